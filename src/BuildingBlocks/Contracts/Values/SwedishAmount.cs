using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Fund.Contracts.Values;

/// <summary>
/// The one reader of amounts, and the one writer each for pages and Excel. What has exactly one Swedish reading is
/// read (BAD-01); what has two, or none, is refused with an explanation (BAD-02, BAD-03).
/// </summary>
public static partial class SwedishAmount
{
    /// <summary>The largest amount, above or below zero, that is read: 10^12 kr (BAD-04).</summary>
    public static readonly Money Limit = Money.FromKronor(1_000_000_000_000);

    private const int LongestText = 64;

    /// <summary>
    /// Reads an amount as people write it: "1200000", "1 200 000", "1 200 000,50", "−5", "1 234,50 kr", "1 234:-", "350 tkr", "1,2 mkr".
    /// Blanks may be of any kind, also pasted no-break ones.
    /// </summary>
    /// <param name="text">What was written.</param>
    /// <param name="amount">The amount, or 0 when refused.</param>
    /// <param name="unreadable">Why it was refused, or null.</param>
    /// <param name="sign">Which signs are allowed here.</param>
    /// <returns>True when read.</returns>
    public static bool TryRead(
        string? text,
        out Money amount,
        [NotNullWhen(false)] out Unreadable? unreadable,
        AmountSign sign = AmountSign.Any
    )
    {
        amount = Money.Zero;
        var written = (text ?? string.Empty).TrimBlanks();
        var match = written.Length <= LongestText ? AsPeopleWrite().Match(written) : Match.Empty;
        if (!match.Success || UnitOf(match) is not { } kronorEach)
        {
            unreadable = Explain(written);
            return false;
        }

        var whole = DigitsOf(match.Groups["whole"].Value);
        var decimals = match.Groups["decimals"].Value.PadRight(2, '0');
        return Weigh(match.Groups["minus"].Success, whole, decimals, kronorEach, sign, out amount, out unreadable);
    }

    // A number: one run of digits, or groups of three after the first one to three; no leading zero. Then at most two decimals after a
    // comma.
    [GeneratedRegex(
        """
            ^ (?<minus> [-\u2212] )?
            (?<whole> 0 | [1-9][0-9]{0,2} ( [\u0020\u00A0\u202F\u2009] [0-9]{3} )+ | [1-9][0-9]* )
            ( , (?<decimals> [0-9]{1,2} ) )?
            ( [\u0020\u00A0\u202F\u2009]? (?<unit> [A-Za-z]{2,6} ) )?
            (?<priceDash> :- )? \z
            """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex AsPeopleWrite();

    /// <summary>How many kronor one of the written unit is; null when the unit is unknown.</summary>
    private static int? UnitOf(Match match)
    {
        // "1 234:-" says that there are no öre, and needs no unit.
        if (match.Groups["priceDash"].Success)
        {
            return match.Groups["unit"].Success || match.Groups["decimals"].Success ? null : 1;
        }

        return match.Groups["unit"].Value.ToUpperInvariant() switch
        {
            "" or "KR" or "KRONOR" or "SEK" => 1,
            "TKR" => 1_000,
            "MKR" or "MNKR" => 1_000_000,
            _ => null,
        };
    }

    private static string DigitsOf(string grouped) => string.Concat(grouped.Where(char.IsAsciiDigit));

    /// <summary>The last steps of every reading: put the digits together, then check limit and sign.</summary>
    private static bool Weigh(
        bool minus,
        string whole,
        string twoDecimals,
        int kronorEach,
        AmountSign sign,
        out Money amount,
        [NotNullWhen(false)] out Unreadable? unreadable
    )
    {
        amount = Money.Zero;
        var digits = (whole + twoDecimals).TrimStart('0');
        var limit = (decimal)Limit.Ore;
        // 18 digits always fit a decimal, also a million times over; more than that is beyond the limit in any unit.
        var ore =
            digits.Length > 18 ? limit + 1
            : digits.Length == 0 ? 0
            : decimal.Parse(digits, CultureInfo.InvariantCulture) * kronorEach;
        if (ore > limit)
        {
            unreadable = new(UnreadableCode.TooLarge, T($"Beloppet är för stort. Det får vara högst {ForPage(Limit)}."));
            return false;
        }

        var read = new Money((long)(minus ? -ore : ore));
        unreadable = sign switch
        {
            AmountSign.Positive when !read.IsPositive => new(UnreadableCode.NotPositive, T("Beloppet ska vara större än 0 kr.")),
            AmountSign.NotNegative when read.IsNegative => new(UnreadableCode.Negative, T("Beloppet får inte vara mindre än 0 kr.")),
            _ => null,
        };
        amount = unreadable is null ? read : Money.Zero;
        return unreadable is null;
    }
}
