namespace Fund.Finance.Overview;

/// <summary>
/// What is left of each grant, spread over the years that it is expected to be paid in. $1 is the municipality, $2 the fund, $3 today's
/// year. A row without a year is what no plan says.
/// </summary>
internal static class ForecastSql
{
    private const string Accounts = """
        account as (
            select case_id, year,
                   coalesce(sum(amount) filter (where kind = 'Commitment' and account = 'Committed'), 0)::bigint as granted,
                   coalesce(sum(amount) filter (where account = 'Committed'), 0)::bigint as left_of_it,
                   coalesce(sum(amount) filter (where account = 'Paid'), 0)::bigint as paid
            from finance.case_balances where municipality_id = $1 and fund = $2 group by 1, 2)
        """;

    // The latest approved payout plan of each case that has something left.
    private const string Plans = """
        planned as (
            select distinct on (plan.case_id) plan.case_id, plan.id
            from finance.case_plans plan
            where plan.municipality_id = $1 and plan.content = 'PayoutPerYear' and plan.approved_at is not null
              and plan.case_id in (select case_id from account group by 1 having sum(left_of_it) > 0)
            order by plan.case_id, plan.version desc),
        by_year as (
            select planned.case_id, line.year, sum(line.amount)::bigint as amount
            from planned join finance.plan_rows line on line.municipality_id = $1 and line.plan_id = planned.id
            group by 1, 2)
        """;

    /// <summary>
    /// Of equity: by the plan, less what this year has paid of it, the first years first; what the plan leaves stands in its last year, or
    /// in this one. Without a plan: what was granted for the latest years is what is left.
    /// </summary>
    public const string OfEquity = $$"""
        with {{Accounts}}, {{Plans}},
        rest as (select case_id, sum(left_of_it)::bigint as amount from account group by 1 having sum(left_of_it) > 0),
        ahead as (
            select plan.case_id, plan.year,
                   greatest(plan.amount - case when plan.year = $3 then coalesce(paid.paid, 0) else 0 end, 0) as amount
            from by_year plan
            left join account paid on paid.case_id = plan.case_id and paid.year = plan.year
            where plan.year >= $3),
        in_order as (
            select case_id, year, amount, sum(amount) over (partition by case_id order by year) - amount as before from ahead),
        by_plan as (
            select in_order.case_id, in_order.year,
                   least(in_order.amount, greatest(rest.amount - in_order.before, 0))::bigint as amount
            from in_order join rest using (case_id)),
        beyond as (
            select planned.case_id, greatest(coalesce(max(by_year.year), $3), $3) as year,
                   (rest.amount - coalesce((select sum(part.amount) from by_plan part where part.case_id = planned.case_id), 0))::bigint
                       as amount
            from planned
            join rest using (case_id)
            left join by_year using (case_id)
            group by planned.case_id, rest.amount),
        grants as (
            select account.case_id, account.year, account.granted, rest.amount as rest,
                   sum(account.granted) over (partition by account.case_id order by account.year desc) - account.granted as later
            from account join rest using (case_id)
            where not exists (select from planned where planned.case_id = account.case_id)),
        by_grant as (
            select case_id, greatest(year, $3) as year, least(granted, greatest(rest - later, 0))::bigint as amount from grants)
        select year, true, sum(amount)::bigint from (select year, amount from by_plan union all select year, amount from beyond) part
            group by 1 having sum(amount) > 0
        union all
        select year, false, sum(amount)::bigint from by_grant group by 1 having sum(amount) > 0
        union all
        select null::int, true, sum(amount)::bigint from beyond having sum(amount) > 0
        """;

    /// <summary>
    /// Of a yearly appropriation: each year's own, by the plan of that year less what it has paid, and never more than is left of it;
    /// what the plan does not say is not expected to be paid. Without a plan all that is left.
    /// </summary>
    public const string OfYearly = $$"""
        with {{Accounts}}, {{Plans}},
        part as (
            select account.year, planned.case_id is not null as has_plan, account.left_of_it,
                   case when planned.case_id is null then account.left_of_it
                        else least(account.left_of_it, greatest(coalesce(by_year.amount, 0) - account.paid, 0)) end as amount
            from account
            left join planned on planned.case_id = account.case_id
            left join by_year on by_year.case_id = account.case_id and by_year.year = account.year
            where account.year >= $3 and account.left_of_it > 0)
        select year, has_plan, sum(amount)::bigint from part group by 1, 2 having sum(amount) > 0
        union all
        select null::int, true, sum(left_of_it - amount)::bigint from part having sum(left_of_it - amount) > 0
        """;

    /// <summary>How many cases with something left have an approved payout plan, and how many have none.</summary>
    public const string Cases = $$"""
        with {{Accounts}}, {{Plans}},
        rest as (select case_id from account group by 1 having sum(left_of_it) > 0)
        select count(planned.case_id)::int, (count(*) - count(planned.case_id))::int from rest left join planned using (case_id)
        """;
}
