using Fund.Process.Profiles;

namespace Fund.Finance.Vouchers;

/// <summary>A code part's place in SIE.</summary>
/// <param name="CodePart">The code part as the municipality calls it.</param>
/// <param name="Number">Dimension: 1 and 6 are reserved for kostnadsställe and projekt, a municipality's own start at 20.</param>
/// <param name="Name">The dimension's name in the file.</param>
internal sealed record SieDimension(string CodePart, int Number, string Name);

/// <summary>What a municipality's ledger wants in a SIE 4I file.</summary>
internal sealed record Sie4ILayout
{
    /// <summary>Name of the program that writes.</summary>
    public const string Program = "Fund";

    /// <summary>Its version.</summary>
    public const string Version = "1.0";

    /// <summary>Which dimension each code part is written as.</summary>
    public required IReadOnlyList<SieDimension> Dimensions { get; init; }

    /// <summary>
    /// Names of codes by code part and code, for #OBJEKT; a code without a name is declared with itself as name, since a receiver may drop
    /// undeclared objects.
    /// </summary>
    public IReadOnlyDictionary<VoucherCode, string> CodeNames { get; init; } = new Dictionary<VoucherCode, string>();

    /// <summary>What the municipality's rule version says of the file.</summary>
    public SieVoucherFile File { get; init; } = new();
}
