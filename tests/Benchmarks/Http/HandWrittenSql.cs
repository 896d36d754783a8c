namespace Benchmarks.Http;

/// <summary>
/// The same data as the product's pages and answers are made of, asked for by hand. Row-level security adds the municipality.
/// </summary>
internal static class HandWrittenSql
{
    public const string SetMunicipality =
        "select set_config('fund.municipality', $1, true), (select setup_version from platform.municipalities where id = $2)";

    public const string PersonBySubject = """
        select p.id, p.name, p.email, array_agg(r.role), array_agg(r.unit)
        from profiles.persons p left join profiles.role_assignments r on r.person_id = p.id
        where p.active and p.subject = $1 group by p.municipality_id, p.id
        """;

    public const string PersonByToken = """
        select p.id, p.name, p.email, array_agg(r.role), array_agg(r.unit)
        from profiles.tokens t join profiles.persons p on p.id = t.person_id left join profiles.role_assignments r on r.person_id = p.id
        where p.active and t.hash = $1 and t.withdrawn_at is null and t.expires_at > now() group by p.municipality_id, p.id
        """;

    public static readonly string[] List =
    [
        """
            select c.number, c.registry_number, c.title,
                   (select u.name from applications.case_units u where u.case_id = c.id and u.lead limit 1), c.stage,
                   c.opened_on, c.received_on,
                   c.rule_version
            from applications.cases c order by c.municipality_id desc, c.sequence desc limit 51
            """,
    ];

    /// <summary>
    /// The page's table: what is counted and summed over all cases, the first 25 by their last day, and who could be meant by a turn.
    /// </summary>
    public static readonly string[] Board =
    [
        "select id, name, query from applications.saved_views where person_id = (select id from profiles.persons where subject = $1)",
        """
            select p.id, p.name, r.role, r.unit
            from profiles.persons p join profiles.role_assignments r on r.person_id = p.id where p.active order by p.name
            """,
        "select case_id, person_id from assessment.recusals",
        """
            with seen as materialized (
                select c.id, c.sequence, c.stage_kind, c.requested, t.due, coalesce(t.mine, false) as mine, m.granted, m.paid, m.released
                from applications.cases c
                left join (
                    select case_number, min(due) as due, bool_or(role = 'Coordinator') as mine
                    from platform.tasks where done_at is null group by case_number
                ) t on t.case_number = c.number
                left join finance.case_sums m on m.case_id = c.id
            ),
            totals as (
                select count(*) filter (where stage_kind <> 'Ended') as active, count(*) filter (where mine) as mine,
                       count(*) filter (where due < current_date) as late, count(*) filter (where stage_kind = 'Running') as running,
                       count(*) filter (where stage_kind = 'Ended') as ended, count(*) as whole,
                       sum(requested) filter (where stage_kind <> 'Ended')::bigint as requested,
                       sum(granted) filter (where stage_kind <> 'Ended')::bigint as granted,
                       sum(paid) filter (where stage_kind <> 'Ended')::bigint as paid,
                       sum(granted - paid - released) filter (where stage_kind <> 'Ended')::bigint as remaining
                from seen
            ),
            page as (select * from seen where stage_kind <> 'Ended' order by due nulls last, sequence desc limit 25)
            select c.number, c.title, (select u.name from applications.case_units u where u.case_id = c.id and u.lead limit 1), c.stage,
                   w.role, p.due, p.requested, p.granted, p.paid, totals.*
            from totals left join (
                page p join applications.cases c on c.id = p.id
                left join lateral (
                    select t.role from platform.tasks t
                    where t.case_number = c.number and t.done_at is null order by t.due, t.asked_at limit 1
                ) w on true
            ) on true
            order by p.due nulls last, p.sequence desc
            """,
    ];

    public static readonly string[] Fund =
    [
        "select kind, amount, account, year, track from finance.fund_balances where fund = 'lingonfonden'",
        "select (select yearly from finance.fund_locks where key = 'lingonfonden'),"
            + " array(select year from finance.fiscal_years where fund = 'lingonfonden' and closed_at is not null),"
            + " (select occasion from finance.settlement_runs where fund = 'lingonfonden' and state = 'Prepared' limit 1)",
        """
            select t.at, t.kind, t.year, coalesce(t.reference, t.text), t.who,
                   (select sum(r.amount)::bigint from finance.ledger_rows r where r.transaction_id = t.id and r.amount > 0),
                   c.number, c.title
            from finance.ledger_transactions t left join applications.cases c on c.id = t.case_id
            where t.fund = 'lingonfonden' and t.year <= 2026 order by t.at desc, t.id desc limit 51
            """,
    ];

    private const string Id = "(select id from applications.cases where number = $1)";

    public static readonly string[] Case =
    [
        """
            select id, number, registry_number, title, stage, stage_kind, rule_version, opened_on, received_on, project_code, xmin,
                   plugin_revision, fund, track, owner, started_on
            from applications.cases where number = $1
            """,
        $"select unit_key, name, kind, lead, by_result, by_cost from applications.case_units where case_id = {Id}",
        $"""select "to", "on" from applications.case_moves where case_id = {Id}""",
        $"select field, value from applications.case_answers where case_id = {Id}",
        $"select distinct kind from applications.case_documents where case_id = {Id}",
        $"select unit_key from applications.signatures where case_id = {Id} and voided_at is null",
        $"""
            select "on" from applications.case_records where case_id = {Id} and kind = 'IdeaAnswer' order by at desc limit 1
            """,
        $"select answers from applications.submissions where case_id = {Id} order by at desc limit 1",
        $"select criterion, outcome, person_id, at from assessment.assessments where case_id = {Id}",
        $"select exists (select from assessment.recommendations where case_id = {Id})",
        $"""
            select i.kind, i.shared_view, i.process_plan, m.held_on
            from assessment.meeting_items i join assessment.meetings m on m.id = i.meeting_id where i.case_id = {Id} order by i.at
            """,
        $"""
            select outcome, decided_on, adjusted_on, granted from assessment.decisions where case_id = {Id} order by at desc limit 1
            """,
        $"select kind, account, year, amount from finance.case_balances where case_id = {Id}",
        $"""
            select p.plan, p.version, p.approved_at, r.unit, r.unit_kind, r.unit_name, r.year, r.amount
            from finance.case_plans p left join finance.plan_rows r on r.plan_id = p.id where p.case_id = {Id}
            """,
        $"select exists (select from finance.payout_holds where case_id = {Id} and released_at is null)",
        $"select distinct kind from evaluation.evaluations where case_id = {Id}",
        "select kind, due, rule from platform.tasks where case_number = $1 and done_at is null",
    ];
}
