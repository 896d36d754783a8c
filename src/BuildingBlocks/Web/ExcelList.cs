using Fund.Contracts.Values;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Web;

/// <summary>
/// A list of a page as an Excel file: one sheet, headings as on the page, amounts as numbers in kronor, dates as dates that are shown as
/// åååå-mm-dd.
/// </summary>
public static class ExcelList
{
    /// <summary>What kind of file it is.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // Excel's own limit, characters: a workbook with a longer text is one that it calls damaged.
    private const int LongestText = 32_767;

    /// <summary>The file.</summary>
    /// <param name="name">Its name without ending: "arenden-2026-03-02".</param>
    /// <param name="headings">One for each column.</param>
    /// <param name="rows">Cells in the order of the headings: text, number, <see cref="Money"/>, <see cref="DateOnly"/>,
    /// <see cref="DateTimeOffset"/> or null. Text stays text also when it begins as a formula does (BAD-12).</param>
    public static FileContentResult Of(string name, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(headings);
        ArgumentNullException.ThrowIfNull(rows);
        using var sheet = new ExcelSheet(headings);
        foreach (var row in rows)
        {
            sheet.Add(row);
        }

        using var written = sheet.Finish();
        using var file = new MemoryStream();
        written.CopyTo(file);
        return new FileContentResult(file.ToArray(), ContentType) { FileDownloadName = name + ".xlsx" };
    }

    /// <summary>What stands in a cell: every one of a list goes through here, whichever way the list is written.</summary>
    internal static object? Cell(object? value) =>
        value switch
        {
            string { Length: > LongestText } text => Cut(text),
            Money amount => SwedishAmount.ForExcel(amount),
            DateTimeOffset instant => Display.SwedishTime(instant),
            _ => value,
        };

    private static string Cut(string text) =>
        string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[LongestText - 2]) ? LongestText - 2 : LongestText - 1), "…");
}
