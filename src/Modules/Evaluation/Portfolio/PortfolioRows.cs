using Fund.Contracts.Finance;
using Fund.Contracts.Values;
using Fund.Evaluation.Cases;
using Fund.Evaluation.Evaluations;
using Fund.Evaluation.FollowUp;
using Fund.Evaluation.Persistence;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Evaluation.Portfolio;

/// <summary>
/// An initiative in the portfolio. SEK; null where a module that knows it is switched off. How it stands is known of now, not of the day of
/// a compilation.
/// </summary>
internal sealed record PortfolioRow(
    CaseId CaseId,
    string CaseNumber,
    string Title,
    string LeadUnit,
    string Stage,
    Money? Granted,
    Money? Paid,
    int Indicators,
    int OnTarget,
    int Evaluations,
    InitiativeStanding? Standing = null
);

/// <summary>A fund's initiatives with their figures as they are now.</summary>
internal sealed class PortfolioRows(EvaluationDb db, CurrentSetup setup, GrantedCases cases, IMediator mediator)
{
    public async Task<IReadOnlyList<PortfolioRow>> OfAsync(string fund, CancellationToken cancellation)
    {
        var granted = await cases.OfAsync(fund, cancellation);
        var ids = granted.Select(c => c.Id).ToList();
        var known = await setup.GetAsync(cancellation);
        var money = known.Modules.Contains("finance") ? await mediator.Send(new MoneyOfCases(ids), cancellation) : null;
        var indicators = (await db.Indicators.AsNoTracking().Where(i => ids.Contains(i.CaseId)).ToListAsync(cancellation)).ToLookup(i =>
            i.CaseId
        );
        var measured = (await db.Measurements.AsNoTracking().Where(m => ids.Contains(m.CaseId)).ToListAsync(cancellation))
            .GroupBy(m => m.IndicatorId)
            .ToDictionary(g => g.Key, g => g.OrderBy(m => m.MeasuredOn).ThenBy(m => m.At).Last().Value);
        var evaluations = await db
            .Evaluations.AsNoTracking()
            .Where(e => ids.Contains(e.CaseId))
            .GroupBy(e => e.CaseId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(e => e.Key, e => e.Count, cancellation);
        return
        [
            .. granted.Select(c => new PortfolioRow(
                c.Id,
                c.Number,
                c.Title,
                c.LeadUnitName,
                known.ProfileOf(c.RuleVersion).StageOf(c.Stage).Name,
                money is null ? null : money.GetValueOrDefault(c.Id)?.Granted ?? Money.Zero,
                money is null ? null : money.GetValueOrDefault(c.Id)?.Paid ?? Money.Zero,
                indicators[c.Id].Count(),
                indicators[c.Id].Count(i => measured.TryGetValue(i.Id, out var value) && i.IsReachedBy(value)),
                evaluations.GetValueOrDefault(c.Id),
                InitiativeStandings.Of(
                    c.StageKind,
                    [.. indicators[c.Id].Select(i => i.StandingBy(measured.TryGetValue(i.Id, out var latest) ? latest : null))]
                )
            )),
        ];
    }
}
