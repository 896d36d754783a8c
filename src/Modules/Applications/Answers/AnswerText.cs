using System.Globalization;
using System.Text.Json;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Process.Profiles;

namespace Fund.Applications.Answers;

/// <summary>
/// Turns what a person typed into the canonical answer that is stored: amounts as "1200000.50", dates as åååå-mm-dd, rows as JSON. What
/// cannot be understood is refused, never guessed.
/// </summary>
internal static class AnswerText
{
    private const int MaxRows = 200;

    /// <param name="field">The question.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="units">Keys of the municipality's units, for the columns that name one.</param>
    public static (string? Value, Finding? Fault) Canonical(Field field, string? typed, IReadOnlySet<string> units)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return (null, null);
        }

        return field.Kind switch
        {
            FieldKind.Text => Line(field.Key, typed, field.MaxLength),
            FieldKind.LongText => Lines(field, typed),
            FieldKind.Amount => Amount(field.Key, typed),
            FieldKind.Date => Date(field.Key, typed),
            FieldKind.Year => Year(field.Key, typed),
            FieldKind.Number => Number(field.Key, typed),
            FieldKind.YesNo => typed is "yes" or "no" ? (typed, null) : Bad(field.Key, T("Välj ja eller nej.")),
            FieldKind.Choice => field.Choices.Any(c => c.Key == typed) ? (typed, null) : Bad(field.Key, T("Välj ett av alternativen.")),
            FieldKind.Choices => Chosen(field, typed),
            FieldKind.Rows => Rows(field, typed, units),
            _ => throw new InvalidOperationException($"No reader for {field.Kind}."),
        };
    }

    /// <summary>
    /// A stored answer as a person would have typed it: "1 200 000", "3,5". <see cref="Canonical"/> reads it back to the same.
    /// </summary>
    public static string? Typed(Field field, string? stored)
    {
        if (field.Kind != FieldKind.Rows)
        {
            return TypedValue(field.Kind == FieldKind.Amount, field.Kind == FieldKind.Number, stored);
        }

        if (stored is null || Parsed<List<Dictionary<string, string?>>>(stored) is not { } rows)
        {
            return stored;
        }

        var columns = field.Columns.ToDictionary(c => c.Key, c => c.Kind);
        return JsonSerializer.Serialize(
            rows.Select(row =>
                row.ToDictionary(
                    cell => cell.Key,
                    cell =>
                        columns.TryGetValue(cell.Key, out var kind)
                            ? TypedValue(kind == ColumnKind.Amount, kind == ColumnKind.Number, cell.Value)
                            : cell.Value
                )
            )
        );
    }

    private static string? TypedValue(bool amount, bool number, string? stored) =>
        stored switch
        {
            not null when amount && Machine(stored, out var money) => SwedishAmount.ForField(money),
            not null when number => stored.Replace('.', ','),
            _ => stored,
        };

    private static (string?, Finding?) Line(string key, string typed, int maxLength)
    {
        if (!SwedishText.TryNormaliseLine(typed.Trim(), out var line, out var unreadable))
        {
            return Bad(key, unreadable!.Reason);
        }

        return line.Length <= maxLength ? (line, null) : Bad(key, T($"Texten är för lång: {line.Length} tecken, högst {maxLength}."));
    }

    private static (string?, Finding?) Lines(Field field, string typed)
    {
        if (!SwedishText.TryNormaliseLines(typed.Trim(), out var text, out var unreadable))
        {
            return Bad(field.Key, unreadable!.Reason);
        }

        return text.Length <= field.MaxLength
            ? (text, null)
            : Bad(field.Key, T($"Texten är för lång: {text.Length} tecken, högst {field.MaxLength}."));
    }

    private static (string?, Finding?) Amount(string key, string typed) =>
        SwedishAmount.TryRead(typed, out var amount, out var unreadable, AmountSign.NotNegative) || Machine(typed, out amount)
            ? (amount.Kronor.ToString("0.00", CultureInfo.InvariantCulture), null)
            : Bad(key, unreadable!.Reason);

    // What is stored comes back as it is when a form is saved again or the API sends it.
    private static bool Machine(string typed, out Money amount)
    {
        amount = default;
        if (
            !System.Text.RegularExpressions.Regex.IsMatch(
                typed,
                @"^\d{1,13}\.\d{2}$",
                System.Text.RegularExpressions.RegexOptions.None,
                TimeSpan.FromMilliseconds(50)
            )
        )
        {
            return false;
        }

        amount = Money.FromKronor(decimal.Parse(typed, CultureInfo.InvariantCulture));
        return true;
    }

    private static (string?, Finding?) Date(string key, string typed) =>
        SwedishDate.TryRead(typed, out var date, out var unreadable)
            ? (date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null)
            : Bad(key, unreadable!.Reason);

    private static (string?, Finding?) Year(string key, string typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2100
            ? (typed, null)
            : Bad(key, T("Skriv året med fyra siffror, till exempel 2027."));

    private static (string?, Finding?) Number(string key, string typed) =>
        decimal.TryParse(
            typed.Replace(',', '.').Replace(" ", "").Replace("\u00A0", ""),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
        && Math.Abs(number) < 1_000_000_000_000m
            ? (number.ToString(CultureInfo.InvariantCulture), null)
            : Bad(key, T("Skriv ett tal, till exempel 12 eller 3,5."));

    private static (string?, Finding?) Chosen(Field field, string typed)
    {
        var keys = typed.StartsWith('[')
            ? Parsed<string[]>(typed)
            : typed.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (keys is null || keys.Any(key => field.Choices.All(c => c.Key != key)))
        {
            return Bad(field.Key, T("Välj bland alternativen."));
        }

        return (JsonSerializer.Serialize(keys.Distinct()), null);
    }

    private static (string?, Finding?) Rows(Field field, string typed, IReadOnlySet<string> units)
    {
        var rows = Parsed<List<Dictionary<string, string?>>>(typed);
        if (rows is null)
        {
            return Bad(field.Key, T("Tabellen går inte att läsa."));
        }

        if (rows.Count > MaxRows)
        {
            return Bad(field.Key, T($"Tabellen har {rows.Count} rader, högst {MaxRows} ryms."));
        }

        var kept = new List<Dictionary<string, string?>>();
        foreach (var row in rows.Where(r => r.Values.Any(v => !string.IsNullOrWhiteSpace(v))))
        {
            if (row.Keys.FirstOrDefault(key => field.Columns.All(c => c.Key != key)) is { } unknown)
            {
                return Bad(field.Key, T($"Kolumnen {unknown} finns inte."));
            }

            var canonical = new Dictionary<string, string?>();
            foreach (var column in field.Columns)
            {
                var (value, fault) = Cell(field, column, row.GetValueOrDefault(column.Key), kept.Count + 1, units);
                if (fault is not null)
                {
                    return (null, fault);
                }

                canonical[column.Key] = value;
            }

            kept.Add(canonical);
        }

        return (kept.Count == 0 ? null : JsonSerializer.Serialize(kept), null);
    }

    private static (string?, Finding?) Cell(Field field, Column column, string? typed, int row, IReadOnlySet<string> units)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return column.Required ? Bad(field.Key, T($"Rad {row}: fyll i {column.Label}.")) : (null, null);
        }

        var (value, fault) = column.Kind switch
        {
            ColumnKind.Amount => Amount(field.Key, typed),
            ColumnKind.Year => Year(field.Key, typed),
            ColumnKind.Number => Number(field.Key, typed),
            ColumnKind.Date => Date(field.Key, typed),
            ColumnKind.Unit => units.Contains(typed) ? (typed, null) : Bad(field.Key, T("Välj en av kommunens enheter.")),
            ColumnKind.Choice => column.Choices.Any(c => c.Key == typed) ? (typed, null) : Bad(field.Key, T("Välj ett av alternativen.")),
            _ => Line(field.Key, typed, 500),
        };
        return fault is null ? (value, null) : Bad(field.Key, T($"Rad {row}, {column.Label}: {fault.Message}"));
    }

    private static T? Parsed<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static (string?, Finding?) Bad(string key, string message) => (null, new Finding(message, Field: key));
}
