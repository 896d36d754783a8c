using Fund.Finance.Costs;

namespace Fund.Finance.Vouchers;

/// <summary>Which side of its field a value stands on.</summary>
internal enum FieldSide
{
    /// <summary>Left, padded after.</summary>
    Left,

    /// <summary>Right, padded before.</summary>
    Right,
}

/// <summary>A field of a fixed-width line.</summary>
internal sealed record FixedWidthField
{
    /// <summary>What to write, by a name of <see cref="VoucherValues"/>.</summary>
    public required string Value { get; init; }

    /// <summary>First position, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>Length in characters.</summary>
    public required int Length { get; init; }

    /// <summary>What fills the field.</summary>
    public char Pad { get; init; } = ' ';

    /// <summary>Which side the value stands on.</summary>
    public FieldSide Align { get; init; }

    /// <summary>How an amount is written.</summary>
    public WrittenAmount Amount { get; init; } = new() { DecimalMark = "" };

    /// <summary>A text may be cut to the length. A code or an amount must never be: the export is refused.</summary>
    public bool MayCut { get; init; }
}

/// <summary>A line, as its fields; what lies between them is blank.</summary>
internal sealed record FixedWidthLine
{
    /// <summary>Length of the line; 0 ends it after its last field.</summary>
    public int Length { get; init; }

    /// <summary>The fields, none over another.</summary>
    public required IReadOnlyList<FixedWidthField> Fields { get; init; }
}

/// <summary>The file a receiving system wants, as data.</summary>
internal sealed record FixedWidthLayout
{
    /// <summary>Encoding of the file.</summary>
    public FileEncoding Encoding { get; init; } = FileEncoding.Windows1252;

    /// <summary>Line ending.</summary>
    public string LineEnding { get; init; } = "\r\n";

    /// <summary>First line of the file.</summary>
    public FixedWidthLine? FileHead { get; init; }

    /// <summary>Line before the rows of each voucher.</summary>
    public FixedWidthLine? VoucherHead { get; init; }

    /// <summary>Line for each row.</summary>
    public required FixedWidthLine Row { get; init; }

    /// <summary>Last line of the file.</summary>
    public FixedWidthLine? FileFoot { get; init; }
}

/// <summary>Writes vouchers as lines of fixed width.</summary>
internal sealed class FixedWidthWriter(FixedWidthLayout layout)
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
        stream.Write(_text.Bytes(string.Concat(lines.Select(line => line + layout.LineEnding))));
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
                throw new VoucherRefused($"Fältet ”{field.Value}” på position {field.Position} ligger över fältet före.");
            }

            text = text.PadRight(field.Position - 1) + Fill(field, VoucherValues.Get(field.Value, place));
        }

        if (line.Length > 0 && text.Length > line.Length)
        {
            throw new VoucherRefused($"Layoutens fält går utanför radens {line.Length} tecken.");
        }

        lines.Add(text.PadRight(line.Length));
    }

    private string Fill(FixedWidthField field, VoucherValue value)
    {
        if (value.Amount is { } amount && amount.IsNegative && field is { Pad: '0', Amount.Sign: SignPlace.Before })
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
                : throw new VoucherRefused($"”{text}” får inte plats i fältet ”{field.Value}” med {field.Length} tecken.");
        }

        return field.Align == FieldSide.Left ? text.PadRight(length, field.Pad) : text.PadLeft(length, field.Pad);
    }
}
