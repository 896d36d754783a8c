using System.Globalization;
using System.Text;
using Fund.Finance.Costs;
using Fund.Process.Profiles;

namespace Fund.Finance.Vouchers;

/// <summary>
/// Turns text into the bytes of an encoding that lacks some of its characters: first the character itself, then its usual stand-in,
/// then the letter without its accent, and of what is left a question mark. Text never stops money (F-06): what a file cannot carry is
/// remarked on when the settlement is prepared.
/// </summary>
internal sealed class ExportText(FileEncoding encoding)
{
    private static readonly Dictionary<char, string> StandIns = new()
    {
        ['–'] = "-",
        ['—'] = "-",
        ['‐'] = "-",
        ['‑'] = "-",
        ['−'] = "-",
        ['­'] = "",
        ['”'] = "\"",
        ['“'] = "\"",
        ['„'] = "\"",
        ['’'] = "'",
        ['‘'] = "'",
        ['‚'] = "'",
        ['´'] = "'",
        ['€'] = "EUR",
        ['…'] = "...",
        ['•'] = "*",
        ['→'] = "->",
        ['←'] = "<-",
        ['✓'] = "v",
        ['✔'] = "v",
        ['❤'] = "<3",
        ['♥'] = "<3",
        ['×'] = "x",
        ['§'] = "par.",
        ['¤'] = "kr",
        ['™'] = "(TM)",
        ['©'] = "(C)",
        ['®'] = "(R)",
        ['‰'] = "o/oo",
        ['½'] = "1/2",
        ['¼'] = "1/4",
        ['¾'] = "3/4",
        ['«'] = "\"",
        ['»'] = "\"",
        ['‹'] = "'",
        ['›'] = "'",
        ['\u00A0'] = " ",
        ['\u202F'] = " ",
        ['\u2009'] = " ",
        ['\u2007'] = " ",
        ['\u200B'] = "",
        ['\u200D'] = "",
        ['\uFEFF'] = "",
        ['ø'] = "ö",
        ['Ø'] = "Ö",
        ['œ'] = "oe",
        ['Œ'] = "OE",
        ['ł'] = "l",
        ['Ł'] = "L",
        ['ŧ'] = "t",
        ['Ŧ'] = "T",
        ['‒'] = "-",
        ['―'] = "-",
        ['đ'] = "d",
        ['Đ'] = "D",
        ['ð'] = "d",
        ['Ð'] = "D",
        ['þ'] = "th",
        ['Þ'] = "Th",
        ['ı'] = "i",
        ['ħ'] = "h",
        ['ŋ'] = "n",
        ['ß'] = "ss",
    };

    private const string Unknown = "?";

    // Marks whose stand-ins nobody reads otherwise.
    private const string Marks = "–—‐‑‒―−”“„’‘‚´…";

    private readonly Encoding _strict = encoding.Strict();

    /// <summary>What writes the text of a voucher file.</summary>
    public static ExportText For(VoucherFile file) =>
        new(
            file switch
            {
                TableVoucherFile table => table.Encoding,
                FixedWidthVoucherFile lines => lines.Encoding,
                _ => FileEncoding.Pc8,
            }
        );

    /// <summary>
    /// The text as the receiver will see it: composed letters (NFC), line breaks, tabs and other control characters as blanks, stand-ins
    /// for what the encoding lacks.
    /// </summary>
    public string Fit(string text)
    {
        var fitted = new StringBuilder(text.Length);
        foreach (var rune in Composed(text).EnumerateRunes())
        {
            fitted.Append(Rune.IsControl(rune) ? " " : Fit(rune));
        }

        return fitted.ToString();
    }

    /// <summary>The text with its stand-ins, where somebody will see that it has any; null where it reads as it was written.</summary>
    public string? StandIn(string text)
    {
        var fitted = Fit(text);
        return Seen(fitted) == Seen(Composed(text)) ? null : fitted;
    }

    /// <summary>The fitted text as bytes.</summary>
    public byte[] Bytes(string fitted) => _strict.GetBytes(fitted);

    private string Fit(Rune rune)
    {
        var letter = rune.ToString();
        if (CanWrite(letter))
        {
            return letter;
        }

        if (rune.IsBmp && StandIns.TryGetValue((char)rune.Value, out var standIn) && CanWrite(standIn))
        {
            return standIn;
        }

        if (IsUnseen(rune))
        {
            return "";
        }

        if (IsBlank(rune))
        {
            return " ";
        }

        var bare = string.Concat(
            letter
                .Normalize(NormalizationForm.FormKD)
                .EnumerateRunes()
                .Where(part => Rune.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
        );
        return bare.Length > 0 && bare != letter && CanWrite(bare) ? bare : Unknown;
    }

    // As it reads: one blank, dash or quotation mark is as another, and what has no look of its own is none.
    private static string Seen(string text) =>
        string.Concat(
            text.EnumerateRunes()
                .Where(rune => !IsUnseen(rune))
                .Select(rune =>
                    IsBlank(rune) ? " "
                    : rune.IsBmp && Marks.Contains((char)rune.Value) ? StandIns[(char)rune.Value]
                    : rune.ToString()
                )
        );

    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsBlank(Rune rune) => Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator;

    // A lone surrogate is no character at all; normalising it would throw.
    private static string Composed(string text) =>
        (IsWellFormed(text) ? text : string.Concat(text.EnumerateRunes())).Normalize(NormalizationForm.FormC);

    private bool CanWrite(string text)
    {
        try
        {
            _strict.GetByteCount(text);
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
