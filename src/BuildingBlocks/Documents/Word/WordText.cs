using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Fund.Documents.Word;

/// <summary>Text as Word keeps it. What people have written is content of a text element, so it can be no markup.</summary>
internal static class WordText
{
    /// <summary>Elements of a run that show the text: a line break stays one, and a tab.</summary>
    public static IEnumerable<OpenXmlElement> Of(string text)
    {
        var lines = Allowed(text).ReplaceLineEndings("\n").Split('\n');
        for (var line = 0; line < lines.Length; line++)
        {
            if (line > 0)
            {
                yield return new Break();
            }

            var stretches = lines[line].Split('\t');
            for (var stretch = 0; stretch < stretches.Length; stretch++)
            {
                if (stretch > 0)
                {
                    yield return new TabChar();
                }

                if (stretches[stretch].Length > 0)
                {
                    yield return Plain(stretches[stretch]);
                }
            }
        }
    }

    /// <summary>A text element that keeps its blanks.</summary>
    public static Text Plain(string text) => new(text) { Space = SpaceProcessingModeValues.Preserve };

    // A character that XML has no room for makes a file that Word will not open.
    private static string Allowed(string text)
    {
        var allowed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsBmp || (XmlConvert.IsXmlChar((char)rune.Value) && rune != Rune.ReplacementChar))
            {
                allowed.Append(rune);
            }
        }

        return allowed.ToString();
    }
}
