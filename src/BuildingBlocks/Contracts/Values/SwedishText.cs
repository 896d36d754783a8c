using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Fund.Contracts.Values;

/// <summary>
/// What is done with every text that people write, before it is stored (BAD-10): one way to compose letters (NFC), so that å is
/// always equal to å; nothing that hides or turns text; otherwise kept letter for letter.
/// </summary>
public static class SwedishText
{
    /// <summary>
    /// Compares as a Swedish reader sorts: … x y z å ä ö, without regard to capitals or accents until the rest is equal. A total
    /// order: only equal texts compare as 0.
    /// </summary>
    public static IComparer<string?> Comparer { get; } = new SwedishOrder();

    /// <summary>Normalises one line of text: no line break or tab is allowed.</summary>
    /// <param name="text">What was written; null is read as nothing.</param>
    /// <param name="normalised">The text to store, or nothing when refused.</param>
    /// <param name="unreadable">Why it was refused, or null.</param>
    public static bool TryNormaliseLine(string? text, out string normalised, [NotNullWhen(false)] out Unreadable? unreadable) =>
        TryNormalise(text ?? string.Empty, HasForbiddenCharacter, out normalised, out unreadable);

    /// <summary>Normalises text of several lines: tabs are kept, and every kind of line break becomes a line feed.</summary>
    /// <param name="text">What was written; null is read as nothing.</param>
    /// <param name="normalised">The text to store, or nothing when refused.</param>
    /// <param name="unreadable">Why it was refused, or null.</param>
    public static bool TryNormaliseLines(string? text, out string normalised, [NotNullWhen(false)] out Unreadable? unreadable)
    {
        var lines = (text ?? string.Empty).ReplaceLineEndings("\n");
        return TryNormalise(
            lines,
            written => HasForbiddenCharacter(written.Replace('\n', ' ').Replace('\t', ' ')),
            out normalised,
            out unreadable
        );
    }

    /// <summary>Can the text be a name: one line with at least one letter or digit that is seen?</summary>
    public static bool IsName(string? text) =>
        TryNormaliseLine(text, out var line, out _)
        && line.EnumerateRunes().Any(rune => Rune.IsLetterOrDigit(rune) && !Fillers.Contains(rune.Value));

    // Letters by category, nothing on the screen: the fillers of Hangul.
    private static readonly int[] Fillers = [0x115F, 0x1160, 0x3164, 0xFFA0];

    /// <summary>
    /// True when the text holds a control character (U+0000 and line breaks too), one that turns the writing direction, half a surrogate
    /// pair, or the mark of a character that was lost (U+FFFD).
    /// </summary>
    internal static bool HasForbiddenCharacter(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            // A lone surrogate is not decoded; PostgreSQL would refuse it, and U+0000, only when the row is written.
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != System.Buffers.OperationStatus.Done || IsForbidden(rune))
            {
                return true;
            }

            rest = rest[length..];
        }

        return false;
    }

    private static bool IsForbidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
        || rune.Value == 0xFFFD
        || (rune.Value & 0xFFFE) == 0xFFFE;

    private static bool TryNormalise(
        string text,
        Func<string, bool> isForbidden,
        out string normalised,
        [NotNullWhen(false)] out Unreadable? unreadable
    )
    {
        if (isForbidden(text))
        {
            normalised = string.Empty;
            unreadable = new(
                UnreadableCode.ForbiddenCharacter,
                T("Texten innehåller ett dolt eller ogiltigt tecken. Ta bort det eller skriv in texten på nytt.")
            );
            return false;
        }

        normalised = text.Normalize(NormalizationForm.FormC);
        unreadable = null;
        return true;
    }

    private sealed class SwedishOrder : IComparer<string?>
    {
        private static readonly CompareInfo Swedish = CultureInfo.GetCultureInfo("sv-SE").CompareInfo;

        public int Compare(string? x, string? y) => Swedish.Compare(x, y) is not 0 and var order ? order : string.CompareOrdinal(x, y);
    }
}
