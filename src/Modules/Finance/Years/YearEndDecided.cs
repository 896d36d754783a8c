using Fund.Contracts.Applications;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Costs;
using Fund.Finance.Persistence;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Years;

/// <summary>What was decided of the costs of a year that is closed, and what came of it.</summary>
internal sealed class YearEndDecided(FinanceDb db, YearEndPosts posts, CurrentSetup setup, Actor actor, IMediator mediator)
{
    /// <summary>How many costs came to nothing with the rows that took them back.</summary>
    public async Task<int> CancelledOutAsync(string fund, int year, CancellationToken cancellation) =>
        await db.YearEndDecisions.CountAsync(
            d => d.Fund == fund && d.Year == year && d.Paid != null && d.Outcome == YearEndOutcome.CancelsOut,
            cancellation
        ) / 2;

    /// <summary>Row by row, what was claimed back first.</summary>
    public async Task<IReadOnlyList<YearEndRow>> OfAsync(string fund, int year, CancellationToken cancellation)
    {
        var rows = await (
            from decision in db.YearEndDecisions.AsNoTracking()
            join cost in db.CostLines.AsNoTracking() on decision.CostLineId equals cost.Id
            where decision.Fund == fund && decision.Year == year && decision.Paid != null
            where decision.Outcome != YearEndOutcome.CancelsOut
            orderby cost.Date
            select new { decision, cost }
        ).ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            return [];
        }

        var ids = rows.Select(row => row.decision.CaseId).Distinct().ToList();
        var cases = (await mediator.Send(new GetCases(ids), cancellation)).ToDictionary(c => c.Id);
        var units = (await mediator.Send(new Units(), cancellation)).ToDictionary(unit => unit.Key, unit => unit.Name);
        var holds = await posts.HoldsAsync(ids, fund, new FiscalYear(year), cancellation);
        var held = await HeldAsync([.. rows.Select(row => row.decision)], cancellation);
        var here = await setup.GetAsync(cancellation);
        var texts = CostTexts.ByVersion(actor, here, cases.Values);
        return
        [
            .. from row in rows
            let about = cases[row.decision.CaseId]
            let because = held.GetValueOrDefault(row.cost.Id) ?? holds.Because(about.Id, here.ProfileOf(about.RuleVersion).Settlement)
            let kind = KindOf(row.cost, about, year, row.decision.Outcome == YearEndOutcome.Bear ? because : null)
            orderby row.decision.Paid
            select new YearEndRow(
                row.cost.Id,
                about.Number,
                about.Title,
                units.GetValueOrDefault(about.LeadUnit, about.LeadUnit),
                $"{row.cost.Series} {row.cost.Number}".Trim(),
                texts[about.RuleVersion].Of(row.cost.Account, row.cost.Text),
                row.cost.Date,
                row.cost.Amount,
                kind,
                YearEndPosts.Why(kind, row.cost, about, because),
                Money.Zero,
                [],
                row.decision.Outcome,
                row.decision.Reason,
                row.decision.DecidedByName,
                StockholmTime.DateOf(row.decision.DecidedAt),
                row.decision.Paid
            ),
        ];
    }

    // A year that is closed is settled. What is held is borne by the applicant; what was taken up had been released.
    private static YearEndKind KindOf(CostLine cost, CaseHeaderView about, int year, string? held) =>
        cost.Date.Year > year
            ? YearEndKind.NextYear
            : YearEndPosts.Of(cost, about, year, held, settled: true, new HashSet<int> { cost.Date.Year }) ?? YearEndKind.Late;

    // Why each cost, or its whole case, was held when it was decided, whatever has been released since.
    private async Task<IReadOnlyDictionary<Guid, string>> HeldAsync(
        IReadOnlyList<YearEndDecision> decisions,
        CancellationToken cancellation
    )
    {
        var costs = decisions.Select(d => d.CostLineId).ToList();
        var about = decisions.Select(d => d.CaseId).Distinct().ToList();
        var ofCosts = await db.CostHolds.AsNoTracking().Where(h => costs.Contains(h.CostLineId)).ToListAsync(cancellation);
        var ofCases = await db.Holds.AsNoTracking().Where(h => about.Contains(h.CaseId)).ToListAsync(cancellation);
        return decisions
            .Select(d =>
                (
                    d.CostLineId,
                    Why: ofCosts
                        .Where(h => h.CostLineId == d.CostLineId && Was(h.HeldAt, h.ReleasedAt, d.DecidedAt))
                        .Select(h => T($"{h.HeldByName} håller inne kostnaden: {h.Reason}"))
                        .Concat(
                            ofCases
                                .Where(h => h.CaseId == d.CaseId && Was(h.HeldAt, h.ReleasedAt, d.DecidedAt))
                                .Select(h => T($"Utbetalningen hålls inne: {h.Reason}"))
                        )
                        .FirstOrDefault()
                )
            )
            .Where(held => held.Why is not null)
            .ToDictionary(held => held.CostLineId, held => held.Why!);
    }

    private static bool Was(DateTimeOffset heldAt, DateTimeOffset? releasedAt, DateTimeOffset at) =>
        heldAt <= at && (releasedAt is null || releasedAt > at);
}
