using Fund.Process.Profiles;

namespace Fund.Finance.Vouchers;

/// <summary>Writes vouchers as lines of fixed width.</summary>
internal sealed class FixedWidthWriter(FixedWidthVoucherFile layout)
{
    private readonly ExportText _text = new(layout.Encoding);

    /// <summary>
    /// Writes the batch. Throws <see cref="VoucherRefused"/> before the first byte when something in it cannot be written.
    /// </summary>
    public void Write(VoucherBatch batch, Stream stream)
    {
        var lines = new List<string>();
        Add(layout.FileHead, new(batch, null, null, 0), lines);
        foreach (var voucher in batch.Vouchers)
        {
            Add(layout.VoucherHead, new(batch, voucher, null, 0), lines);
            for (var row = 0; row < voucher.Rows.Count; row++)
            {
                Add(layout.Row, new(batch, voucher, voucher.Rows[row], row + 1), lines);
            }
        }

        Add(layout.FileFoot, new(batch, null, null, 0), lines);
        stream.Write(_text.Bytes(string.Concat(lines.Select(line => line + layout.LineEnding.Text()))));
    }

    private void Add(FixedWidthLine? line, VoucherPlace place, List<string> lines)
    {
        if (line is null)
        {
            return;
        }

        var text = "";
        foreach (var field in line.Fields.OrderBy(field => field.Position))
        {
            if (field.Position <= text.Length)
            {
                throw new VoucherRefused(T($"Fältet ”{field.Value}” på position {field.Position} ligger över fältet före."));
            }

            text = text.PadRight(field.Position - 1) + Fill(field, VoucherValues.Get(field.Value, place));
        }

        if (line.Length > 0 && text.Length > line.Length)
        {
            throw new VoucherRefused(T($"Layoutens fält går utanför radens {line.Length} tecken."));
        }

        lines.Add(text.PadRight(line.Length));
    }

    private string Fill(FixedWidthField field, VoucherValue value)
    {
        if (value.Amount is { } amount && amount.IsNegative && field is { Pad: "0", Amount.Sign: SignPlace.Before })
        {
            // The sign stands before the padding zeros, -0001250 and not 000-1250.
            return "-" + Sized(field, field.Amount.Digits(amount), field.Length - 1);
        }

        return Sized(field, value.Amount is { } money ? field.Amount.Write(money) : _text.Fit(value.Text), field.Length);
    }

    private static string Sized(FixedWidthField field, string text, int length)
    {
        if (text.Length > length)
        {
            text = field.MayCut
                ? text[..length]
                : throw new VoucherRefused(T($"”{text}” får inte plats i fältet ”{field.Value}” med {field.Length} tecken."));
        }

        return field.Align == FieldSide.Left ? text.PadRight(length, field.Pad[0]) : text.PadLeft(length, field.Pad[0]);
    }
}
