using Fund.Contracts.Values;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Web;

/// <summary>
/// A list of a page as an Excel file: headings as on the page, amounts as numbers in kronor, dates as dates that are shown as
/// åååå-mm-dd.
/// </summary>
public static class ExcelList
{
    /// <summary>What kind of file it is.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The file.</summary>
    /// <param name="name">Its name without ending: "arenden-2026-03-02".</param>
    /// <param name="headings">One for each column.</param>
    /// <param name="rows">Cells in the order of the headings: text, number, <see cref="Money"/>, <see cref="DateOnly"/>,
    /// <see cref="DateTimeOffset"/> or null. Text stays text also when it begins as a formula does (BAD-12).</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<FileStreamResult> OfAsync(
        string name,
        IReadOnlyList<string> headings,
        IEnumerable<IReadOnlyList<object?>> rows,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        await using var sheet = await ExcelSheet.BeginAsync(headings, cancellation);
        foreach (var row in rows)
        {
            await sheet.AddAsync(row, cancellation);
        }

        return Of(name, await sheet.FinishAsync(cancellation));
    }

    /// <summary>A file that has been written row by row, as the answer of a page, which closes it.</summary>
    /// <param name="name">Its name without ending.</param>
    /// <param name="written">The file.</param>
    public static FileStreamResult Of(string name, Stream written) => new(written, ContentType) { FileDownloadName = name + ".xlsx" };
}
