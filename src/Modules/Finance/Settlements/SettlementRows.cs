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
internal sealed class SettlementRows(FinanceDb db, CurrentSetup setup, Admission admission, Actor actor)
{
    private const int OnAPage = 50;

    // What a person can take in of one initiative; the rest is in the file with every cost.
    private const int CostsListed = 100;

    // A file with more costs than this would not be read by anybody, nor fit in memory: it has the initiatives alone.
    private const int CostsInAFile = 100_000;

    /// <summary>The rows of a page, or all where no page is asked for; which page it is, and of how many.</summary>
    /// <param name="run">The settlement, with its lines.</param>
    /// <param name="cases">Its initiatives.</param>
    /// <param name="asked">Which page, from 1; null for all.</param>
    /// <param name="isOpen">Can something still be held?</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<(IReadOnlyList<SettlementDayRow> Rows, int Page, int Pages)> OfAsync(
        SettlementRun run,
        Dictionary<CaseId, CaseHeaderView> cases,
        int? asked,
        bool isOpen,
        CancellationToken cancellation
    )
    {
        var ordered = run
            .Lines.OrderByDescending(line => line.NeedsALook)
            .ThenBy(line => cases[line.CaseId].Title, SwedishText.Comparer)
            .ThenBy(line => line.CaseId.Value)
            .ToList();
        var pages = asked is null ? 1 : Math.Max(1, (ordered.Count + OnAPage - 1) / OnAPage);
        var page = Math.Clamp(asked ?? 1, 1, pages);
        var shown = asked is null ? ordered : [.. ordered.Skip((page - 1) * OnAPage).Take(OnAPage)];
        var about = shown.Select(line => line.CaseId.Value).ToArray();
        var reasons = await ReasonsAsync(run.Id, about, cancellation);
        var counted = reasons.Sum(reason => reason.Count);
        var costs = (
            asked is null && counted > CostsInAFile
                ? []
                : await CostsAsync(run.Id, about, asked is null ? int.MaxValue : CostsListed, cancellation)
        ).ToLookup(cost => cost.Case);
        var byCase = reasons.ToLookup(reason => reason.CaseId);
        var here = await setup.GetAsync(cancellation);
        var texts = cases
            .Values.Select(header => header.RuleVersion)
            .Distinct()
            .ToDictionary(version => version, version => new CostTexts(actor, here.ProfileOf(version).Settlement));
        var rows = new List<SettlementDayRow>(shown.Count);
        foreach (var line in shown)
        {
            var header = cases[line.CaseId];
            var row = Row(line, header, [.. byCase[line.CaseId.Value]], costs[line.CaseId], texts[header.RuleVersion]);
            // Whose turn it is to hold differs between municipalities and cases: a link is shown to those whom its page opens for (F-22).
            rows.Add(row with { MayHold = isOpen && await admission.AdmitsAsync(typeof(HoldPayout), header, cancellation) });
        }

        return (rows, page, pages);
    }

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
        IEnumerable<(CaseId Case, SettlementDayCost Cost)> costs,
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
            [.. costs.Select(cost => cost.Cost with { Text = texts.Of(cost.Cost.Account, cost.Cost.Text) })]
        )
        {
            Receiver = line.ReceiverName,
            IsExternal = line.IsExternal,
            NeedsALook = line.NeedsALook,
            CostCount = reasons.Sum(reason => reason.Count),
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

    private async Task<List<(CaseId Case, SettlementDayCost Cost)>> CostsAsync(
        Guid run,
        Guid[] cases,
        int most,
        CancellationToken cancellation
    )
    {
        // Those that are left out first where not all are listed; then by day, as the vouchers are kept.
        var costs = await db
            .Database.SqlQuery<Listed>(
                $"""
                select s.case_id, s.cost_line_id, s.date, l.series, l.number, l.account, l.text, s.amount as ore, s.payable as payable_ore,
                       s.outcome, s.reason, s.rule
                from (select c.*, row_number() over (partition by c.case_id
                                                     order by c.outcome in ('Settled', 'Later'), c.date, c.cost_line_id) as nth
                      from finance.settlement_costs c
                      where c.run_id = {run} and c.case_id = any({cases})) s
                join finance.cost_lines l on l.municipality_id = s.municipality_id and l.id = s.cost_line_id
                where s.nth <= {most}
                order by s.date, s.cost_line_id
                """
            )
            .ToListAsync(cancellation);
        return
        [
            .. costs.Select(cost =>
                (
                    new CaseId(cost.CaseId),
                    new SettlementDayCost(
                        cost.CostLineId,
                        cost.Date,
                        $"{cost.Series} {cost.Number}".Trim(),
                        cost.Account,
                        cost.Text,
                        new Money(cost.Ore),
                        new Money(cost.PayableOre),
                        Enum.Parse<CostOutcome>(cost.Outcome),
                        cost.Reason,
                        cost.Rule
                    )
                )
            ),
        ];
    }

    private sealed record Reason(Guid CaseId, string Outcome, string Why, int Count, long Ore);

    private sealed record Listed(
        Guid CaseId,
        Guid CostLineId,
        DateOnly Date,
        string Series,
        string Number,
        string Account,
        string Text,
        long Ore,
        long PayableOre,
        string Outcome,
        string Reason,
        string? Rule
    );
}
