namespace Fund.Contracts.Values;

/// <summary>
/// How the amounts of one file are written, declared once for the file and never guessed from its rows (BAD-02):
/// "1,234" is 1,23 kr and a fault in one file, and 1 234 kr in another.
/// </summary>
public sealed record AmountFormat
{
    /// <summary>1 234,50 or 1234,50: comma before decimals, thousands with a blank or not parted.</summary>
    public static readonly AmountFormat Swedish = new() { Decimals = DecimalMark.Comma, Thousands = ThousandMark.Blank };

    /// <summary>1234.50: point before decimals, thousands never parted. What this product's own machine files hold.</summary>
    public static readonly AmountFormat Machine = new() { Decimals = DecimalMark.Point, Thousands = ThousandMark.None };

    /// <summary>1,234.50 or 1234.50.</summary>
    public static readonly AmountFormat English = new() { Decimals = DecimalMark.Point, Thousands = ThousandMark.Comma };

    /// <summary>1.234,50 or 1234,50.</summary>
    public static readonly AmountFormat Continental = new() { Decimals = DecimalMark.Comma, Thousands = ThousandMark.Point };

    /// <summary>123450: whole öre, as in fixed-width ledger files.</summary>
    public static readonly AmountFormat WholeOre = new()
    {
        Decimals = DecimalMark.None,
        Thousands = ThousandMark.None,
        InOre = true,
    };

    /// <summary>What stands before the decimals.</summary>
    public required DecimalMark Decimals { get; init; }

    /// <summary>What may stand between thousands.</summary>
    public required ThousandMark Thousands { get; init; }

    /// <summary>The number counts öre, not kronor.</summary>
    public bool InOre { get; init; }

    /// <summary>A minus may also come last: "5-".</summary>
    public bool MinusMayComeLast { get; init; }

    /// <summary>False where the same mark would part both thousands and decimals.</summary>
    public bool IsUnambiguous =>
        (Decimals, Thousands) is not ((DecimalMark.Comma, ThousandMark.Comma) or (DecimalMark.Point, ThousandMark.Point));
}

/// <summary>The mark before the decimals of an amount in a file.</summary>
public enum DecimalMark
{
    /// <summary>No decimals are written.</summary>
    None,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A point.</summary>
    Point,
}

/// <summary>The mark between the thousands of an amount in a file.</summary>
public enum ThousandMark
{
    /// <summary>Thousands are not parted.</summary>
    None,

    /// <summary>A space of any of the kinds people and programs write: ordinary, no-break, narrow no-break, thin.</summary>
    Blank,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A point.</summary>
    Point,
}
