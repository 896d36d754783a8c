using System.Text.Json;
using Fund.Contracts.Messages;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Microsoft.EntityFrameworkCore;

namespace Fund.Platform.Works;

/// <summary>A work as people see it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="What">What is going on, in words.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Who">Who has asked for it.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Done">How many parts are done.</param>
/// <param name="Total">Of how many; 0 while nobody knows.</param>
/// <param name="Said">Why it failed; null where it did not.</param>
public sealed record WorkView(Guid Id, string What, WorkState State, string Who, DateTimeOffset AskedAt, int Done, int Total, string? Said);

/// <summary>The works that jobs do in people's names.</summary>
public sealed class WorkBoard(
    PlatformDb db,
    TenantTransaction transaction,
    Actor actor,
    AfterCommit after,
    WorkSignal signal,
    TimeProvider time
)
{
    /// <summary>Gives a command to a job, which begins when the transaction is committed; answers the work's key.</summary>
    /// <exception cref="Conflict">
    /// A work about the same is under way, or the request's id was used for the same command with other content.
    /// </exception>
    internal async Task<Guid> GiveAsync(object command, LongWork work, string? requestId, CancellationToken cancellation)
    {
        var me = actor.Person?.Value ?? throw new InvalidOperationException("A job works in the name of a person.");
        var (message, content) = (command.GetType().FullName!, JsonSerializer.Serialize(command, command.GetType()));
        var twins = db.Works.Where(w => w.PersonId == me && w.Message == message && w.RequestId == requestId);
        if (requestId is not null && await twins.FirstOrDefaultAsync(cancellation) is { } twin)
        {
            return twin.Content == content
                ? twin.Id
                : throw new Conflict(T("Samma nyckel har redan använts för något annat. Läs in sidan igen."));
        }

        var underWay = await db
            .Works.AsNoTracking()
            .FirstOrDefaultAsync(w => w.About == work.About && w.State == WorkState.Waiting, cancellation);
        if (underWay is not null)
        {
            throw new Conflict(
                T(
                    $"{underWay.What} redan: {underWay.Who} begärde det {StockholmTime.At(underWay.AskedAt):yyyy-MM-dd HH:mm}. "
                        + "Vänta tills det är klart."
                )
            );
        }

        var given = new Work
        {
            About = work.About,
            What = work.What,
            Message = message,
            Content = content,
            RequestId = requestId,
            PersonId = me,
            Who = actor.Name,
            From = actor.From,
            AskedAt = time.GetUtcNow(),
        };
        db.Works.Add(given);
        await db.SaveChangesAsync(cancellation);
        var own = transaction.Municipality;
        after.Do(() => signal.Raise(own));
        return given.Id;
    }

    /// <summary>The latest work about something, while it is under way or when it failed; null when it is done or there is none.</summary>
    public async Task<WorkView?> OfAsync(string about, CancellationToken cancellation) =>
        (await db.Works.AsNoTracking().Where(w => w.About == about).OrderByDescending(w => w.AskedAt).FirstOrDefaultAsync(cancellation))
            is { State: not WorkState.Done } latest
            ? await SeenAsync(latest, cancellation)
            : null;

    internal async Task<WorkView?> OwnAsync(Guid id, CancellationToken cancellation)
    {
        var me = actor.Person?.Value;
        return await db.Works.AsNoTracking().FirstOrDefaultAsync(w => w.Id == id && w.PersonId == me, cancellation) is { } own
            ? await SeenAsync(own, cancellation)
            : null;
    }

    private async Task<WorkView> SeenAsync(Work work, CancellationToken cancellation)
    {
        var id = work.Id;
        var step = await db.WorkSteps.AsNoTracking().FirstOrDefaultAsync(s => s.WorkId == id, cancellation);
        return new WorkView(
            work.Id,
            work.What,
            work.State,
            work.Who,
            work.AskedAt,
            work.State == WorkState.Done ? step?.Total ?? 0 : step?.Done ?? 0,
            step?.Total ?? 0,
            work.Said
        );
    }
}
