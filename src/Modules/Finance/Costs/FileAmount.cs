using System.Text.RegularExpressions;
using Fund.Contracts.Values;

namespace Fund.Finance.Costs;

/// <summary>Reads an amount of a list as it has been said that the list writes them; else with the reason that forms give.</summary>
internal static partial class FileAmount
{
    /// <summary>SEK.</summary>
    public static bool TryRead(string text, AmountStyle writing, out Money amount, out string reason)
    {
        var trimmed = text.Trim();
        if (SwedishAmount.TryRead(Swedish(trimmed, writing), out amount, out var unreadable))
        {
            reason = "";
            return true;
        }

        reason = unreadable!.Reason;
        if (Names.FirstOrDefault(other => SwedishAmount.TryRead(Swedish(trimmed, other.Style), out _, out _)) is { Name: { } name })
        {
            reason += " " + T($"Skriver listan alltid så: välj ”{name}” under Så läses filen.");
        }

        return false;
    }

    /// <summary>The ways that can be said for a whole list, by what people call them.</summary>
    public static IReadOnlyList<(AmountStyle Style, string Name)> Names =>
        [
            (AmountStyle.Swedish, "1 234,50"),
            (AmountStyle.MinusLast, T("1 234,50- (minus sist)")),
            (AmountStyle.Parentheses, T("(1 234,50) (minus som parentes)")),
            (AmountStyle.DecimalPoint, T("1234.50 (decimalpunkt)")),
        ];

    /// <summary>As the one reader of amounts takes it; what is not written as was said goes to it as it stands.</summary>
    private static string Swedish(string text, AmountStyle writing) =>
        writing switch
        {
            AmountStyle.MinusLast when text.Length > 1 && text[^1] is '-' or '\u2212' => "-" + text[..^1].TrimEnd(),
            AmountStyle.Parentheses when text.Length > 2 && text[0] == '(' && text[^1] == ')' => "-" + text[1..^1].Trim(),
            AmountStyle.DecimalPoint when WithPoint().Match(text) is { Success: true } match => match.Groups["minus"].Value
                + match.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)
                + (match.Groups["decimals"].Success ? "," + match.Groups["decimals"].Value : ""),
            _ => text,
        };

    [GeneratedRegex(
        @"^(?<minus>[-\u2212]?)(?<whole>[0-9]{1,3}(,[0-9]{3})+|[0-9]{1,3}( [0-9]{3})+|[0-9]+)(\.(?<decimals>[0-9]{1,2}))?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex WithPoint();
}
