using Fund.Platform.Modules;
using Npgsql;

namespace Fund.Finance.Ledger.Proof;

/// <summary>
/// Proves a municipality's ledger from its rows alone: what the walls of the database should have made impossible (F-12), and that what was
/// settled is what was posted.
/// </summary>
internal sealed class LedgerProof : IProof
{
    private const int ToldOfEach = 20;

    private static readonly IReadOnlyList<string> Questions =
    [
        // Each transaction balances, with two rows or more, none of them of nothing.
        """
            select format('The transaction %s (%s) has %s rows that sum to %s öre, %s of them of nothing.',
                          t.id, t.key, count(r.id), coalesce(sum(r.amount), 0), count(r.id) filter (where r.amount = 0))
            from finance.ledger_transactions t
            left join finance.ledger_rows r on r.municipality_id = t.municipality_id and r.transaction_id = t.id
            where t.municipality_id = $1
            group by t.municipality_id, t.id, t.key
            having count(r.id) < 2 or coalesce(sum(r.amount), 0) <> 0 or count(r.id) filter (where r.amount = 0) > 0
            """,
        // The running sums of funds are those of the rows.
        """
            with rows as (
                select t.fund, coalesce(t.track, '') as track, t.year, t.kind, r.account, sum(r.amount) as amount
                from finance.ledger_transactions t
                join finance.ledger_rows r on r.municipality_id = t.municipality_id and r.transaction_id = t.id
                where t.municipality_id = $1 group by 1, 2, 3, 4, 5),
            kept as (select fund, track, year, kind, account, amount from finance.fund_balances where municipality_id = $1)
            select format('The running sum of fund %s, track "%s", %s, %s, %s is %s öre, but its rows sum to %s.',
                          fund, track, year, kind, account, coalesce(kept.amount, 0), coalesce(rows.amount, 0))
            from rows full join kept using (fund, track, year, kind, account)
            where coalesce(rows.amount, 0) <> coalesce(kept.amount, 0)
            """,
        // So are those of cases.
        """
            with rows as (
                select t.case_id, t.fund, t.year, t.kind, r.account, sum(r.amount) as amount
                from finance.ledger_transactions t
                join finance.ledger_rows r on r.municipality_id = t.municipality_id and r.transaction_id = t.id
                where t.municipality_id = $1 and t.case_id is not null group by 1, 2, 3, 4, 5),
            kept as (select case_id, fund, year, kind, account, amount from finance.case_balances where municipality_id = $1)
            select format('The running sum of case %s, %s, %s, %s is %s öre, but its rows sum to %s.',
                          case_id, year, kind, account, coalesce(kept.amount, 0), coalesce(rows.amount, 0))
            from rows full join kept using (case_id, fund, year, kind, account)
            where coalesce(rows.amount, 0) <> coalesce(kept.amount, 0)
            """,
        // What lists show of each case is what its running sums say.
        """
            with sums as (
                select case_id,
                       coalesce(sum(amount) filter (
                           where kind in ('Commitment', 'GrantReduction') and account = 'Committed'), 0) as granted,
                       coalesce(sum(amount) filter (where account = 'Paid'), 0) as paid,
                       coalesce(sum(amount) filter (where kind = 'Release' and account = 'Available'), 0) as released
                from finance.case_balances where municipality_id = $1 group by 1),
            kept as (select case_id, granted, paid, released from finance.case_sums where municipality_id = $1)
            select format('Lists show the case %s as granted %s, paid %s, given back %s öre; its running sums say %s, %s, %s.',
                          case_id, kept.granted, kept.paid, kept.released, sums.granted, sums.paid, sums.released)
            from sums full join kept using (case_id)
            where (kept.granted, kept.paid, kept.released) is distinct from (sums.granted, sums.paid, sums.released)
            """,
        // Nothing is available below zero: of the fund, or of its year where years are apart.
        """
            select format('The fund %s has %s öre available%s.',
                      t.fund, sum(r.amount), case when held.yearly then ' in ' || t.year else '' end)
            from finance.ledger_transactions t
            join finance.ledger_rows r on r.municipality_id = t.municipality_id and r.transaction_id = t.id
            join finance.fund_locks held on held.municipality_id = t.municipality_id and held.key = t.fund
            where t.municipality_id = $1 and r.account = 'Available'
            group by t.fund, held.yearly, case when held.yearly then t.year end, case when held.yearly then ' in ' || t.year else '' end
            having sum(r.amount) < 0
            """,
        // Paid and given back are at most what was granted: to the case, or to the case for the year.
        """
            select format('The case %s has been paid or has given back %s öre more than it was granted%s.',
                          t.case_id, -sum(r.amount), case when held.yearly then ' for ' || t.year else '' end)
            from finance.ledger_transactions t
            join finance.ledger_rows r on r.municipality_id = t.municipality_id and r.transaction_id = t.id
            join finance.fund_locks held on held.municipality_id = t.municipality_id and held.key = t.fund
            where t.municipality_id = $1 and r.account = 'Committed'
            group by t.case_id, held.yearly, case when held.yearly then t.year end, case when held.yearly then ' for ' || t.year else '' end
            having sum(r.amount) < 0
            """,
        // Nothing was posted in a year after it had been closed.
        """
            select format('The transaction %s (%s) was posted in %s after that year had been closed.', t.id, t.key, t.year)
            from finance.ledger_transactions t
            join finance.fiscal_years y on y.municipality_id = t.municipality_id and y.fund = t.fund and y.year = t.year
            where t.municipality_id = $1 and t.at > y.closed_at
            """,
        // An occasion of a fund is settled by one run.
        """
            select format('The occasion %s of the fund %s has %s settlements that are not reversed.', occasion, fund, count(*))
            from finance.settlement_runs
            where municipality_id = $1 and state <> 'Reversed'
            group by fund, occasion having count(*) > 1
            """,
        // What a run has settled of a case is what was posted for it; of one that was reversed nothing is left.
        """
            with settled as (
                select l.run_id, l.case_id, l.payable as amount
                from finance.settlement_lines l
                join finance.settlement_runs run on run.municipality_id = l.municipality_id and run.id = l.run_id
                where l.municipality_id = $1 and run.state = 'Approved' and l.payable <> 0),
            posted as (
                select t.run_id, t.case_id, sum(r.amount) as amount
                from finance.ledger_transactions t
                join finance.ledger_rows r on r.municipality_id = t.municipality_id and r.transaction_id = t.id
                where t.municipality_id = $1 and t.kind in ('Payout', 'PayoutReversal') and t.run_id is not null
                  and r.account = 'Paid'
                group by 1, 2 having sum(r.amount) <> 0)
            select format('The settlement %s pays the case %s %s öre, but %s öre are posted.',
                          run_id, case_id, coalesce(settled.amount, 0), coalesce(posted.amount, 0))
            from settled full join posted using (run_id, case_id)
            where coalesce(settled.amount, 0) <> coalesce(posted.amount, 0)
            """,
        // Of a reversed run each payout has been taken back whole, by another person than the one who proposed it.
        """
            with lines as (
                select l.run_id, l.case_id, l.payable as amount
                from finance.settlement_lines l
                join finance.settlement_runs run on run.municipality_id = l.municipality_id and run.id = l.run_id
                where l.municipality_id = $1 and run.state = 'Reversed' and l.payable <> 0),
            back as (
                select t.run_id, t.case_id, -sum(r.amount) as amount
                from finance.ledger_transactions t
                join finance.ledger_rows r on r.municipality_id = t.municipality_id and r.transaction_id = t.id
                where t.municipality_id = $1 and t.kind = 'PayoutReversal' and r.account = 'Paid' group by 1, 2)
            select format('The settlement %s was reversed: it had paid the case %s %s öre, but %s öre were taken back.',
                          run_id, case_id, coalesce(lines.amount, 0), coalesce(back.amount, 0))
            from lines full join back using (run_id, case_id)
            where coalesce(lines.amount, 0) <> coalesce(back.amount, 0)
            """,
        """
            select format('The settlement %s is reversed, but nobody but %s has approved that.', run.id,
                          coalesce(max(reversal.proposed_by_name), 'nobody'))
            from finance.settlement_runs run
            left join finance.settlement_reversals reversal
                on reversal.municipality_id = run.municipality_id and reversal.run_id = run.id and reversal.state = 'Approved'
            where run.municipality_id = $1 and run.state = 'Reversed'
            group by run.municipality_id, run.id
            having count(*) filter (where reversal.ended_by is distinct from reversal.proposed_by) <> 1
            """,
        // A run's total is the sum of its lines.
        """
            select format('The settlement %s says it pays %s öre in all, but its lines sum to %s.', run.id, run.total, sum(l.payable))
            from finance.settlement_runs run
            left join finance.settlement_lines l on l.municipality_id = run.municipality_id and l.run_id = run.id
            where run.municipality_id = $1 and run.state <> 'Prepared'
            group by run.municipality_id, run.id, run.total having run.total is distinct from coalesce(sum(l.payable), 0)::bigint
            """,
        // Each cost that an approved run settled is taken up once, by that run, and no other is.
        """
            with said as (
                select c.cost_line_id, c.run_id
                from finance.settlement_costs c
                join finance.settlement_runs run on run.municipality_id = c.municipality_id and run.id = c.run_id
                where c.municipality_id = $1 and run.state = 'Approved' and c.outcome = 'Settled'),
            taken as (
                select cost_line_id, run_id from finance.settled_costs where municipality_id = $1 and run_id is not null)
            select format('The cost %s %s by the settlement %s.', cost_line_id,
                          case when taken.run_id is null then 'was settled but is not taken up' else 'is taken up but was not settled' end,
                          coalesce(said.run_id, taken.run_id))
            from said full join taken using (cost_line_id, run_id)
            where said.run_id is null or taken.run_id is null
            """,
        // What has come back into the fund is what another attested of an instalment, which is done; once reversed it is not.
        """
            select format('The posting %s of %s öre back into the fund is not what was attested: %s öre, %s; the instalment is %s.',
                          t.key, r.amount, coalesce(p.amount, 0), coalesce(p.state, 'nothing'), coalesce(i.state, 'missing'))
            from finance.ledger_transactions t
            join finance.ledger_rows r
                on r.municipality_id = t.municipality_id and r.transaction_id = t.id and r.account = 'Available'
            left join finance.fund_proposals p on p.municipality_id = t.municipality_id and p.posted_as = t.id and p.kind = 'Repayment'
            left join finance.repayment_instalments i on i.municipality_id = p.municipality_id and i.id = p.instalment
            where t.municipality_id = $1 and t.kind = 'Repayment'
              and (p.amount is distinct from r.amount or i.case_id is distinct from t.case_id
                   or not (p.state = 'Reversed' or (p.state = 'Attested' and i.state = 'Done')))
            """,
        // What was decided of costs at a year-end is what was posted for each case, and each of those costs is taken up once.
        """
            with decided as (
                select case_id, year, sum(paid) as amount from finance.year_end_decisions
                where municipality_id = $1 and paid is not null group by 1, 2 having sum(paid) <> 0),
            posted as (
                select t.case_id, t.year, sum(r.amount) as amount
                from finance.ledger_transactions t
                join finance.ledger_rows r on r.municipality_id = t.municipality_id and r.transaction_id = t.id
                where t.municipality_id = $1 and t.kind in ('Payout', 'ClaimBack') and t.run_id is null and r.account = 'Paid'
                group by 1, 2 having sum(r.amount) <> 0)
            select format('The year-end %s moves %s öre for the case %s, but %s öre are posted.',
                          year, coalesce(decided.amount, 0), case_id, coalesce(posted.amount, 0))
            from decided full join posted using (case_id, year)
            where coalesce(decided.amount, 0) <> coalesce(posted.amount, 0)
            """,
        """
            select format('The cost %s was decided at the year-end %s, but is %s.', d.cost_line_id, d.year,
                          case when s.cost_line_id is null then 'not taken up' else 'taken up by something else' end)
            from finance.year_end_decisions d
            left join finance.settled_costs s on s.municipality_id = d.municipality_id and s.cost_line_id = d.cost_line_id
            where d.municipality_id = $1 and d.paid is not null and d.outcome <> 'Stay' and s.decision_id is distinct from d.id
            """,
    ];

    /// <inheritdoc/>
    public string What => "the ledger";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> FaultsAsync(NpgsqlConnection connection, int municipality, CancellationToken cancellation)
    {
        var faults = new List<string>();
        foreach (var question in Questions)
        {
            await using var command = new NpgsqlCommand($"{question} limit {ToldOfEach}", connection);
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = municipality });
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                faults.Add(reader.GetString(0));
            }
        }

        return faults;
    }
}
