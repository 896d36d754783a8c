using System.Globalization;
using Fund.Platform.Requests;
using Npgsql;

namespace Benchmarks.Http;

/// <summary>
/// Fills a municipality with cases by set-based inserts, through the tables' own checks and triggers: each with its units, answers, moves,
/// what was handed in and signed, assessments, a decision, a plan, its money in the ledger and a task, as far as its stage has come.
/// </summary>
internal static class ManyCases
{
    public const int Count = 10_000;

    /// <summary>The access token of the coordinator.</summary>
    public const string Token = "fund_of_the_benchmark";

    public static async Task FillAsync(string superuser, int municipality, string coordinator)
    {
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using var command = new NpgsqlCommand(Sql(municipality, coordinator), connection) { CommandTimeout = 600 };
            await command.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }

        await using var settled = new NpgsqlCommand("vacuum analyze", connection) { CommandTimeout = 600 };
        await settled.ExecuteNonQueryAsync();
    }

    private static string Sql(int own, string coordinator) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            select set_config('fund.municipality', '{{own}}', true);

            create temporary table made on commit drop as
            select n, gen_random_uuid() as id, gen_random_uuid() as plan, year, date '2000-01-01' + (year - 2000) * 365 + n % 300 as day,
                   year || '-' || n as number, who.id as person,
                   case n % 10 when 0 then 'draft' when 1 then 'applied' when 2 then 'applied' when 3 then 'decided' when 9 then 'closed'
                               else 'running' end as stage,
                   case n % 10 when 0 then 0 when 1 then 1 when 2 then 1 when 3 then 2 when 9 then 4 else 3 end as passed
            from generate_series(1, {{Count}}) n
            cross join lateral (select 2024 + (n - 1) * 3 / {{Count}} as year) y
            cross join (select id from profiles.persons where municipality_id = {{own}} and subject = '{{coordinator}}') who;

            insert into profiles.tokens (municipality_id, id, person_id, label, hash, created_at, expires_at)
            select {{own}}, gen_random_uuid(), id, 'Speed', '{{ActorMiddleware.HashOf(Token)}}', now(), now() + interval '30 days'
            from profiles.persons where municipality_id = {{own}} and subject = '{{coordinator}}';

            insert into applications.cases (municipality_id, id, number, sequence, registry_number, title, stage, stage_kind, rule_version,
                plugin_revision, fund, owner, opened_on, received_on, started_on, closed_on, project_code, requested, starts_on)
            select {{own}}, id, number, year * 1000000::bigint + n,
            case when passed > 0 then 'KS ' || year || '-' || lpad(n::text, 5, '0') end,
                'Tidigt stöd till unga, satsning nummer ' || n, stage,
                (array['Draft', 'Handling', 'Granted', 'Running', 'Ended'])[passed + 1], '2024', 1, 'lingonfonden', person, day,
                case when passed > 0 then day + 10 end, case when passed > 2 then day + 40 end, case when passed = 4 then day + 60 end,
                case when passed > 2 then 'P' || n end, 2000000, date '2027-01-15'
            from made;

            insert into applications.case_units (municipality_id, case_id, unit_key, name, kind, lead, by_result, by_cost)
            select {{own}}, m.id, u.key, u.name, u.kind, u.key = 'kultur', true, true
            from made m join profiles.units u on u.municipality_id = {{own}} and (u.key = 'kultur' or (u.key = 'omsorg' and m.n % 3 = 0));

            insert into applications.case_answers (municipality_id, case_id, field, value)
            select {{own}}, m.id, a.field, a.value
            from made m cross join (values ('problem', repeat('Många unga lämnar skolan utan behörighet. ', 8)),
                ('requestedAmount', '20 000'), ('startsOn', '2027-01-15'), ('buildsOnOngoing', 'no'),
                ('costs', '[{"item":"Personal","year":"2027","amount":"18 000"},{"item":"Lokal","year":"2027","amount":"2 000"}]')
                ) a(field, value);

            insert into applications.case_moves (municipality_id, id, case_id, "from", "to", "on", act, person_id, who, at)
            select {{own}}, gen_random_uuid(), m.id, s."from", s."to", m.day + s.step * 10, gen_random_uuid(),
            m.person, 'Sara', now()
            from made m join (values (1, 'draft', 'applied'), (2, 'applied', 'decided'),
                (3, 'decided', 'running'), (4, 'running', 'closed')) s(step, "from", "to")
                on s.step <= m.passed;

            insert into applications.submissions (municipality_id, id, case_id, form, title, answers, units, act, person_id, who, "on", at)
            select {{own}}, gen_random_uuid(), m.id, 'application', 'Tidigt stöd',
                (select jsonb_object_agg(a.field, a.value) from applications.case_answers a
                 where a.municipality_id = {{own}} and a.case_id = m.id),
                '[]', gen_random_uuid(), m.person, 'Pia', m.day + 10, now()
            from made m where m.passed > 0;

            insert into applications.signatures (municipality_id, id, case_id, unit_key, act, person_id, name, signed_at)
            select {{own}}, gen_random_uuid(), m.id, 'kultur', gen_random_uuid(), m.person, 'Carl', now() from made m where m.passed > 0;

            insert into assessment.assessments (municipality_id, id, case_id, criterion, outcome, reason, act, person_id, who, at)
            select {{own}}, gen_random_uuid(), m.id, c, 'met', 'Ja.', gen_random_uuid(), m.person, 'Sara', now()
            from made m, unnest(array['purpose', 'ongoing']) c where m.passed > 0;

            insert into assessment.decisions (municipality_id, id, case_id, outcome, body, paragraph, paragraph_key,
            decided_on, granted, act,
                person_id, who, at)
            select {{own}}, gen_random_uuid(), m.id, 'granted', 'Kommunstyrelsen', '§ ' || n, '§' || n, m.day + 20, 2000000,
            gen_random_uuid(),
                m.person, 'Sixten', now()
            from made m where m.passed > 1;

            insert into finance.case_plans (municipality_id, id, case_id, plan, version, content, submitted_by, submitted_by_name,
                submitted_at, act, approved_by, approved_by_name, approved_at, approval_act)
            select {{own}}, m.plan, m.id, 'repayment', 1, 'RepaymentPerUnitAndYear', m.person, 'Pia', now(), gen_random_uuid(),
                m.person, 'Eva', now(),
                gen_random_uuid()
            from made m where m.passed > 1;
            insert into finance.plan_rows (municipality_id, plan_id, position, unit, unit_name, unit_kind, year, amount)
            select {{own}}, m.plan, y, 'kultur', 'Kulturnämnden', 'committee', 2027 + y, 1000000
            from made m, generate_series(0, 1) y where m.passed > 1;

            insert into finance.fund_locks (municipality_id, key, yearly) values ({{own}}, 'lingonfonden', false) on conflict do nothing;
            create temporary table posted on commit drop as
            select gen_random_uuid() as id, 'Allocation' as kind, null::uuid as case_id, 2024 as year, 'Source' as taken,
            'Available' as given,
                   {{Count}} * 2000000::bigint as ore, 0 as n
            union all
            select gen_random_uuid(), leg.kind, m.id, m.year, leg.taken, leg.given, leg.ore, m.n
            from made m join (values (1, 'Commitment', 'Available', 'Committed', 2000000), (2, 'Payout', 'Committed', 'Paid', 500000))
                leg(least, kind, taken, given, ore) on m.passed > leg.least;
            insert into finance.ledger_transactions (municipality_id, id, key, kind, fund, year, case_id, text, reference, who, at)
            select {{own}}, id, id::text, kind, 'lingonfonden', year, case_id, 'Enligt beslut', '§ ' || n, 'Eva Ekonom',
                   now() - interval '1 second' * n
            from posted;
            insert into finance.ledger_rows (municipality_id, id, transaction_id, account, amount)
            select {{own}}, gen_random_uuid(), p.id, leg.account, leg.ore
            from posted p, lateral (values (p.taken, -p.ore), (p.given, p.ore)) leg(account, ore);

            insert into platform.tasks (
                municipality_id, id, case_number, kind, title, role, due, rule, link, outlives_case, impartial, asked_at
            )
            select {{own}}, gen_random_uuid(), m.number, 'stage:' || m.stage, 'Besluta om ansökan', 'CommitteeSecretary',
            m.day + 40, 'L-21',
                   '/arenden/' || m.number, false, true, now()
            from made m where m.passed < 4;
            """
        );
}
