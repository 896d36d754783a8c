using System.Text.Json.Serialization;

namespace Fund.Process.Profiles;

/// <summary>The file that a settlement's vouchers are handed over to the finance system in, as that system wants it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SieVoucherFile), "sie4I")]
[JsonDerivedType(typeof(TableVoucherFile), "table")]
[JsonDerivedType(typeof(FixedWidthVoucherFile), "fixedWidth")]
public abstract record VoucherFile;

/// <summary>SIE 4I, which most Swedish finance systems read.</summary>
public sealed record SieVoucherFile : VoucherFile
{
    /// <summary>#FNR: the company's code in the receiving system; null to leave it out.</summary>
    public string? CompanyCode { get; init; }

    /// <summary>Names of accounts, for #KONTO; an account without a name here gets no record.</summary>
    public IReadOnlyDictionary<string, string> AccountNames { get; init; } = new Dictionary<string, string>();

    /// <summary>What ends a line.</summary>
    public LineEnding LineEnding { get; init; }

    /// <summary>Enclose the records in #KSUMMA.</summary>
    public bool Checksum { get; init; }
}

/// <summary>A table: one line for each row of a voucher, its cells with a mark between them.</summary>
public sealed record TableVoucherFile : VoucherFile
{
    /// <summary>The columns, in order.</summary>
    public required IReadOnlyList<VoucherColumn> Columns { get; init; }

    /// <summary>Between the cells, one character: a semicolon, a comma, a tab or a bar.</summary>
    public string Delimiter { get; init; } = ";";

    /// <summary>How amounts are written.</summary>
    public WrittenAmount Amount { get; init; } = new();

    /// <summary>Encoding of the file.</summary>
    public FileEncoding Encoding { get; init; } = FileEncoding.Utf8;

    /// <summary>Begin with a byte order mark, which Excel needs to read UTF-8.</summary>
    public bool ByteOrderMark { get; init; } = true;

    /// <summary>Write the headings as first line.</summary>
    public bool Headings { get; init; } = true;

    /// <summary>What ends a line.</summary>
    public LineEnding LineEnding { get; init; }
}

/// <summary>A column of a table of vouchers.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Value">What is written, by a name of <see cref="VoucherWords"/>.</param>
public sealed record VoucherColumn(string Heading, string Value);

/// <summary>Lines whose fields stand at fixed positions.</summary>
public sealed record FixedWidthVoucherFile : VoucherFile
{
    /// <summary>Encoding of the file.</summary>
    public FileEncoding Encoding { get; init; } = FileEncoding.Windows1252;

    /// <summary>What ends a line.</summary>
    public LineEnding LineEnding { get; init; }

    /// <summary>First line of the file; null for none.</summary>
    public FixedWidthLine? FileHead { get; init; }

    /// <summary>Line before the rows of each voucher; null for none.</summary>
    public FixedWidthLine? VoucherHead { get; init; }

    /// <summary>Line for each row.</summary>
    public required FixedWidthLine Row { get; init; }

    /// <summary>Last line of the file; null for none.</summary>
    public FixedWidthLine? FileFoot { get; init; }
}

/// <summary>A line, as its fields; what lies between them is blank.</summary>
public sealed record FixedWidthLine
{
    /// <summary>Length of the line; 0 ends it after its last field.</summary>
    public int Length { get; init; }

    /// <summary>The fields, none over another.</summary>
    public required IReadOnlyList<FixedWidthField> Fields { get; init; }
}

/// <summary>A field of a line of fixed width.</summary>
public sealed record FixedWidthField
{
    /// <summary>What is written, by a name of <see cref="VoucherWords"/>.</summary>
    public required string Value { get; init; }

    /// <summary>First position, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>Length in characters.</summary>
    public required int Length { get; init; }

    /// <summary>What fills the field, one character.</summary>
    public string Pad { get; init; } = " ";

    /// <summary>Which side the value stands on.</summary>
    public FieldSide Align { get; init; }

    /// <summary>How an amount is written.</summary>
    public WrittenAmount Amount { get; init; } = new() { DecimalMark = "" };

    /// <summary>A text may be cut to the length. A code or an amount must never be: the export is refused.</summary>
    public bool MayCut { get; init; }
}

/// <summary>Which side of its field a value stands on.</summary>
public enum FieldSide
{
    /// <summary>Left, padded after.</summary>
    Left,

    /// <summary>Right, padded before.</summary>
    Right,
}

/// <summary>
/// How an amount is written in a machine's file. Never by the culture of the computer (a Swedish one writes U+2212 for minus).
/// </summary>
public sealed record WrittenAmount
{
    /// <summary>Decimals, 0 or 2. With 0 an amount that has öre is refused.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>Between kronor and öre: "," or "." or nothing, which makes two decimals an amount in öre.</summary>
    public string DecimalMark { get; init; } = ",";

    /// <summary>Where the minus sign stands.</summary>
    public SignPlace Sign { get; init; }
}

/// <summary>Where the minus sign of a negative amount stands.</summary>
public enum SignPlace
{
    /// <summary>Before the digits, and before any padding zeros.</summary>
    Before,

    /// <summary>After the last digit.</summary>
    After,

    /// <summary>Nowhere: a negative amount is refused, another field must tell debit from credit.</summary>
    None,
}

/// <summary>What ends a line of a file.</summary>
public enum LineEnding
{
    /// <summary>CR LF, as Windows writes it.</summary>
    CrLf,

    /// <summary>LF alone.</summary>
    Lf,
}

/// <summary>The encodings that files to and from Swedish finance systems have.</summary>
public enum FileEncoding
{
    /// <summary>IBM code page 437, the only one SIE allows.</summary>
    Pc8,

    /// <summary>Windows-1252, which holds ISO 8859-1's letters.</summary>
    Windows1252,

    /// <summary>UTF-8, with or without byte order mark.</summary>
    Utf8,
}
