using System.Text;
using CsvHelper;
using Fund.Process.Profiles;

namespace Fund.Finance.Costs;

/// <summary>
/// Takes cost lines out of a voucher list saved as a table: preamble, headings, rows, totals. The whole file or nothing (BAD-08).
/// </summary>
/// <param name="mapping">How the list is laid out.</param>
/// <param name="amounts">How it writes amounts.</param>
internal sealed class CsvCosts(CsvCostMapping mapping, AmountStyle amounts)
{
    /// <summary>No row of a voucher list comes near this many bytes; a longer one has lost a quote.</summary>
    private const int LongestRow = 256 * 1024;

    /// <summary>
    /// Reads the whole file into the stage, which keeps the lines only when nothing is wrong. The stream must be able to rewind.
    /// </summary>
    public async Task<CostReading> ReadAsync(Stream stream, ICostLineStage stage, FileEncoding? chosen, CancellationToken cancellation)
    {
        var start = stream.Position;
        var encoding = chosen is null
            ? await FileEncodingGuess.OfAsync(stream, FileEncoding.Windows1252, cancellation)
            : FileEncodingGuess.Chosen(chosen.Value);
        var diagnostics = new ImportDiagnostics();
        var rows = new CsvCostRows(mapping, amounts, diagnostics);
        var kept = false;
        try
        {
            stream.Position = start;
            await ReadRowsAsync(stream, encoding.Encoding, rows, stage, diagnostics, cancellation);
            if (!diagnostics.RefusesFile)
            {
                await stage.KeepAsync(cancellation);
                kept = true;
            }
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
            Encoding = encoding,
            Lines = rows.Lines,
            Sum = rows.Sum,
            Columns = rows.Found ?? [],
        };
    }

    private async Task ReadRowsAsync(
        Stream stream,
        FileEncoding encoding,
        CsvCostRows rows,
        ICostLineStage stage,
        ImportDiagnostics diagnostics,
        CancellationToken cancellation
    )
    {
        var start = stream.Position;
        var beginning = new byte[16 * 1024];
        var length = await stream.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellation);
        if (beginning is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            diagnostics.Error(null, null, T("Filen är sparad i UTF-16 (”Unicode-text”). Spara om den som CSV UTF-8."));
            return;
        }

        var delimiter = mapping.Delimiter ?? DelimiterOf(beginning.AsSpan(0, length));
        stream.Position = beginning is [0xEF, 0xBB, 0xBF, ..] ? start + 3 : start;
        long line = 1;
        try
        {
            using var text = new StreamReader(stream, encoding.Strict(), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
            using var table = CsvReader.Create(text, Options(delimiter, diagnostics), leaveOpen: true);
            while (await table.ReadAsync(cancellation))
            {
                line = table.LineNumber;
                rows.Take(table.Current.ToArray(), (int)line);
                if (rows.Batch.Count >= 1000)
                {
                    await PassOnAsync(rows, stage, diagnostics, cancellation);
                }
            }

            rows.End();
            await PassOnAsync(rows, stage, diagnostics, cancellation);
        }
        catch (DecoderFallbackException)
        {
            diagnostics.Error(
                (int)line,
                null,
                T(
                    $"På den raden eller strax efter finns tecken som inte hör till {encoding.SwedishName()}. Välj en annan "
                        + $"teckenkodning."
                )
            );
        }
        catch (CsvFormatException)
        {
            // The only one left: malformed rows are reported one by one, above.
            diagnostics.Error(
                (int)line,
                null,
                T("Efter den raden kommer en rad som är längre än 256 kB. Troligen saknas ett avslutande citattecken.")
            );
        }
    }

    private static CsvReaderOptions Options(char delimiter, ImportDiagnostics diagnostics) =>
        new()
        {
            Separator = delimiter,
            HasHeader = false,
            SkipEmptyLines = false,
            DetectSeparatorHint = false,
            MaxRecordSize = LongestRow,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = bad =>
                diagnostics.Error(
                    (int)bad.LineNumber,
                    null,
                    bad.Reason == CsvMalformedReason.UnterminatedQuote
                        ? T("Ett inledande citattecken saknar sitt avslutande citattecken.")
                        : T("Ett citattecken står mitt i en cell. Citattecken inne i en text skrivs två gånger.")
                ),
        };

    private static async ValueTask PassOnAsync(
        CsvCostRows rows,
        ICostLineStage stage,
        ImportDiagnostics diagnostics,
        CancellationToken cancellation
    )
    {
        if (rows.Batch.Count > 0 && !diagnostics.RefusesFile)
        {
            await stage.AddAsync(rows.Batch, cancellation);
        }

        rows.Batch.Clear();
    }

    /// <summary>
    /// The delimiter that the line with most of any of them uses, among the first lines: the headings have more than the preamble.
    /// </summary>
    private char DelimiterOf(ReadOnlySpan<byte> beginning)
    {
        var best = (Delimiter: ';', Count: 0);
        foreach (
            var line in Encoding
                .Latin1.GetString(beginning)
                .Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
                .Take(mapping.LongestPreamble)
        )
        {
            foreach (var delimiter in new[] { ';', '\t', ',' })
            {
                var count = line.Count(letter => letter == delimiter);
                // Decimal commas are many in rows: a semicolon or tab list is recognised by its headings, which come first.
                best = count > best.Count && !(delimiter == ',' && best.Count >= 3) ? (delimiter, count) : best;
            }
        }

        return best.Delimiter;
    }
}
