using System.Buffers;
using System.Text;

namespace Fund.Finance.Costs;

/// <summary>Texts of a file, made such that they can be kept, compared and shown.</summary>
internal static class FileText
{
    private const int LongestQuoted = 60;

    private static readonly SearchValues<char> LineBreakers = SearchValues.Create([
        .. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl),
        '\u2028',
        '\u2029',
    ]);

    /// <summary>The letters composed (BAD-10), so that Å is one letter whichever way the file spells it.</summary>
    public static string Composed(string text) => IsWhole(text) ? text.Normalize() : Whole(text).Normalize();

    /// <summary>On one line: line breaks and control characters are a space, however many come together.</summary>
    public static string OnOneLine(string text)
    {
        if (!text.AsSpan().ContainsAny(LineBreakers))
        {
            return text.Trim();
        }

        var line = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!LineBreakers.Contains(letter))
            {
                line.Append(letter);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().Trim();
    }

    /// <summary>The first characters, none of them cut in two; the text itself where it has no more.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text
        : char.IsHighSurrogate(text[longest - 1]) ? text[..(longest - 1)]
        : text[..longest];

    /// <summary>As it is told in a remark: a cell that swallowed half the file is not told whole.</summary>
    public static string Quoted(string text) => text.Length <= LongestQuoted ? text : Cut(text, LongestQuoted) + "…";

    // Half a character, which an escape in a workbook can be, and U+FFFE, which is none: neither can be composed.
    private static bool IsWhole(string text)
    {
        var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uFFFE');
        while (at >= 0 && at < text.Length)
        {
            var isPair = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
            if (text[at] == '\uFFFE' || (char.IsSurrogate(text[at]) && !isPair))
            {
                return false;
            }

            at += isPair ? 2 : 1;
        }

        return true;
    }

    private static string Whole(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0xFFFE ? "\uFFFD" : rune.ToString()));
}
