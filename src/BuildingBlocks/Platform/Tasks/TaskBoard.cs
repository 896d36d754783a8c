using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Fund.Platform.Tasks;

/// <summary>Where tasks are put and finished, in the transaction of what caused them.</summary>
public sealed class TaskBoard(PlatformDb db, TenantTransaction transaction, TimeProvider time)
{
    /// <summary>Puts a task up, unless the same is open already: then its due day is moved.</summary>
    public async Task AskAsync(TaskItem task, CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        var open = await db.Tasks.FirstOrDefaultAsync(
            t =>
                t.DoneAt == null
                && t.Kind == task.Kind
                && t.CaseNumber == task.CaseNumber
                && t.Unit == task.Unit
                && t.PersonId == task.PersonId,
            cancellation
        );
        if (open is null)
        {
            db.Tasks.Add(task);
        }
        else
        {
            open.Due = task.Due;
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Finishes the open tasks of a kind; with "stage:*" all that begin so.</summary>
    public async Task DoneAsync(string? caseNumber, string kind, CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        var open = kind.EndsWith('*')
            ? db.Tasks.Where(t => t.DoneAt == null && t.CaseNumber == caseNumber && t.Kind.StartsWith(kind.TrimEnd('*')))
            : db.Tasks.Where(t => t.DoneAt == null && t.CaseNumber == caseNumber && t.Kind == kind);
        foreach (var task in await open.ToListAsync(cancellation))
        {
            task.DoneAt = time.GetUtcNow();
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Finishes every open task of a case that has ended, but for what is asked of it afterwards.</summary>
    public async Task AllDoneAsync(string caseNumber, CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        var open = db.Tasks.Where(t => t.DoneAt == null && t.CaseNumber == caseNumber && !t.OutlivesCase);
        foreach (var task in await open.ToListAsync(cancellation))
        {
            task.DoneAt = time.GetUtcNow();
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>
    /// What has ever been asked, done or not, of the kinds that begin so: by which a schedule asks once, however late it runs.
    /// </summary>
    public async Task<IReadOnlySet<(string? CaseNumber, string Kind)>> AskedAsync(string kindPrefix, CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        var asked = await db
            .Tasks.AsNoTracking()
            .Where(t => t.Kind.StartsWith(kindPrefix))
            .Select(t => new { t.CaseNumber, t.Kind })
            .Distinct()
            .ToListAsync(cancellation);
        return asked.Select(t => (t.CaseNumber, t.Kind)).ToHashSet();
    }

    /// <summary>Open tasks of the person who acts, the soonest due first.</summary>
    public async Task<IReadOnlyList<TaskItem>> OfAsync(Actor actor, CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        var roles = actor.Roles.ToList();
        var person = actor.Person?.Value;
        var mine = await db
            .Tasks.AsNoTracking()
            .Where(t => t.DoneAt == null && roles.Contains(t.Role) && (t.PersonId == null || t.PersonId == person))
            .OrderBy(t => t.Due == null)
            .ThenBy(t => t.Due)
            .ThenBy(t => t.AskedAt)
            .Take(200)
            .ToListAsync(cancellation);
        return [.. mine.Where(t => t.Unit is null || actor.Holds(t.Role, t.Unit))];
    }

    /// <summary>Open tasks whose day has passed and which are not the person's own, the longest overdue first.</summary>
    public async Task<IReadOnlyList<TaskItem>> LateOfOthersAsync(Actor actor, DateOnly today, CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        var late = await db
            .Tasks.AsNoTracking()
            .Where(t => t.DoneAt == null && t.Due < today)
            .OrderBy(t => t.Due)
            .ThenBy(t => t.AskedAt)
            .Take(200)
            .ToListAsync(cancellation);
        return [.. late.Where(t => !actor.Roles.Contains(t.Role))];
    }
}
