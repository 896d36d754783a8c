using System.Globalization;
using Fund.Applications.Cases;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Tasks;

namespace Fund.Applications.CaseLists;

/// <summary>Which rows of a table are read.</summary>
/// <param name="Most">How many; null for all.</param>
/// <param name="Skip">How many to pass over.</param>
/// <param name="Numbers">Only cases with these numbers; null for all.</param>
internal sealed record CaseBoardPart(int? Most, int Skip, IReadOnlyList<string>? Numbers);

/// <summary>
/// The one statement of a table of cases. It passes over the cases that the reader may see once: counts each view, sums what passes the
/// filter, and finds the rows of the page, whose names and turns are then read by key. Ten thousand cases cost as many rows once, whatever
/// is asked.
/// </summary>
internal static class CaseBoardStatement
{
    /// <summary>Its columns of a row, before those of the modules' amounts.</summary>
    public const int RowColumns = 13;

    /// <summary>Writes it: the totals (hits, in view, a count a view, requested, a sum an amount), then a row's columns.</summary>
    /// <exception cref="Refused">It is narrowed or sorted by something that does not exist.</exception>
    public static string Of(
        CaseBoard asked,
        CaseBoardPart part,
        CaseListTerms terms,
        CaseTurns turns,
        Sight sight,
        IReadOnlyList<string> views,
        string inView,
        IReadOnlyList<CaseAmounts> modules
    )
    {
        var amounts = modules.SelectMany((module, n) => module.Columns.Select(column => (column.Key, Sql: SqlOf(column, n)))).ToList();
        var sort = SortOf(asked.Sort, amounts);
        var order = asked.Descending == true ? "desc" : "asc";
        var filter = asked.Filter().Where(terms);
        var numbers = part.Numbers is { } chosen ? $" and c.number = any({terms.Value(chosen.ToArray())})" : "";
        var seen = sight.IsWhole
            ? ""
            : " and " + sight.Where(true, terms.Value(sight.Me), terms.Value(sight.Units), terms.Value(sight.Stages));
        var mine = terms.Mine;
        // How many is written into the statement: the database keeps its plan only where it knows how many rows are wanted.
        var limit = part.Most is { } most
            ? string.Create(CultureInfo.InvariantCulture, $"limit {most} offset {terms.Value(part.Skip)}")
            : "";
        var perCase = turns.PerCase(terms.Value, terms.Roles, firstRole: asked.Sort == CaseColumns.Turn);
        return $"""
            with seen as materialized (
                select c.id, c.sequence, c.requested, t.due, {mine} as mine, {sort} as sorted,
                       ({inView}) as in_view, ({inView}) and ({filter}){numbers} as hit{Each(views, (view, n) => $", ({view}) as v{n}")}
                       {Each(amounts, (amount, n) => $", {amount.Sql} as a{n}")}
                from applications.cases c
                left join {perCase} t on t.case_number = c.number
                {Each(modules, (m, n) => $"left join {m.Table} m{n} on m{n}.municipality_id = c.municipality_id and m{n}.case_id = c.id ")}
                where c.municipality_id = $1{seen}
            ),
            totals as (
                select count(*) filter (where hit) as hits, count(*) filter (where in_view) as in_view
                       {Each(views, (_, n) => $", count(*) filter (where v{n}) as v{n}")},
                       coalesce(sum(requested) filter (where hit), 0)::bigint as requested
                       {Each(amounts, (_, n) => $", coalesce(sum(a{n}) filter (where hit), 0)::bigint as a{n}")}
                from seen
            ),
            page as (select * from seen where hit order by sorted {order} nulls last, sequence desc {limit})
            select totals.*, c.number, c.id, c.registry_number, c.title,
                   (
                       select u.name from applications.case_units u
                       where u.municipality_id = c.municipality_id and u.case_id = c.id and u.lead limit 1
                   ),
                   c.stage, c.rule_version, p.mine, p.due, p.requested,
                   coalesce(c.started_on, c.starts_on), coalesce(c.closed_on, c.ends_on), c.stage_kind
                   {Each(amounts, (_, n) => $", p.a{n}")}, w.*
            from totals
            left join (
                page p
                join applications.cases c on c.municipality_id = $1 and c.id = p.id
                left join lateral {CaseTurns.FirstOfCase} w on true
            ) on true
            order by p.sorted {order} nulls last, p.sequence desc
            """;
    }

    private static string Each<T>(IEnumerable<T> parts, Func<T, int, string> written) => string.Concat(parts.Select(written));

    private static string SqlOf(CaseAmount amount, int module) =>
        "(" + amount.Sql.Replace("{0}", string.Create(CultureInfo.InvariantCulture, $"m{module}"), StringComparison.Ordinal) + ")";

    private static string SortOf(string? sort, IReadOnlyList<(string Key, string Sql)> amounts) =>
        sort switch
        {
            null or "" or CaseColumns.Due => "t.due",
            CaseColumns.Case => "lower(c.title) collate \"sv-x-icu\"",
            CaseColumns.Registry => "c.registry_number",
            CaseColumns.Unit => """
                (
                    select lower(u.name) collate "sv-x-icu" from applications.case_units u
                    where u.municipality_id = c.municipality_id and u.case_id = c.id and u.lead limit 1
                )
                """,
            // Along the path; within a kind by the stage.
            CaseColumns.Stage => "array_position(array['Draft', 'Handling', 'Granted', 'Running', 'Ended'], c.stage_kind::text) || c.stage",
            CaseColumns.Turn => "t.first_role",
            CaseColumns.Requested => "c.requested",
            CaseColumns.Starts => "coalesce(c.started_on, c.starts_on)",
            CaseColumns.Ends => "coalesce(c.closed_on, c.ends_on)",
            CaseColumns.Rules => "c.rule_version",
            _ when amounts.FirstOrDefault(amount => amount.Key == sort) is { Sql: { } sql } => sql,
            _ => throw new Refused(T("Det går inte att sortera så. Välj en av kolumnerna."), field: "sort"),
        };
}
