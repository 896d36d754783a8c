using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Costs;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Finance.Settlements.Arithmetic;
using Fund.Platform.Admission;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>
/// The initiatives of a settlement as they are listed: some at a time, those that need a look first, each with its costs.
/// </summary>
internal sealed class SettlementRows(FinanceDb db, CostsOfRun costs, CurrentSetup setup, Admission admission, Actor actor)
{
    private const int OnAPage = 50;

    // What a person can take in of one initiative; the rest is in the file with every cost.
    private const int CostsListed = 100;

    // What is given whole, the paper, is not read by anybody when it has more costs than this, nor fits in memory: it has the
    // initiatives alone, and the file row by row has the costs.
    private const int CostsTogether = 100_000;

    /// <summary>The rows of a page, or all where no page is asked for; which page it is, and of how many.</summary>
    /// <param name="run">The settlement, with its lines.</param>
    /// <param name="cases">Its initiatives.</param>
    /// <param name="asked">Which page, from 1, or all; with costs or without.</param>
    /// <param name="isOpen">Can something still be held?</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<(IReadOnlyList<SettlementDayRow> Rows, int Page, int Pages)> OfAsync(
        SettlementRun run,
        Dictionary<CaseId, CaseHeaderView> cases,
        SettlementDayQuery asked,
        bool isOpen,
        CancellationToken cancellation
    )
    {
        var ordered = Ordered(run.Lines, cases).ToList();
        var pages = asked.Page is null ? 1 : Math.Max(1, (ordered.Count + OnAPage - 1) / OnAPage);
        var page = Math.Clamp(asked.Page ?? 1, 1, pages);
        var shown = asked.Page is null ? ordered : [.. ordered.Skip((page - 1) * OnAPage).Take(OnAPage)];
        var about = shown.Select(line => line.CaseId.Value).ToArray();
        var reasons = await ReasonsAsync(run.Id, about, cancellation);
        var most =
            !asked.Costs ? 0
            : asked.Page is not null ? CostsListed
            : reasons.Sum(reason => reason.Count) > CostsTogether ? 0
            : int.MaxValue;
        var listed = most == 0 ? null : await costs.ListedAsync(run.Id, about, most, cancellation);
        var byCase = reasons.ToLookup(reason => reason.CaseId);
        var texts = CostTexts.ByVersion(actor, await setup.GetAsync(cancellation), cases.Values);
        var rows = new List<SettlementDayRow>(shown.Count);
        foreach (var line in shown)
        {
            var header = cases[line.CaseId];
            var row = Row(line, header, [.. byCase[line.CaseId.Value]], listed?[line.CaseId] ?? [], texts[header.RuleVersion]);
            // Whose turn it is to hold differs between municipalities and cases: a link is shown to those whom its page opens for (F-22).
            rows.Add(row with { MayHold = isOpen && await admission.AdmitsAsync(typeof(HoldPayout), header, cancellation) });
        }

        return (rows, page, pages);
    }

    /// <summary>Initiatives in the order that they are listed in: those that need a look first, then by name.</summary>
    public static IEnumerable<SettlementLine> Ordered(IEnumerable<SettlementLine> lines, Dictionary<CaseId, CaseHeaderView> cases) =>
        lines
            .OrderByDescending(line => line.NeedsALook)
            .ThenBy(line => cases[line.CaseId].Title, SwedishText.Comparer)
            .ThenBy(line => line.CaseId.Value);

    /// <summary>All initiatives together.</summary>
    public static SettlementTotals TotalsOf(IReadOnlyList<SettlementLine> lines) =>
        new(
            lines.Count,
            lines.Count(line => line.Payable.IsPositive),
            lines.Count(line => line.NeedsALook),
            lines.Select(CostOf).Total(),
            lines.Select(line => line.Held).Total(),
            lines.Count(line => line.Held.IsPositive),
            lines.Select(line => line.Overrun).Total(),
            lines.Count(line => line.Overrun.IsPositive),
            lines.Select(line => line.GrantLeft).Total()
        );

    /// <summary>All initiatives together, with what is left out of them though nothing is held.</summary>
    public async Task<SettlementTotals> TotalsAsync(SettlementRun run, CancellationToken cancellation)
    {
        // Whoever has such a cost needs a look: the others' costs, which can be a million, are not gone through.
        var asked = run.Lines.Where(line => line.NeedsALook).Select(line => line.CaseId.Value).ToArray();
        var leftOut =
            asked.Length == 0
                ? []
                : await db
                    .Database.SqlQuery<LeftOutOf>(
                        $"""
                        select case_id, sum(amount)::bigint as ore from finance.settlement_costs
                        where run_id = {run.Id} and case_id = any({asked})
                          and outcome in ({nameof(CostOutcome.BeforeStart)}, {nameof(CostOutcome.OtherYear)})
                        group by 1
                        """
                    )
                    .ToListAsync(cancellation);
        return TotalsOf(run.Lines) with { LeftOut = new Money(leftOut.Sum(of => of.Ore)), LeftOutFor = leftOut.Count };
    }

    /// <summary>Who is paid how much, by name.</summary>
    public static IReadOnlyList<PayeeSum> PayeesOf(IReadOnlyList<SettlementLine> lines) =>
        [
            .. lines
                .Where(line => line.Payable.IsPositive)
                .GroupBy(line => (line.ReceiverName, line.IsExternal))
                .Select(unit => new PayeeSum(
                    unit.Key.ReceiverName,
                    unit.Key.IsExternal,
                    unit.Count(),
                    unit.Select(line => line.Payable).Total()
                ))
                .OrderBy(unit => unit.Unit, SwedishText.Comparer),
        ];

    // What is held is a cost of the period, though nothing of it is taken up this time.
    private static Money CostOf(SettlementLine line) => line.PeriodCost + line.Held;

    private static SettlementDayRow Row(
        SettlementLine line,
        CaseHeaderView about,
        IReadOnlyList<Reason> reasons,
        IEnumerable<SettlementDayCost> costs,
        CostTexts texts
    ) =>
        new(
            about.Number,
            about.Title,
            about.LeadUnitName,
            CostOf(line),
            line.Payable,
            line.Held,
            line.Overrun,
            line.GrantLeft,
            line.HeldBecause,
            line.Alerts,
            [.. costs.Select(cost => cost with { Text = texts.Of(cost.Account, cost.Text) })]
        )
        {
            Receiver = line.ReceiverName,
            IsExternal = line.IsExternal,
            NeedsALook = line.NeedsALook,
            CostCount = reasons.Where(reason => reason.Outcome != nameof(CostOutcome.Later)).Sum(reason => reason.Count),
            NotTakenUp = reasons
                .Where(reason => reason.Outcome is nameof(CostOutcome.BeforeStart) or nameof(CostOutcome.OtherYear))
                .Select(reason => new Money(reason.Ore))
                .Total(),
            LaterCount = reasons.Where(reason => reason.Outcome == nameof(CostOutcome.Later)).Sum(reason => reason.Count),
            LeftOut =
            [
                .. reasons
                    .Where(reason => reason.Outcome is not (nameof(CostOutcome.Settled) or nameof(CostOutcome.Later)))
                    .Where(reason => reason.Why != line.HeldBecause)
                    .Select(reason => new LeftOutCosts(reason.Why, new Money(reason.Ore))),
            ],
        };

    private async Task<List<Reason>> ReasonsAsync(Guid run, Guid[] cases, CancellationToken cancellation) =>
        await db
            .Database.SqlQuery<Reason>(
                $"""
                select case_id, outcome, case when outcome in ('Settled', 'Later') then '' else reason end as why,
                       count(*)::int as count, sum(amount)::bigint as ore
                from finance.settlement_costs
                where run_id = {run} and case_id = any({cases})
                group by 1, 2, 3
                order by 1, min(date), 3
                """
            )
            .ToListAsync(cancellation);

    private sealed record LeftOutOf(Guid CaseId, long Ore);

    private sealed record Reason(Guid CaseId, string Outcome, string Why, int Count, long Ore);
}
