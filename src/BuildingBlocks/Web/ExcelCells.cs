using System.Globalization;
using Fund.Contracts.Values;
using SpreadCheetah;
using SpreadCheetah.Styling;

namespace Fund.Web;

/// <summary>What stands in the cells of an Excel file: every value of every list goes through here.</summary>
/// <param name="day">How a day is shown that has no time.</param>
internal sealed class ExcelCells(StyleId day)
{
    // Excel's own limit, characters: a workbook with a longer text is one that it calls damaged.
    private const int LongestText = 32_767;

    // Excel has no days before it, and shows another one instead.
    private static readonly DateOnly FirstDay = new(1900, 1, 1);

    /// <summary>The cells of a row.</summary>
    public Cell[] Of(IReadOnlyList<object?> row)
    {
        var cells = new Cell[row.Count];
        for (var n = 0; n < cells.Length; n++)
        {
            cells[n] = Of(row[n]);
        }

        return cells;
    }

    private Cell Of(object? value) =>
        value switch
        {
            null => default,
            Money amount => new Cell(SwedishAmount.ForExcel(amount)),
            int number => new Cell(number),
            long number => new Cell(number),
            decimal number => new Cell(number),
            DateOnly date when date >= FirstDay => new Cell(date.ToDateTime(TimeOnly.MinValue), day),
            DateOnly date => new Cell(SwedishDate.ForPage(date)),
            DateTimeOffset instant => new Cell(Display.SwedishTime(instant)),
            // Text is text, also when it begins as a formula does (BAD-12).
            _ => new Cell(Fitting(Convert.ToString(value, CultureInfo.InvariantCulture)!)),
        };

    // Control characters are left out by the library, and half a character is replaced; these two XML cannot hold either.
    private static string Fitting(string text)
    {
        var written = text.AsSpan().ContainsAny('\uFFFE', '\uFFFF')
            ? string.Concat(text.Where(c => c is not ('\uFFFE' or '\uFFFF')))
            : text;
        return written.Length > LongestText ? Cut(written) : written;
    }

    private static string Cut(string text) =>
        string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[LongestText - 2]) ? LongestText - 2 : LongestText - 1), "…");
}
