using Fund.Process.Profiles;

namespace Fund.Finance.Vouchers;

/// <summary>Writes vouchers as a table, one line a row.</summary>
internal sealed class TableVoucherWriter(TableVoucherFile layout)
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

    private string Line(IEnumerable<string> cells) => string.Join(layout.Delimiter, cells) + layout.LineEnding.Text();

    private string Cell(VoucherValue value) =>
        value switch
        {
            { Amount: { } amount } => Cell(layout.Amount.Write(amount)),
            { IsWritten: true } => Cell(FormulaGuard.Harmless(_text.Fit(value.Text), layout.Delimiter[0])),
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
