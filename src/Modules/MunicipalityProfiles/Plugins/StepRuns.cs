using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Persistence;
using Fund.Platform.Plugins;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Plugins;

/// <summary>
/// What a step did in one operation. <paramref name="Lines"/> is null where the case is a draft that the reader may not see; what went
/// wrong
/// is told of drafts, too.
/// </summary>
internal sealed record StepRunRow(
    Guid Id,
    DateTimeOffset At,
    string Plugin,
    string Version,
    string Step,
    string? Rule,
    string Operation,
    string? CaseNumber,
    string Result,
    long Microseconds,
    string? Number,
    string? Fault,
    string? Lines
);

/// <summary>A page of runs; <paramref name="Next"/> is the run to go on after, null at the end.</summary>
internal sealed record StepRunPage(IReadOnlyList<StepRunRow> Rows, Guid? Next);

/// <summary>What plugins' steps have done in the municipality, the latest first.</summary>
/// <param name="Number">The number that somebody was asked to quote; null for all.</param>
/// <param name="Plugin">Id of a plugin; null for all.</param>
/// <param name="Step">Id of a step; null for all.</param>
/// <param name="CaseNumber">The case's number; null for all, also what is about no case.</param>
/// <param name="FaultsOnly">Only the runs that could not be done?</param>
/// <param name="After">Go on after this run; null from the latest.</param>
[Requires(Permission.Administer)]
internal sealed record StepRuns(
    string? Number = null,
    string? Plugin = null,
    string? Step = null,
    string? CaseNumber = null,
    bool FaultsOnly = false,
    Guid? After = null
) : IQuery<StepRunPage>;

internal sealed class StepRunsHandler(PlatformDb db, IMediator mediator) : IRequestHandler<StepRuns, StepRunPage>
{
    private const int PageSize = 50;

    public async Task<StepRunPage> Handle(StepRuns request, CancellationToken cancellationToken)
    {
        var query = db.StepTraces.AsNoTracking();
        if (Given(request.Number) is { } number)
        {
            number = number.ToUpperInvariant();
            query = query.Where(t => t.Reference == number);
        }

        if (Given(request.Plugin) is { } plugin)
        {
            query = query.Where(t => t.Plugin == plugin);
        }

        if (Given(request.Step) is { } step)
        {
            query = query.Where(t => t.Step == step);
        }

        if (Given(request.CaseNumber) is { } about)
        {
            query = query.Where(t => t.CaseNumber == about);
        }

        if (request.FaultsOnly)
        {
            query = query.Where(t => t.Reference != null);
        }

        // By the instant, not the key: a demonstration's clock goes back and forth.
        if (request.After is { } after)
        {
            query = query.Where(t =>
                db.Set<StepTrace>().Any(seen => seen.Id == after && (t.At < seen.At || (t.At == seen.At && t.Id.CompareTo(seen.Id) < 0)))
            );
        }

        var found = await query.OrderByDescending(t => t.At).ThenByDescending(t => t.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var visible = await mediator.Send(
            new VisibleCases([.. found.Select(t => t.CaseNumber).OfType<string>().Distinct()]),
            cancellationToken
        );
        var rows = found
            .Take(PageSize)
            .Select(t => new StepRunRow(
                t.Id,
                t.At,
                t.Plugin,
                t.Version,
                t.Step,
                t.Rule,
                t.Operation,
                t.CaseNumber,
                t.Result,
                t.Microseconds,
                t.Reference,
                t.Fault,
                t.CaseNumber is null || visible.ContainsKey(t.CaseNumber) ? t.Lines : null
            ))
            .ToList();
        return new StepRunPage(rows, found.Count > PageSize ? rows[^1].Id : null);
    }

    private static string? Given(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
