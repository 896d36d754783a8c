using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace Fund.Web.TagHelpers;

/// <summary>
/// Names the cells of a table by its headings, so that each row can stand as a card on a narrow screen. Rows and cells get their roles
/// themselves, since a block is no row to those who hear the page. Reads what Razor wrote, which is regular: no attribute holds a bare
/// "&gt;".
/// </summary>
/// <param name="content">The head, body and foot of the table.</param>
internal sealed partial class TableCards(IHtmlContent content) : IHtmlContent
{
    private static readonly char[] BlankCharacters = [' ', '\n', '\r', '\t'];

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        using var written = new StringWriter();
        content.WriteTo(written, encoder);
        writer.Write(Named(written.ToString()));
    }

    private static StringBuilder Named(string html)
    {
        var labels = new List<string>();
        // A table in a cell has columns of its own; when it ends, the row that it stands in goes on.
        var around = new Stack<(List<string> Labels, int Column, bool InHead)>();
        var named = new StringBuilder(html.Length * 2);
        var (at, column, inHead) = (0, 0, false);
        foreach (var tag in Tags().EnumerateMatches(html))
        {
            var text = html.AsSpan(tag.Index, tag.Length);
            var name = text[1..].Trim("<>/ ").ToString();
            named.Append(html, at, tag.Index - at);
            at = tag.Index + tag.Length;
            var element = name.Split(BlankCharacters, 2)[0];
            if (element is "table")
            {
                named.Append(text);
                if (text[1] is not '/')
                {
                    around.Push((labels, column, inHead));
                    (labels, column, inHead) = ([], 0, false);
                }
                else if (around.TryPop(out var outer))
                {
                    (labels, column, inHead) = outer;
                }

                continue;
            }

            if (element is "tr")
            {
                column = 0;
            }

            inHead =
                element is "thead" ? true
                : element is "tbody" or "tfoot" ? false
                : inHead;
            if (element is "thead" or "tbody" or "tfoot" or "tr")
            {
                Begin(named, text, element is "tr" ? "row" : "rowgroup");
                continue;
            }

            var inner = html.AsSpan(at, Math.Max(0, html.IndexOf("</" + element, at, StringComparison.Ordinal) - at));
            var wide = Width(text);
            if (inHead)
            {
                // A heading that is only heard names nothing that is seen.
                var heading = inner.Contains("ds-sr-only", StringComparison.Ordinal) ? "" : Markings().Replace(inner.ToString(), "").Trim();
                labels.AddRange(Enumerable.Repeat(heading, wide));
                Begin(named, text, "columnheader");
            }
            else if (element is "th")
            {
                Begin(named, text, "rowheader");
            }
            else
            {
                // What stands first says what the row is about, and needs no name.
                var label = column == 0 || wide > 1 ? null : labels.ElementAtOrDefault(column);
                Begin(named, text, "cell", label, blank: inner.IsWhiteSpace());
            }

            column += wide;
        }

        return named.Append(html, at, html.Length - at);
    }

    // The tag as it was, with what it does not say itself already.
    private static void Begin(StringBuilder named, ReadOnlySpan<char> tag, string role, string? label = null, bool blank = false)
    {
        named.Append(tag[..^1]);
        if (!tag.Contains(" role=", StringComparison.Ordinal))
        {
            named.Append(" role=\"").Append(role).Append('"');
        }

        if (!string.IsNullOrEmpty(label) && !tag.Contains(" data-label=", StringComparison.Ordinal))
        {
            // Encoded as the heading was; only a quotation mark could end the attribute.
            named.Append(" data-label=\"").Append(label.Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
        }

        if (blank)
        {
            named.Append(" data-blank=\"true\"");
        }

        named.Append('>');
    }

    private static int Width(ReadOnlySpan<char> tag)
    {
        var at = tag.IndexOf("colspan=\"", StringComparison.Ordinal);
        if (at < 0)
        {
            return 1;
        }

        var rest = tag[(at + 9)..];
        return int.TryParse(rest[..rest.IndexOf('"')], out var wide) ? wide : 1;
    }

    [GeneratedRegex("<(?:/?table|thead|tbody|tfoot|tr|th|td)(?:\\s[^>]*)?>")]
    private static partial Regex Tags();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markings();
}
