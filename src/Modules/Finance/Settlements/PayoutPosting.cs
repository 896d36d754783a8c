using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Finance.Costs;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Finance.Settlements.Arithmetic;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>
/// Posts the payouts of a run and takes up its costs, or takes both back: three statements however many cases and costs there are. The keys
/// make it happen once.
/// </summary>
internal sealed class PayoutPosting(FinanceDb db, TenantTransaction transaction, Actor actor)
{
    /// <summary>Posts; the caller holds the fund's lock.</summary>
    /// <param name="run">What is posted.</param>
    /// <param name="occasion">The occasion as people call it, for those who read the ledger.</param>
    /// <param name="cases">The cases of the run.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task PostAsync(
        SettlementRun run,
        string occasion,
        IReadOnlyDictionary<CaseId, CaseHeaderView> cases,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        await MoveAsync(run, LedgerKind.Payout, "payout", T($"Avräkning {occasion}"), cases, at, cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into finance.settled_costs (municipality_id, cost_line_id, run_id, case_id)
            select municipality_id, cost_line_id, run_id, case_id
            from finance.settlement_costs
            where municipality_id = {transaction.Municipality.Value} and run_id = {run.Id} and outcome = {nameof(CostOutcome.Settled)}
            order by cost_line_id
            """,
            cancellation
        );
    }

    /// <summary>Takes back what was paid, by new rows, and gives the costs back; the caller holds the fund's lock (F-08).</summary>
    /// <param name="run">What is taken back.</param>
    /// <param name="text">Why, for those who read the ledger.</param>
    /// <param name="cases">The cases of the run.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task TakeBackAsync(
        SettlementRun run,
        string text,
        IReadOnlyDictionary<CaseId, CaseHeaderView> cases,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        await MoveAsync(run, LedgerKind.PayoutReversal, "payout-reversal", text, cases, at, cancellation);
        await db.SettledCosts.Where(settled => settled.RunId == run.Id).ExecuteDeleteAsync(cancellation);
    }

    private async Task MoveAsync(
        SettlementRun run,
        LedgerKind what,
        string prefix,
        string text,
        IReadOnlyDictionary<CaseId, CaseHeaderView> cases,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        var own = transaction.Municipality.Value;
        var lines = run.Lines.Where(l => l.Payable.IsPositive).OrderBy(l => cases[l.CaseId].Number, StringComparer.Ordinal).ToList();
        var ids = lines.Select(_ => Guid.CreateVersion7()).ToArray();
        var about = lines.Select(l => l.CaseId.Value).ToArray();
        var keys = lines.Select(l => $"{prefix}:{run.Id:N}:{l.CaseId.Value:N}").ToArray();
        var tracks = lines.Select(l => cases[l.CaseId].Track).ToArray();
        var (kind, person) = (what.ToString(), actor.Person?.Value);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into finance.ledger_transactions
                (municipality_id, id, key, kind, fund, track, year, case_id, occasion, run_id, text, person_id, who, at)
            select {own}, p.id, p.key, {kind}, {run.Fund}, p.track, {run.Year}, p.case_id, {run.Occasion}, {run.Id},
                   {text}, {person}::uuid, {actor.Name}, {at}
            from unnest({ids}, {keys}, {tracks}, {about}) as p(id, key, track, case_id)
            """,
            cancellation
        );

        var (from, to) = LedgerTransaction.Accounts(what);
        var amounts = lines.Select(l => l.Payable.Ore).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into finance.ledger_rows (municipality_id, id, transaction_id, account, amount)
            select {own}, gen_random_uuid(), p.id, side.account, side.sign * p.amount
            from unnest({ids}, {amounts}) as p(id, amount)
            cross join (values ({from.ToString()}, -1), ({to.ToString()}, 1)) as side(account, sign)
            """,
            cancellation
        );
    }
}
