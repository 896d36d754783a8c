using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Persistence;

namespace Fund.Applications.Cases;

/// <summary>
/// What lists of cases are narrowed by, as conditions on <c>applications.cases c</c>. Each takes what gives a value to the statement and
/// answers what stands for it.
/// </summary>
internal static class CaseConditions
{
    /// <summary>Its stage means this.</summary>
    /// <exception cref="Refused">There is no such kind of stage.</exception>
    public static string OfKind(string kind, Func<object, string> value) =>
        Enum.TryParse<StageKind>(kind, ignoreCase: true, out var found) && Enum.IsDefined(found) && char.IsLetter(kind[0])
            ? $"c.stage_kind = {value(found.ToString())}"
            : throw new Refused(T("Läget finns inte."), field: "kind");

    /// <summary>The unit takes part.</summary>
    public static string OfUnit(string unit, Func<object, string> value) =>
        $"""
            exists (
                select from applications.case_units u
                where u.municipality_id = c.municipality_id and u.case_id = c.id and u.unit_key = {value(unit)}
            )
            """;

    /// <summary>It was opened in the year.</summary>
    /// <exception cref="Refused">It is no year that a case can have been opened in.</exception>
    public static string OfYear(int year, Func<object, string> value) =>
        year is < 2000 or > 2100
            ? throw new Refused(T("Skriv året med fyra siffror, till exempel 2027."), field: "year")
            : $"c.opened_on between {value(new DateOnly(year, 1, 1))} and {value(new DateOnly(year, 12, 31))}";

    /// <summary>Its title has these words, or it has this very number.</summary>
    /// <exception cref="Refused">The text is too long.</exception>
    public static string OfText(string text, Func<object, string> value)
    {
        var number = value(text.Trim());
        return $"(c.title ilike {value(SearchText.Anywhere(text, "text"))} or {number} in (c.number, c.registry_number))";
    }
}
