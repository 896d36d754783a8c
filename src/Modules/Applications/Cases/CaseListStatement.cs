using System.Globalization;
using Fund.Contracts.Messages;

namespace Fund.Applications.Cases;

/// <summary>The statement of a list of cases: the newest first, narrowed as asked, and no case that the person may not see.</summary>
/// <param name="Sql">A select of number, registry number, title, lead unit, stage, opened, received, rule version.</param>
/// <param name="Values">What $2 and on stand for.</param>
internal sealed record CaseListStatement(string Sql, object[] Values)
{
    private const string Rows = """
        select c.number, c.registry_number, c.title,
               (
                   select u.name from applications.case_units u
                   where u.municipality_id = c.municipality_id and u.case_id = c.id and u.lead limit 1
               ),
               c.stage, c.opened_on, c.received_on, c.rule_version
        from applications.cases c where c.municipality_id = $1
        """;

    /// <summary>Writes it.</summary>
    /// <exception cref="Refused">It is narrowed by something that does not exist.</exception>
    public static CaseListStatement Of(CaseList list, Sight sight, int most)
    {
        var values = new List<object>();
        var where = string.Concat(
            Conditions(
                    list,
                    sight,
                    value =>
                    {
                        values.Add(value);
                        return string.Create(CultureInfo.InvariantCulture, $"${values.Count + 1}");
                    }
                )
                .Select(condition => " and " + condition)
        );
        // How many is written into the statement: the database keeps its plan of a list only where it knows how many rows are wanted, and
        // planning costs more than reading. One more than wanted tells whether there are more.
        return new CaseListStatement(
            string.Create(CultureInfo.InvariantCulture, $"{Rows}{where} order by c.municipality_id desc, c.sequence desc limit {most + 1}"),
            [.. values]
        );
    }

    private static IEnumerable<string> Conditions(CaseList list, Sight sight, Func<object, string> value)
    {
        if (!sight.IsWhole)
        {
            yield return sight.Where(received: true, value(sight.Me), value(sight.Units), value(sight.Stages));
        }

        if (list.After is { Length: > 0 } after)
        {
            yield return $"c.sequence < {value(Case.SequenceOf(after))}";
        }

        if (list.Kind is { Length: > 0 } kind)
        {
            yield return CaseConditions.OfKind(kind, value);
        }

        if (list.Unit is { Length: > 0 } unit)
        {
            yield return CaseConditions.OfUnit(unit, value);
        }

        if (list.Year is { } year)
        {
            yield return CaseConditions.OfYear(year, value);
        }

        if (list.Text is { Length: > 0 } text)
        {
            yield return CaseConditions.OfText(text, value);
        }
    }
}
