using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Fund.Documents.Content;

/// <summary>
/// A document as one HTML page that needs nothing else: language, title, layout and letters are inside, and it says itself that nothing may
/// be fetched and nothing run.
/// </summary>
public static class DocumentPage
{
    /// <summary>What the page may do, also as a header where it is served: show its own layout and letters.</summary>
    public const string Policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'";

    private const string Language = "sv";

    // Everything that HTML reads as markup is encoded; å, ä and ö stand as they are.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly string Letters = Faces();

    private static readonly string Layout = Encoding.UTF8.GetString(Resource("document.css"));

    /// <summary>The page.</summary>
    public static string Of(PaperDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Of(document.Title, document.Owner, document.Mark, page =>
        {
            page.Write("<header><p class=\"fund-document-owner\">");
            Encoder.Encode(page, document.Owner);
            page.Write("</p><h1>");
            Encoder.Encode(page, document.Title);
            page.Write("</h1><p class=\"fund-document-lead\">");
            Encoder.Encode(page, document.Lead);
            page.Write("</p></header><main>");
            new DocumentBody(document).WriteTo(page, Encoder);
            page.Write("</main>");
        });
    }

    /// <summary>A page whose content is written by another, in the elements of the layout.</summary>
    internal static string Of(string title, string owner, string mark, Action<TextWriter> write)
    {
        using var page = new StringWriter(CultureInfo.InvariantCulture);
        page.Write($"<!DOCTYPE html><html lang=\"{Language}\"><head><meta charset=\"utf-8\">");
        page.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\"><title>");
        Encoder.Encode(page, $"{title}: {mark} – {owner}");
        page.Write("</title><style>");
        page.Write(Letters);
        page.Write(Layout);
        page.Write(Margins(title, owner, mark));
        page.Write("</style></head><body>");
        write(page);
        page.Write("</body></html>");
        return page.ToString();
    }

    /// <summary>A text in its place on a page.</summary>
    internal static void Encode(TextWriter page, string text) => Encoder.Encode(page, text);

    // On every sheet: whose, which, and how far. A sheet that went astray finds its way back.
    private static string Margins(string title, string owner, string mark) =>
        $$"""
            @page {
              @top-left { content: {{InCss(owner)}} }
              @top-right { content: {{InCss(mark)}} }
              @bottom-left { content: {{InCss(title)}} }
              @bottom-right { content: "Sida " counter(page) " av " counter(pages) }
            }
            """;

    /// <summary>
    /// A string of CSS. Everything but letters, digits and blanks is written as its number, so that no text can end the string, the rule or
    /// the element that the layout stands in.
    /// </summary>
    internal static string InCss(string text)
    {
        var css = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value == ' ')
            {
                css.Append(rune);
            }
            else
            {
                css.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x6} ");
            }
        }

        return css.Append('"').ToString();
    }

    private static string Faces()
    {
        const string latin =
            "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,"
            + "U+2212,U+2215,U+FEFF,U+FFFD";
        const string latinExtended =
            "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,"
            + "U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF";
        var faces = new StringBuilder();
        foreach (var weight in new[] { 400, 600, 700 })
        {
            Face("latin-ext", latinExtended, weight);
            Face("latin", latin, weight);
        }

        return faces.ToString();

        void Face(string subset, string range, int weight) =>
            faces.Append(
                CultureInfo.InvariantCulture,
                $$"""
                @font-face { font-family: "Open Sans"; font-weight: {{weight}}; unicode-range: {{range}};
                  src: url(data:font/woff2;base64,{{Convert.ToBase64String(
                    Resource($"fonts/open-sans-{subset}-{weight}-normal.woff2")
                )}}); }

                """
            );
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(DocumentPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not built into the assembly.");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
