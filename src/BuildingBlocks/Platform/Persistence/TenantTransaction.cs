using System.Data;
using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fund.Platform.Persistence;

/// <summary>
/// The one place that opens a connection for a municipality and tells the database which one it is (rule 9).
/// Every module's context of the request shares this connection and transaction, so that a decision and its commitment stand or fall
/// together.
/// </summary>
public sealed class TenantTransaction(NpgsqlDataSource database, CurrentMunicipality municipality) : IAsyncDisposable
{
    private const int SecondsOfAJob = 3_600;
    private readonly List<ModuleDb> contexts = [];
    private NpgsqlConnection? connection;
    private NpgsqlTransaction? transaction;
    private bool named;

    /// <summary>The municipality whose rows are seen.</summary>
    public MunicipalityId Municipality => municipality.Value.Id;

    /// <summary>Is a transaction open?</summary>
    public bool IsOpen => transaction is not null;

    /// <summary>
    /// The municipality's setup version as the database had it when it was told the municipality; 0 once this transaction has changed it.
    /// </summary>
    internal int SetupVersion { get; private set; }

    /// <summary>May a statement take an hour? A job's may; where a person waits they end as the connection says.</summary>
    internal bool HasTime
    {
        get;
        set
        {
            field = value;
            contexts.ForEach(TimeFor);
        }
    }

    /// <summary>
    /// Does the request read nothing after the message that is being handled? Then its last reading may end the transaction.
    /// </summary>
    internal bool EndsWithLastRead { get; set; }

    /// <summary>The request's connection, opened with the transaction.</summary>
    internal NpgsqlConnection Connection => connection ??= database.CreateConnection();

    /// <summary>
    /// Opens the transaction. Open already: does nothing. Nothing is sent by this: the beginning goes along with the first statement, and
    /// so does the municipality (<see cref="ReadBatch"/>), or just before it (<see cref="NamesMunicipality"/>). What went past both would
    /// see no row.
    /// </summary>
    public async ValueTask OpenAsync(CancellationToken cancellation)
    {
        if (transaction is null)
        {
            await BeginAsync(cancellation);
        }
    }

    /// <summary>
    /// Opens the transaction with a new municipality's row as its first change, so that the municipality is there whole or not at all.
    /// </summary>
    /// <param name="fresh">The municipality; it has its key in every table when this is done.</param>
    /// <param name="options">The catalogue's context.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="Conflict">Another has started it meanwhile.</exception>
    public async Task OpenWithAsync(Municipality fresh, DbContextOptions<PlatformDb> options, CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        await using (var db = PlatformDb.OnConnection(options, Connection))
        {
            await db.Database.UseTransactionAsync(transaction, cancellation);
            db.Add(fresh);
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException error)
                when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                throw new Conflict(T($"{fresh.Name} har startats i samma stund. Gör om det, så läggs det till som saknas."));
            }
        }

        municipality.Enter(fresh);
    }

    /// <summary>Tells the database which municipality the transaction is about, if it has not been told.</summary>
    internal async ValueTask NameMunicipalityAsync(CancellationToken cancellation)
    {
        if (named)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(Connection, transaction) { BatchCommands = { Naming() } };
        await using var answer = await batch.ExecuteReaderAsync(cancellation);
        await ReadNamingAsync(answer, cancellation);
    }

    /// <summary>A batch in the open transaction. It begins with telling the municipality if that has not been done.</summary>
    /// <param name="tells">Does it? Then its first result is for <see cref="ReadNamingAsync"/>.</param>
    internal NpgsqlBatch Batch(out bool tells)
    {
        var batch = new NpgsqlBatch(Connection, transaction);
        tells = !named;
        if (tells)
        {
            batch.BatchCommands.Add(Naming());
        }

        return batch;
    }

    /// <summary>Reads what the database answered when it was told the municipality.</summary>
    internal async ValueTask ReadNamingAsync(NpgsqlDataReader answer, CancellationToken cancellation)
    {
        await answer.ReadAsync(cancellation);
        SetupVersion = await answer.IsDBNullAsync(1, cancellation) ? 0 : answer.GetInt32(1);
        named = true;
    }

    /// <summary>This transaction has changed the municipality's setup: no version that is kept is this one.</summary>
    internal void SetupChanged() => SetupVersion = 0;

    private async Task BeginAsync(CancellationToken cancellation)
    {
        if (Connection.State != ConnectionState.Open)
        {
            await Connection.OpenAsync(cancellation);
        }

        transaction = await Connection.BeginTransactionAsync(cancellation);
        foreach (var context in contexts)
        {
            await context.Database.UseTransactionAsync(transaction, cancellation);
        }
    }

    /// <summary>
    /// Waits until nobody else in the municipality holds the lock of a name; held until the transaction ends. What was decided while it
    /// waited is known afterwards, the setup's version too.
    /// </summary>
    public async Task LockAsync(string name, CancellationToken cancellation)
    {
        var waits = new NpgsqlBatchCommand("select pg_advisory_xact_lock($1, hashtext($2))")
        {
            Parameters =
            {
                new NpgsqlParameter<int> { TypedValue = Municipality.Value },
                new NpgsqlParameter<string> { TypedValue = name },
            },
        };
        await using var batch = new NpgsqlBatch(Connection, transaction) { BatchCommands = { waits, Naming() } };
        await using var answer = await batch.ExecuteReaderAsync(cancellation);
        await answer.NextResultAsync(cancellation);
        await ReadNamingAsync(answer, cancellation);
    }

    private NpgsqlBatchCommand Naming()
    {
        var id = Municipality.Value;
        return new NpgsqlBatchCommand(
            "select set_config('fund.municipality', $1, true), (select setup_version from platform.municipalities where id = $2)"
        )
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = id.ToString(CultureInfo.InvariantCulture) },
                new NpgsqlParameter<int> { TypedValue = id },
            },
        };
    }

    /// <summary>Commits everything that the contexts have saved.</summary>
    public async Task CommitAsync(CancellationToken cancellation)
    {
        if (transaction is null)
        {
            return;
        }

        await transaction.CommitAsync(cancellation);
        await EndAsync();
    }

    /// <summary>Undoes everything; the contexts forget what they tracked.</summary>
    public async Task RollbackAsync()
    {
        if (transaction is null)
        {
            return;
        }

        try
        {
            await transaction.RollbackAsync(CancellationToken.None);
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
        {
            // The connection is gone, and the transaction with it: there is nothing left to undo.
        }

        await EndAsync();
    }

    /// <summary>A context of this request joins; called by <see cref="ModuleDb.Enter"/>.</summary>
    internal void Enlist(ModuleDb context)
    {
        contexts.Add(context);
        TimeFor(context);
        context.Database.SetDbConnection(Connection);
        if (transaction is not null)
        {
            context.Database.UseTransaction(transaction);
        }
    }

    // Contexts are lent again: what one request set, the next sets anew.
    private void TimeFor(ModuleDb context) => context.Database.SetCommandTimeout(HasTime ? SecondsOfAJob : null);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The contexts of the request have been disposed of before this, or will never be used again.
        contexts.Clear();
        await RollbackAsync();
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }

    /// <summary>The database has ended it: the contexts forget what they tracked, and the connection goes back.</summary>
    internal async Task EndAsync()
    {
        foreach (var context in contexts)
        {
            await context.Database.UseTransactionAsync(null);
            context.ChangeTracker.Clear();
        }

        await transaction!.DisposeAsync();
        transaction = null;
        named = false;
        await Connection.CloseAsync();
    }
}
