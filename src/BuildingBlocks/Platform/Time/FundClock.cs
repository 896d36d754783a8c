using Fund.Platform.Tenancy;
using Npgsql;

namespace Fund.Platform.Time;

/// <summary>How far a demonstration's clock is ahead, or behind where it is negative. One row, shared; absent in production.</summary>
[Global]
internal sealed class ClockShift
{
    public int Id { get; init; } = 1;
    public long Seconds { get; set; }
}

/// <summary>
/// The clock of the house. It is the machine's, but a demonstration or a test can move it: the shift lies in the database,
/// so that every process and job agrees. Outside a demonstration it never moves.
/// </summary>
public sealed class FundClock(bool movable) : TimeProvider
{
    private long shiftTicks;

    /// <summary>Can it be moved here?</summary>
    public bool IsMovable { get; } = movable;

    /// <summary>Raised in the process that moved it.</summary>
    public event EventHandler? Moved;

    /// <summary>How far ahead it is; negative when it is behind.</summary>
    public TimeSpan Shift => TimeSpan.FromTicks(Interlocked.Read(ref shiftTicks));

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;

    /// <summary>Reads the shift that another process may have stored.</summary>
    public async Task ReadAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (!IsMovable)
        {
            return;
        }

        await using var command = database.CreateCommand("select seconds from platform.clock_shifts where id = 1");
        Set(await command.ExecuteScalarAsync(cancellation) is long seconds ? seconds : 0);
    }

    /// <summary>Moves the clock so that it now shows this instant, for every process.</summary>
    /// <exception cref="InvalidOperationException">The clock cannot be moved here.</exception>
    public async Task MoveToAsync(DateTimeOffset instant, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (!IsMovable)
        {
            throw new InvalidOperationException("The clock is the machine's.");
        }

        var seconds = (long)(instant - System.GetUtcNow()).TotalSeconds;
        await using var command = database.CreateCommand(
            "insert into platform.clock_shifts (id, seconds) values (1, $1) on conflict (id) do update set seconds = excluded.seconds"
        );
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = seconds });
        await command.ExecuteNonQueryAsync(cancellation);
        Set(seconds);
        Moved?.Invoke(this, EventArgs.Empty);
    }

    private void Set(long seconds) => Interlocked.Exchange(ref shiftTicks, TimeSpan.FromSeconds(seconds).Ticks);
}
