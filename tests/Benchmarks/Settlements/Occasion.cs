using Npgsql;

namespace Benchmarks.Settlements;

/// <summary>
/// An occasion of a fund with as many costs as are asked for, spread over the initiatives that run: what a settlement day has before it.
/// Some cost more than they have been granted;
/// every twentieth has a cost of another year.
/// </summary>
/// <param name="Key">Key of the occasion in the calendar.</param>
/// <param name="Year">Its fiscal year.</param>
/// <param name="Start">First day of its period.</param>
/// <param name="End">Last day of its period.</param>
/// <param name="Cases">How many initiatives there are.</param>
/// <param name="Costs">How many costs there are.</param>
internal sealed record Occasion(string Key, int Year, DateOnly Start, DateOnly End, int Cases, int Costs)
{
    /// <summary>Fills the latest occasion that has ended and that nobody has settled.</summary>
    /// <param name="superuser">The connection.</param>
    /// <param name="municipality">Number of the municipality.</param>
    /// <param name="costs">About how many costs.</param>
    public static async Task<Occasion> FillAsync(NpgsqlConnection superuser, int municipality, int costs)
    {
        var (key, start, end) = Latest(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        var cases = (int)
            await superuser.ScalarAsync(
                """
                select count(*)::int from applications.cases
                where municipality_id = $1 and stage_kind in ('Granted', 'Running') and started_on <= $2
                """,
                municipality,
                end
            );
        await superuser.ExecuteAsync(
            "delete from finance.cost_lines where municipality_id = $1 and date between $2 and $3 "
                + "and not exists (select from finance.settled_costs s where s.cost_line_id = id)",
            municipality,
            start,
            end
        );
        var each = costs / cases;
        await superuser.ExecuteAsync(
            """
            insert into finance.cost_lines
                (municipality_id, id, case_id, project_code, year, series, number, date, account, text, amount, who, at)
            select c.municipality_id, gen_random_uuid(), c.id, 'L' || c.number, extract(year from $3)::int, 'LEV', c.sequence || '-' || n,
                   case when n = 1 and c.sequence % 20 = 0 then $2 - 40
                        else greatest($2, c.started_on) + n % greatest(1, $3 - greatest($2, c.started_on)) end,
                   '4690', 'Köpta insatser enligt plan, del ' || n,
                   case when n % 20 = 0 then -15000 else 20000 + (c.sequence * 7919 + n * 131) % 70000 end, 'Belastning', now()
            from applications.cases c cross join generate_series(1, $4) as n
            where c.municipality_id = $1 and c.stage_kind in ('Granted', 'Running') and c.started_on <= $3
            """,
            municipality,
            start,
            end,
            each
        );
        await superuser.ExecuteAsync("vacuum analyze");
        return new Occasion(key, end.Year, start, end, cases, cases * each);
    }

    // The made-up municipality settles at the end of August and of December.
    private static (string Key, DateOnly Start, DateOnly End) Latest(DateOnly today) =>
        today > new DateOnly(today.Year, 8, 31)
            ? ($"{today.Year}-halv", new DateOnly(today.Year, 1, 1), new DateOnly(today.Year, 8, 31))
            : ($"{today.Year - 1}-ar", new DateOnly(today.Year - 1, 9, 1), new DateOnly(today.Year - 1, 12, 31));
}
