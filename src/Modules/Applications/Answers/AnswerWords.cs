using System.Globalization;
using System.Text.Json;
using Fund.Contracts.Values;
using Fund.Process.Profiles;

namespace Fund.Applications.Answers;

/// <summary>
/// A stored answer as people read it: "1 200 000 kr", "10,5", the label of what was chosen. The one place where a canonical value becomes
/// words; what is typed in a field is <see cref="AnswerText.Typed"/>.
/// </summary>
internal static class AnswerWords
{
    /// <summary>The answer to a question that has no rows; null when nothing is answered.</summary>
    public static string? Of(Field field, string? value) =>
        (field.Kind, value) switch
        {
            (_, null) => null,
            (FieldKind.YesNo, _) => value == "yes" ? T("Ja") : T("Nej"),
            (FieldKind.Choice, _) => Label(field.Choices, value),
            (FieldKind.Choices, _) => string.Join(
                ", ",
                JsonSerializer.Deserialize<string[]>(value)!.Select(key => Label(field.Choices, key))
            ),
            (FieldKind.Amount, _) => Amount(value),
            (FieldKind.Number, _) => Number(value),
            _ => value,
        };

    /// <summary>A cell of rows; an empty text when nothing is answered.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The stored cell.</param>
    /// <param name="units">Names of the municipality's units.</param>
    public static string Of(Column column, string? value, IReadOnlyDictionary<string, string> units) =>
        (column.Kind, value) switch
        {
            (_, null) => "",
            (ColumnKind.Unit, _) => units.GetValueOrDefault(value, value),
            (ColumnKind.Choice, _) => Label(column.Choices, value),
            (ColumnKind.Amount, _) => Amount(value),
            (ColumnKind.Number, _) => Number(value),
            _ => value,
        };

    private static string Label(IReadOnlyList<Choice> choices, string key) => choices.FirstOrDefault(c => c.Key == key)?.Label ?? key;

    private static string Amount(string value) =>
        decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var kronor)
            ? SwedishAmount.ForPage(Money.FromKronor(kronor))
            : value;

    // As it was written, in Swedish: no decimal more or less than the applicant gave.
    private static string Number(string value)
    {
        if (!decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            return value;
        }

        var decimals = value.Split('.') is [_, var after] ? after.Length : 0;
        return number
            .ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            .Replace(',', '\u00A0')
            .Replace('.', ',')
            .Replace('-', '\u2212');
    }
}
