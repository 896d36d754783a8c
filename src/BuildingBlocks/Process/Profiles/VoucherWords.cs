using System.Text.RegularExpressions;

namespace Fund.Process.Profiles;

/// <summary>
/// The values that a voucher file's layout may ask for by name, such as "konto", some with an argument after a colon: "datum:yyyyMMdd",
/// "kod:Projekt", "tecken:D/K", "fast:SEK". The writers answer every one of them; the check of a profile allows no other.
/// </summary>
public static partial class VoucherWords
{
    /// <summary>The code part of the unit that answers: the fund owner's on the fund's side, the receiver's on the other.</summary>
    public const string Unit = "Ansvar";

    /// <summary>The code part of the project: the fund's, if it has one, and the initiative's.</summary>
    public const string Project = "Projekt";

    /// <summary>Known of the whole file, in any of its lines.</summary>
    public static IReadOnlyList<string> OfFile { get; } =
    [
        "fast:TEXT",
        "organisation",
        "organisationsnummer",
        "filid",
        "skapad",
        "skapad:FORMAT",
        "antal verifikationer",
        "antal rader",
        "summa debet",
    ];

    /// <summary>Known of a voucher, in the line before its rows and in its rows.</summary>
    public static IReadOnlyList<string> OfVoucher { get; } = ["serie", "nummer", "datum", "datum:FORMAT", "period", "text"];

    /// <summary>Known of a row.</summary>
    public static IReadOnlyList<string> OfRow { get; } =
    ["radnr", "radtext", "konto", "kod:" + Unit, "kod:" + Project, "belopp", "absolutbelopp", "debet", "kredit", "tecken:D/K"];

    /// <summary>Is the value one of those, with an argument that it can take?</summary>
    /// <param name="value">As the layout writes it.</param>
    /// <param name="allowed">Of <see cref="OfFile"/>, <see cref="OfVoucher"/> and <see cref="OfRow"/> those known at the place.</param>
    public static bool IsAmong(string value, IReadOnlyCollection<string> allowed)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(allowed);
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        var (name, argument) = colon < 0 ? (value, null) : (value[..colon], value[(colon + 1)..]);
        return (name, argument) switch
        {
            (_, null) => allowed.Contains(name),
            ("fast", _) => allowed.Contains("fast:TEXT"),
            ("skapad" or "datum", _) => allowed.Contains(name + ":FORMAT") && DateFormat().IsMatch(argument),
            ("tecken", _) => allowed.Contains("tecken:D/K") && argument.Split('/') is [_, _],
            _ => allowed.Contains(value),
        };
    }

    // Of .NET's formats those that write a day with digits, and marks that no culture changes: MMMM would write the month's English name.
    [GeneratedRegex("^(?!.*(?:yyyy.*y|MM.*M|dd.*d))(?:yyyy|yy|MM|dd|[-. ])+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DateFormat();
}
