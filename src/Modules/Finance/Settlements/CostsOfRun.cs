using System.Runtime.CompilerServices;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Finance.Settlements.Arithmetic;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>Reads the costs of a settlement with their vouchers, and what it says of each.</summary>
internal sealed class CostsOfRun(FinanceDb db)
{
    /// <summary>
    /// Some of each initiative's costs up to the period's end, those that are left out first where not all are wanted; then by day, as the
    /// vouchers are kept.
    /// </summary>
    public async Task<ILookup<CaseId, SettlementDayCost>> ListedAsync(Guid run, Guid[] cases, int most, CancellationToken cancellation)
    {
        var costs = await db
            .Database.SqlQuery<Row>(
                $"""
                select s.case_id, s.cost_line_id, s.date, l.series, l.number, l.account, l.text, s.amount as ore, s.payable as payable_ore,
                       s.outcome, s.reason, s.rule
                from (select c.*, row_number() over (partition by c.case_id
                                                     order by c.outcome = 'Settled', c.date, c.cost_line_id) as nth
                      from finance.settlement_costs c
                      where c.run_id = {run} and c.case_id = any({cases}) and c.outcome <> 'Later') s
                join finance.cost_lines l on l.municipality_id = s.municipality_id and l.id = s.cost_line_id
                where s.nth <= {most}
                order by s.date, s.cost_line_id
                """
            )
            .ToListAsync(cancellation);
        return costs.ToLookup(cost => new CaseId(cost.CaseId), cost => cost.Cost);
    }

    /// <summary>
    /// Every cost, one at a time as the database gives them: initiative by initiative as these are ordered, then by day. Nothing else can
    /// be asked of the database meanwhile.
    /// </summary>
    public async IAsyncEnumerable<(CaseId Case, SettlementDayCost Cost)> EachAsync(
        Guid run,
        Guid[] cases,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var costs = db
            .Database.SqlQuery<Row>(
                $"""
                select s.case_id, s.cost_line_id, s.date, l.series, l.number, l.account, l.text, s.amount as ore, s.payable as payable_ore,
                       s.outcome, s.reason, s.rule
                from finance.settlement_costs s
                join unnest({cases}) with ordinality as o(case_id, nth) on o.case_id = s.case_id
                join finance.cost_lines l on l.municipality_id = s.municipality_id and l.id = s.cost_line_id
                where s.run_id = {run}
                order by o.nth, s.date, s.cost_line_id
                """
            )
            .AsAsyncEnumerable();
        await foreach (var cost in costs.WithCancellation(cancellation))
        {
            yield return (new CaseId(cost.CaseId), cost.Cost);
        }
    }

    private sealed record Row(
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
    )
    {
        public SettlementDayCost Cost =>
            new(
                CostLineId,
                Date,
                $"{Series} {Number}".Trim(),
                Account,
                Text,
                new Money(Ore),
                new Money(PayableOre),
                Enum.Parse<CostOutcome>(Outcome),
                Reason,
                Rule
            );
    }
}
