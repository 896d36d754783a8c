using SpreadCheetah;
using SpreadCheetah.Styling;

namespace Fund.Web;

/// <summary>
/// A list of any length as an Excel file, written a row at a time: what is in memory does not grow with the rows. Whoever disposes of it
/// before it is finished throws the file away.
/// </summary>
public sealed class ExcelSheet : IAsyncDisposable
{
    // Excel's own limit: what does not fit is on a further sheet.
    private const int RowsOfASheet = 1_048_576;

    private static readonly SpreadCheetahOptions Written = new()
    {
        DefaultDateTimeFormat = NumberFormat.Custom(@"yyyy\-mm\-dd\ hh:mm"),
        PreserveStringWhitespace = true,
    };

    private readonly FileStream file;
    private readonly Spreadsheet book;
    private readonly ExcelCells cells;
    private readonly IReadOnlyList<string> headings;
    private readonly int most;
    private int sheets;
    private bool finished;

    private ExcelSheet(FileStream file, Spreadsheet book, IReadOnlyList<string> headings, int most)
    {
        (this.file, this.book, this.headings, this.most) = (file, book, headings, most);
        cells = new ExcelCells(book.AddStyle(new Style { Format = NumberFormat.Custom(@"yyyy\-mm\-dd") }));
    }

    /// <summary>Begins the file with its row of headings.</summary>
    public static Task<ExcelSheet> BeginAsync(IReadOnlyList<string> headings, CancellationToken cancellation) =>
        BeginAsync(headings, RowsOfASheet, cancellation);

    /// <summary>As the other, with as many rows on a sheet as are said: for tests, which write no million.</summary>
    internal static async Task<ExcelSheet> BeginAsync(IReadOnlyList<string> headings, int most, CancellationToken cancellation)
    {
        var output = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            }
        );
        try
        {
            var begun = await Spreadsheet.CreateNewAsync(output, Written, cancellation);
            var sheet = new ExcelSheet(output, begun, headings, most);
            await sheet.BeginSheetAsync(cancellation);
            return sheet;
        }
        catch
        {
            await output.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds a row: cells in the order of the headings, of the kinds that <see cref="ExcelList.OfAsync"/> takes.</summary>
    public async ValueTask AddAsync(IReadOnlyList<object?> row, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (book.NextRowNumber > most)
        {
            await BeginSheetAsync(cancellation);
        }

        await book.AddRowAsync(cells.Of(row), cancellation);
    }

    /// <summary>Ends the file; who gets it reads it from the beginning and closes it, and then it is gone.</summary>
    public async Task<Stream> FinishAsync(CancellationToken cancellation)
    {
        await book.FinishAsync(cancellation);
        finished = true;
        file.Position = 0;
        return file;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await book.DisposeAsync();
        }
        finally
        {
            if (!finished)
            {
                await file.DisposeAsync();
            }
        }
    }

    private async Task BeginSheetAsync(CancellationToken cancellation)
    {
        sheets++;
        await book.StartWorksheetAsync(sheets == 1 ? "Lista" : $"Lista {sheets}", null, cancellation);
        await book.AddRowAsync(cells.Of(headings), cancellation);
    }
}
