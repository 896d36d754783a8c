using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Fund.Process.Profiles;

namespace Fund.Finance.Costs;

/// <summary>
/// Takes a voucher list out of a workbook, .xlsx or .xls: the first sheet that has the headings. Its cells are read as those of a list in
/// text; what the workbook holds as a number or a day is no matter of writing.
/// </summary>
/// <param name="mapping">How the list is laid out.</param>
/// <param name="amounts">How it writes amounts that are text.</param>
internal sealed class WorkbookCosts(CsvCostMapping mapping, AmountStyle amounts)
{
    /// <summary>No voucher list has more columns than this; a sheet may say that it has sixteen thousand.</summary>
    private const int MostColumns = 200;

    /// <summary>What a workbook may unfold to, bytes: one made to fill the memory is refused before it is unfolded.</summary>
    private const long MostUnfolded = 400L * 1024 * 1024;

    static WorkbookCosts() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Reads the workbook into the stage, which keeps the rows only when nothing is wrong.</summary>
    public async Task<CostReading> ReadAsync(Stream stream, ICostLineStage stage, CancellationToken cancellation)
    {
        var diagnostics = new ImportDiagnostics();
        var kept = false;
        var rows = new CsvCostRows(mapping, amounts, diagnostics);
        try
        {
            if (Unfolds(stream) > MostUnfolded)
            {
                throw new InvalidDataException();
            }

            rows = await ReadSheetsAsync(stream, stage, diagnostics, cancellation);
            if (!diagnostics.RefusesFile)
            {
                await stage.KeepAsync(cancellation);
                kept = true;
            }
        }
        catch (Exception error) when (error is ExcelReaderException or InvalidDataException or FormatException or EndOfStreamException)
        {
            diagnostics.Error(
                null,
                null,
                error is InvalidPasswordException
                    ? T("Arbetsboken är skyddad med lösenord. Spara den utan lösenord.")
                    : T("Arbetsboken kan inte läsas; den är skadad eller av ett annat slag. Öppna den och spara om den som .xlsx.")
            );
        }
        finally
        {
            if (!kept)
            {
                await stage.DiscardAsync(CancellationToken.None);
            }
        }

        return new()
        {
            IsWhole = kept,
            Diagnostics = diagnostics,
            Encoding = FileEncodingGuess.Chosen(FileEncoding.Utf8),
            Lines = rows.Lines,
            Sum = rows.Sum,
            Columns = rows.Found ?? [],
        };
    }

    private static long Unfolds(Stream stream)
    {
        var start = stream.Position;
        var isFolded = stream.ReadByte() == 'P';
        stream.Position = start;
        if (!isFolded)
        {
            return 0;
        }

        using var folded = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var sum = folded.Entries.Sum(entry => entry.Length);
        stream.Position = start;
        return sum;
    }

    private async Task<CsvCostRows> ReadSheetsAsync(
        Stream stream,
        ICostLineStage stage,
        ImportDiagnostics diagnostics,
        CancellationToken cancellation
    )
    {
        using var book = ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { LeaveOpen = true });
        CsvCostRows rows;
        do
        {
            // A sheet without headings says so only when no other has them.
            var own = new ImportDiagnostics();
            rows = new CsvCostRows(mapping, amounts, own);
            for (var line = 1; book.Read(); line++)
            {
                rows.Take([.. Enumerable.Range(0, Math.Min(book.FieldCount, MostColumns)).Select(column => Text(book, column))], line);
                if (rows.Batch.Count >= 1000)
                {
                    await PassOnAsync(rows, own, stage, cancellation);
                }
            }

            if (rows.HasHeadings || book.ResultsCount == 1)
            {
                rows.End();
                await PassOnAsync(rows, own, stage, cancellation);
                diagnostics.Take(own);
                return rows;
            }
        } while (book.NextResult());

        rows.End();
        diagnostics.Error(
            null,
            null,
            T("Inget av arbetsbokens blad har rubriker för verifikationsnummer, datum, konto, projekt och belopp.")
        );
        return rows;
    }

    private static async ValueTask PassOnAsync(
        CsvCostRows rows,
        ImportDiagnostics diagnostics,
        ICostLineStage stage,
        CancellationToken cancellation
    )
    {
        if (rows.Batch.Count > 0 && !diagnostics.RefusesFile)
        {
            await stage.AddAsync(rows.Batch, cancellation);
        }

        rows.Batch.Clear();
    }

    // Numbers and days are told as the strictest of lists would write them.
    private string Text(IExcelDataReader book, int column) =>
        book.GetValue(column) switch
        {
            null => "",
            DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            double number => Number(Exactly(number)),
            int number => Number(number),
            bool => "",
            var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
        };

    // To fifteen digits, so that what binary arithmetic has left behind them is gone.
    private static decimal Exactly(double number) => Math.Abs(number) > 1e15 ? decimal.MaxValue : (decimal)number;

    private string Number(decimal number)
    {
        var text = number.ToString("0.######", CultureInfo.InvariantCulture);
        return amounts == AmountStyle.DecimalPoint ? text : text.Replace('.', ',');
    }
}
