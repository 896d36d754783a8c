using System.Globalization;
using System.Text;
using Fund.Finance.Costs;
using Fund.Process.Profiles;

namespace Fund.Finance.Vouchers;

/// <summary>
/// Turns text into the bytes of an encoding that lacks some of its characters: first the character itself, then its usual stand-in,
/// then the letter without its accent. A character with no stand-in refuses the export: never a silent question mark.
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

    private readonly Encoding _strict = encoding.Strict();

    /// <summary>
    /// The text as the receiver will see it: composed letters (NFC), line breaks, tabs and other control characters as blanks, stand-ins
    /// for what
    /// the encoding lacks. Throws <see cref="VoucherRefused"/> when a character has no stand-in.
    /// </summary>
    public string Fit(string text)
    {
        // A lone surrogate is no character at all; normalising it would throw.
        if (!IsWellFormed(text))
        {
            throw new VoucherRefused(T($"Texten ”{Shown(text)}” innehåller ett trasigt tecken. Skriv om texten."));
        }

        var fitted = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            fitted.Append(Rune.IsControl(rune) ? " " : Fit(rune, text));
        }

        return fitted.ToString();
    }

    /// <summary>The fitted text as bytes.</summary>
    public byte[] Bytes(string fitted) => _strict.GetBytes(fitted);

    private string Fit(Rune rune, string text)
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

        var bare = string.Concat(
            letter
                .Normalize(NormalizationForm.FormKD)
                .EnumerateRunes()
                .Where(part => Rune.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
        );
        return bare.Length > 0 && bare != letter && CanWrite(bare)
            ? bare
            : throw new VoucherRefused(T($"Tecknet ”{letter}” i texten ”{text}” kan inte skrivas i {encoding.SwedishName()}. Byt ut det."));
    }

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

    private static string Shown(string text) => string.Concat(text.Select(letter => char.IsSurrogate(letter) ? '·' : letter));
}
