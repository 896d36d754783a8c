using System.Diagnostics;
using Npgsql;

namespace Benchmarks.Settlements;

/// <summary>
/// What the machine can do: the settlement of everything in one statement, and one that marks every cost, both as a superuser whom no wall
/// asks, and both undone.
/// </summary>
internal static class HandWritten
{
    // Judges every cost, shares out what is left of the grant in the order of the costs, and writes lines and costs.
    private const string Prepare = """
        with account as (
            select t.case_id, sum(case when r.account = 'Committed' then r.amount else 0 end)::bigint as room
            from finance.ledger_transactions t join finance.ledger_rows r on r.transaction_id = t.id
            where t.municipality_id = $1 and t.case_id is not null
            group by t.case_id),
        judged as (
            select l.id, l.case_id, l.date, l.amount, c.title, a.room,
                   case when l.date > $4 then 'Later' when l.date < $5 then 'OtherYear'
                        when l.date < c.started_on then 'BeforeStart' else 'Settled' end as outcome
            from finance.cost_lines l
            join applications.cases c on c.municipality_id = l.municipality_id and c.id = l.case_id
            join account a on a.case_id = l.case_id
            where l.municipality_id = $1 and c.stage_kind in ('Granted', 'Running')
              and not exists (select from finance.settled_costs s where s.municipality_id = l.municipality_id and s.cost_line_id = l.id)),
        summed as (
            select case_id, max(title) as title, greatest(max(room), 0) as room,
                   coalesce(sum(amount) filter (where outcome = 'Settled'), 0)::bigint as sum,
                   coalesce(sum(amount) filter (where outcome = 'Settled' and amount < 0), 0)::bigint as credits
            from judged group by case_id),
        run as (
            insert into finance.settlement_runs
                (municipality_id, id, fund, occasion, sequence, state, year, period_end, rule_version, version, prepared_by_name,
                 prepared_at)
            values ($1, $2, 'hand', $3, 1, 'Prepared', extract(year from $4)::int, $4, 'hand', 1, 'Hand', now())),
        line as (
            insert into finance.settlement_lines
                (municipality_id, run_id, case_id, period_cost, payable, held, overrun, grant_left, alerts, needs_a_look, receiver_name,
                 is_external, voucher_text, row_text)
            select $1, $2, case_id, sum, least(greatest(sum, 0), room), 0, greatest(sum - room, 0), room - least(greatest(sum, 0), room),
                   '{}', sum > room, 'Mottagare', false, title, 'Avräkning'
            from summed)
        insert into finance.settlement_costs (municipality_id, run_id, case_id, cost_line_id, date, amount, payable, outcome, reason, rule)
        select $1, $2, j.case_id, j.id, j.date, j.amount,
               case when j.outcome <> 'Settled' then 0 when j.amount < 0 then j.amount
                    else greatest(0, least(j.amount, least(greatest(s.sum, 0), s.room) - s.credits
                        - (sum(j.amount) filter (where j.outcome = 'Settled' and j.amount > 0)
                               over (partition by j.case_id order by j.date, j.id) - j.amount))) end,
               j.outcome, case j.outcome when 'Settled' then 'Betalas.' else 'Hör inte hit.' end, null
        from judged j join summed s on s.case_id = j.case_id
        """;

    private const string Mark = """
        update finance.cost_lines l set reason = 'settled'
        from finance.settlement_costs s
        where s.municipality_id = $1 and s.run_id = $2 and s.outcome = 'Settled'
          and l.municipality_id = s.municipality_id and l.id = s.cost_line_id
        """;

    /// <summary>How long it takes to prepare.</summary>
    public static Task<TimeSpan> PrepareAsync(NpgsqlConnection superuser, int municipality, Occasion occasion) =>
        UndoneAsync(superuser, Prepare, municipality, Guid.CreateVersion7(), occasion.Key, occasion.End, new DateOnly(occasion.Year, 1, 1));

    /// <summary>How long it takes to mark every cost that a run takes up.</summary>
    public static Task<TimeSpan> MarkAsync(NpgsqlConnection superuser, int municipality, Guid run) =>
        UndoneAsync(superuser, Mark, municipality, run);

    private static async Task<TimeSpan> UndoneAsync(NpgsqlConnection superuser, string sql, params object[] values)
    {
        await using var transaction = await superuser.BeginTransactionAsync();
        // Neither the walls of the house nor keys to other tables are asked.
        await superuser.ExecuteAsync("set local session_replication_role = replica");
        var began = Stopwatch.GetTimestamp();
        await superuser.ExecuteAsync(sql, values);
        var took = Stopwatch.GetElapsedTime(began);
        await transaction.RollbackAsync();
        await superuser.ExecuteAsync("vacuum");
        return took;
    }
}
