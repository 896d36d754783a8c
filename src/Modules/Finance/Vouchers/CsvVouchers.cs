using Fund.Finance.Costs;

namespace Fund.Finance.Vouchers;

/// <summary>A column of a voucher table.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Value">What to write, by a name of <see cref="VoucherValues"/>.</param>
internal sealed record CsvVoucherColumn(string Heading, string Value);

/// <summary>The table a receiving system wants, as data.</summary>
internal sealed record CsvVoucherLayout
{
    /// <summary>The columns, in order.</summary>
    public required IReadOnlyList<CsvVoucherColumn> Columns { get; init; }

    /// <summary>Between the cells.</summary>
    public char Delimiter { get; init; } = ';';

    /// <summary>How amounts are written.</summary>
    public WrittenAmount Amount { get; init; } = new();

    /// <summary>Encoding of the file.</summary>
    public FileEncoding Encoding { get; init; } = FileEncoding.Utf8;

    /// <summary>Begin with a byte order mark, which Excel needs to read UTF-8.</summary>
    public bool ByteOrderMark { get; init; } = true;

    /// <summary>Write the headings as first line.</summary>
    public bool Headings { get; init; } = true;

    /// <summary>Line ending.</summary>
    public string LineEnding { get; init; } = "\r\n";
}

/// <summary>Writes vouchers as a table, one line a row.</summary>
internal sealed class CsvVoucherWriter(CsvVoucherLayout layout)
{
    private readonly ExportText _text = new(layout.Encoding);

    /// <summary>
    /// Writes the batch. Throws <see cref="VoucherRefused"/> before the first byte when something in it cannot be written.
    /// </summary>
    public void Write(VoucherBatch batch, Stream stream)
    {
        var lines = new List<string>();
        if (layout.Headings)
        {
            lines.Add(Line(layout.Columns.Select(column => Cell(column.Heading))));
        }

        foreach (var voucher in batch.Vouchers)
        {
            for (var row = 0; row < voucher.Rows.Count; row++)
            {
                var place = new VoucherPlace(batch, voucher, voucher.Rows[row], row + 1);
                lines.Add(Line(layout.Columns.Select(column => Cell(VoucherValues.Get(column.Value, place)))));
            }
        }

        var bytes = _text.Bytes(string.Concat(lines));
        if (layout is { ByteOrderMark: true, Encoding: FileEncoding.Utf8 })
        {
            stream.Write([0xEF, 0xBB, 0xBF]);
        }

        stream.Write(bytes);
    }

    private string Line(IEnumerable<string> cells) => string.Join(layout.Delimiter, cells) + layout.LineEnding;

    private string Cell(VoucherValue value) =>
        value switch
        {
            { Amount: { } amount } => Cell(layout.Amount.Write(amount)),
            { IsWritten: true } => Cell(FormulaGuard.Harmless(_text.Fit(value.Text), layout.Delimiter)),
            _ => Cell(value.Text),
        };

    private string Cell(string text)
    {
        var fitted = _text.Fit(text);
        var quote =
            fitted.Contains(layout.Delimiter, StringComparison.Ordinal)
            || fitted.Contains('"', StringComparison.Ordinal)
            || fitted.StartsWith(' ')
            || fitted.EndsWith(' ');
        return quote ? $"\"{fitted.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : fitted;
    }
}

/// <summary>Keeps a spreadsheet from running what a person wrote (BAD-12, OWASP on CSV injection).</summary>
internal static class FormulaGuard
{
    /// <summary>
    /// The text, with an apostrophe first when a spreadsheet could take it, or a part of it after a quote or a delimiter, for a formula.
    /// Not for amounts: a negative number is a number.
    /// </summary>
    public static string Harmless(string text, char delimiter)
    {
        var atStart = true;
        foreach (var letter in text)
        {
            if (atStart && (letter is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠'))
            {
                return "'" + text;
            }

            atStart = letter is '"' or ';' or '\n' || letter == delimiter || (atStart && letter == ' ');
        }

        return text;
    }
}
