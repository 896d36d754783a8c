using System.Globalization;
using Fund.Finance.Costs.Workbooks;
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
    /// <summary>Reads the workbook into the stage, which keeps the rows only when nothing is wrong.</summary>
    public async Task<CostReading> ReadAsync(Stream stream, ICostLineStage stage, CancellationToken cancellation)
    {
        var diagnostics = new ImportDiagnostics();
        var kept = false;
        var rows = new CsvCostRows(mapping, amounts, diagnostics);
        try
        {
            rows = await ReadSheetsAsync(stream, stage, diagnostics, cancellation);
            if (!diagnostics.RefusesFile)
            {
                await stage.KeepAsync(cancellation);
                kept = true;
            }
        }
        catch (WorkbookRefused refused)
        {
            diagnostics.Error(refused.Row, refused.Sheet, refused.Message, refused.Column);
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

    private async Task<CsvCostRows> ReadSheetsAsync(
        Stream stream,
        ICostLineStage stage,
        ImportDiagnostics diagnostics,
        CancellationToken cancellation
    )
    {
        using var book = WorkbookSheets.Open(stream);
        CsvCostRows rows;
        do
        {
            // A sheet without headings says so only when no other has them.
            var own = new ImportDiagnostics();
            rows = new CsvCostRows(mapping, amounts, own);
            for (var line = 1; book.Row() is { } cells; line++)
            {
                rows.Take([.. cells.Select(Text)], line);
                if (rows.Batch.Count >= 1000)
                {
                    await PassOnAsync(rows, own, stage, cancellation);
                }
            }

            if (rows.HasHeadings || book.IsOnlyOne)
            {
                rows.End();
                await PassOnAsync(rows, own, stage, cancellation);
                diagnostics.Take(own);
                return rows;
            }
        } while (book.Next());

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
    private string Text(object? cell) =>
        cell switch
        {
            null => "",
            DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            double number when !double.IsFinite(number) => number.ToString(CultureInfo.InvariantCulture),
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
