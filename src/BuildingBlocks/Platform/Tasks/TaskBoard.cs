using Fund.Contracts.Applications;
using Fund.Contracts.Assessment;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Platform.Tasks;

/// <summary>Where tasks are put and finished, in the transaction of what caused them.</summary>
public sealed class TaskBoard(PlatformDb db, TenantTransaction transaction, IMediator mediator, TimeProvider time)
{
    private const int Most = 200;

    /// <summary>Puts a task up, unless the same is open already: then its due day is moved. Whoever is asked is told by
    /// <see cref="HandOvers"/>.</summary>
    /// <returns>Is it new?</returns>
    public async Task<bool> AskAsync(TaskItem task, CancellationToken cancellation)
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
        return open is null;
    }

    /// <summary>Finishes the open tasks of a kind; with "stage:*" all that begin so.</summary>
    public async Task DoneAsync(string? caseNumber, string kind, CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        var open = kind.EndsWith('*')
            ? db.Tasks.Where(t => t.DoneAt == null && t.CaseNumber == caseNumber && t.Kind.StartsWith(kind.TrimEnd('*')))
            : db.Tasks.Where(t => t.DoneAt == null && t.CaseNumber == caseNumber && t.Kind == kind);
        await FinishAsync(open, cancellation);
    }

    /// <summary>Finishes the open tasks of a kind, whatever case they are about.</summary>
    public async Task DoneEverywhereAsync(string kind, CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        await FinishAsync(db.Tasks.Where(t => t.DoneAt == null && t.Kind == kind), cancellation);
    }

    /// <summary>Finishes every open task of a case that has ended, but for what is asked of it afterwards.</summary>
    public async Task AllDoneAsync(string caseNumber, CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        await FinishAsync(db.Tasks.Where(t => t.DoneAt == null && t.CaseNumber == caseNumber && !t.OutlivesCase), cancellation);
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

    /// <summary>The due day of what was last asked of a case of the kinds that begin so; null for none.</summary>
    public async Task<DateOnly?> LastDueAsync(string caseNumber, string kindPrefix, CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        return await db
            .Tasks.Where(t => t.CaseNumber == caseNumber && t.Kind.StartsWith(kindPrefix))
            .OrderByDescending(t => t.AskedAt)
            .Select(t => t.Due)
            .FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Open tasks of a person, the soonest due first and so the longest overdue: those that are theirs to do.</summary>
    public async Task<IReadOnlyList<TaskItem>> OfAsync(PersonId? who, IReadOnlyList<HeldRole> held, CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        var roles = held.Select(role => role.Role).Distinct().ToList();
        var person = who?.Value;
        var open = await db
            .Tasks.AsNoTracking()
            .Where(t => t.DoneAt == null && roles.Contains(t.Role) && (t.PersonId == null || t.PersonId == person))
            .OrderBy(t => t.Due == null)
            .ThenBy(t => t.Due)
            .ThenBy(t => t.AskedAt)
            .Take(Most)
            .ToListAsync(cancellation);
        var recused = await RecusedAsync(open, who, cancellation);
        return
        [
            .. open.Where(t => t.NotFor is null || t.NotFor != person)
                .Where(t => t.Unit is null || held.Any(role => role.Role == t.Role && (role.Unit is null || role.Unit == t.Unit)))
                .Where(t => !t.Impartial || t.CaseNumber is not { } number || !recused.Contains(number)),
        ];
    }

    /// <summary>Open tasks of a case, the soonest due first.</summary>
    public async Task<IReadOnlyList<TaskItem>> OfCaseAsync(string caseNumber, CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        return await db
            .Tasks.AsNoTracking()
            .Where(t => t.DoneAt == null && t.CaseNumber == caseNumber)
            .OrderBy(t => t.Due == null)
            .ThenBy(t => t.Due)
            .ThenBy(t => t.AskedAt)
            .ToListAsync(cancellation);
    }

    /// <summary>
    /// Open tasks that are not among the person's own, the overdue first, then what has waited longest; nothing of cases that the person
    /// may not see.
    /// </summary>
    public async Task<IReadOnlyList<TaskItem>> OfOthersAsync(IReadOnlyList<TaskItem> own, DateOnly today, CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        var mine = own.Select(task => task.Id).ToList();
        var others = await db
            .Tasks.AsNoTracking()
            .Where(t => t.DoneAt == null && !mine.Contains(t.Id))
            .OrderBy(t => t.Due == null || t.Due >= today)
            .ThenBy(t => t.Due < today ? t.Due : null)
            .ThenBy(t => t.AskedAt)
            .Take(Most)
            .ToListAsync(cancellation);
        var seen = await mediator.Send(new VisibleCases([.. others.Select(t => t.CaseNumber).OfType<string>().Distinct()]), cancellation);
        return [.. others.Where(t => t.CaseNumber is null || seen.ContainsKey(t.CaseNumber))];
    }

    /// <summary>What is open in these cases, the soonest due first, then what has waited longest.</summary>
    public async Task<IReadOnlyList<TaskItem>> OfCasesAsync(IReadOnlyCollection<string> cases, CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        return await db
            .Tasks.AsNoTracking()
            .Where(t => t.DoneAt == null && t.CaseNumber != null && cases.Contains(t.CaseNumber))
            .OrderBy(t => t.Due == null)
            .ThenBy(t => t.Due)
            .ThenBy(t => t.AskedAt)
            .ToListAsync(cancellation);
    }

    private async Task<IReadOnlySet<string>> RecusedAsync(List<TaskItem> open, PersonId? who, CancellationToken cancellation)
    {
        if (who is null || !open.Exists(task => task.Impartial))
        {
            return new HashSet<string>();
        }

        var recusals = new GatherRecusals(null, who);
        await mediator.Publish(recusals, cancellation);
        return recusals.Found.Select(found => found.CaseNumber).ToHashSet();
    }

    private async Task FinishAsync(IQueryable<TaskItem> open, CancellationToken cancellation)
    {
        foreach (var task in await open.ToListAsync(cancellation))
        {
            task.DoneAt = time.GetUtcNow();
        }

        await db.SaveChangesAsync(cancellation);
    }
}
