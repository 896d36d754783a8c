using System.Text.Encodings.Web;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.AspNetCore.Html;

namespace Fund.Documents.Templates;

/// <summary>
/// A Word file as HTML: what it says and its headings, lists and tables. Pictures and the template's own looks are in the Word file alone.
/// </summary>
/// <param name="paper">Made by the house.</param>
/// <param name="under">How many levels of headings stand above it.</param>
public sealed class WordBody(MadePaper paper, int under = 0) : IHtmlContent
{
    private const string Head = "heading ";

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        Write(writer, (page, text) => encoder.Encode(page, text));
    }

    internal void Write(TextWriter page, Action<TextWriter, string> encode)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(paper.Word), isEditable: false);
        var main = word.MainDocumentPart!;
        var writing = new Writing(page, encode, main, under);
        var blocks = Flat(main.Document!.Body!.ChildElements).ToList();
        // A paper has a heading of its own, also where the template has none.
        if (!blocks.OfType<Paragraph>().Any(paragraph => writing.LevelOf(paragraph) == under + 1))
        {
            writing.Element($"h{under + 1}", paper.Title);
        }

        writing.Blocks(blocks);
    }

    // What a content control holds stands in its place.
    private static IEnumerable<OpenXmlElement> Flat(IEnumerable<OpenXmlElement> elements) =>
        elements.SelectMany(element =>
            element switch
            {
                SdtBlock block => Flat(block.SdtContentBlock?.ChildElements ?? []),
                SdtRow row => Flat(row.SdtContentRow?.ChildElements ?? []),
                SdtCell cell => Flat(cell.SdtContentCell?.ChildElements ?? []),
                _ => [element],
            }
        );

    private sealed class Writing(TextWriter page, Action<TextWriter, string> encode, MainDocumentPart main, int under)
    {
        private readonly Dictionary<string, Style> styles = main.StyleDefinitionsPart?.Styles?.Elements<Style>()
            .Where(style => style.StyleId?.Value is not null)
            .ToDictionary(style => style.StyleId!.Value!)
            ?? [];

        /// <summary>The title is the first, a heading of Word's first level the second; null for text.</summary>
        public int? LevelOf(Paragraph paragraph)
        {
            var name = StyleOf(paragraph)?.StyleName?.Val?.Value ?? "";
            return name.Equals("Title", StringComparison.OrdinalIgnoreCase) ? under + 1
                : name.StartsWith(Head, StringComparison.OrdinalIgnoreCase) && int.TryParse(name.AsSpan(Head.Length), out var level)
                    ? Math.Min(under + level + 1, 6)
                : null;
        }

        public void Blocks(IEnumerable<OpenXmlElement> blocks)
        {
            var isInList = false;
            foreach (var block in blocks)
            {
                var isItem = block is Paragraph one && IsNumbered(one);
                if (isItem != isInList)
                {
                    page.Write(isItem ? "<ol>" : "</ol>");
                    isInList = isItem;
                }

                switch (block)
                {
                    case Paragraph paragraph:
                        Paragraph(paragraph, isItem);
                        break;
                    case Table table:
                        Table(table);
                        break;
                    default:
                        break;
                }
            }

            if (isInList)
            {
                page.Write("</ol>");
            }
        }

        public void Element(string name, string text)
        {
            page.Write($"<{name}>");
            encode(page, text);
            page.Write($"</{name}>");
        }

        private void Paragraph(Paragraph paragraph, bool isItem)
        {
            if (!paragraph.Descendants<Text>().Any())
            {
                return;
            }

            var name =
                isItem ? "li"
                : LevelOf(paragraph) is { } level ? $"h{level}"
                : "p";
            page.Write(name == "p" ? "<p class=\"fund-word\">" : $"<{name}>");
            foreach (var run in paragraph.Descendants<Run>())
            {
                Run(run, isPlain: name[0] == 'h');
            }

            page.Write($"</{name}>");
        }

        private void Run(Run run, bool isPlain)
        {
            var isBold = !isPlain && run.RunProperties?.Bold is { } bold && bold.Val?.Value != false;
            page.Write(isBold ? "<strong>" : "");
            foreach (var piece in run.ChildElements)
            {
                switch (piece)
                {
                    case Text text:
                        encode(page, text.Text);
                        break;
                    case Break:
                        page.Write("<br>");
                        break;
                    case TabChar:
                        page.Write(' ');
                        break;
                    default:
                        break;
                }
            }

            page.Write(isBold ? "</strong>" : "");
        }

        private void Table(Table table)
        {
            var rows = Flat(table.ChildElements).OfType<TableRow>().ToList();
            var heads = rows.TakeWhile(row => row.TableRowProperties?.GetFirstChild<TableHeader>() is not null).ToList();
            // Without a head a table only puts texts beside each other.
            page.Write(heads.Count > 0 ? "<table>" : "<table class=\"fund-word-beside\" role=\"presentation\">");
            if (heads.Count > 0)
            {
                page.Write("<thead>");
                heads.ForEach(row => Row(row, "th"));
                page.Write("</thead>");
            }

            page.Write("<tbody>");
            foreach (var row in rows.Skip(heads.Count))
            {
                Row(row, "td");
            }

            page.Write("</tbody></table>");
        }

        private void Row(TableRow row, string cellName)
        {
            page.Write("<tr>");
            foreach (var cell in Flat(row.ChildElements).OfType<TableCell>())
            {
                var right = cell.Descendants<Justification>().FirstOrDefault()?.Val?.Value;
                var isNumber = right == JustificationValues.Right || right == JustificationValues.End;
                page.Write($"<{cellName}{(cellName == "th" ? " scope=\"col\"" : "")}{(isNumber ? " class=\"fund-number\"" : "")}>");
                Blocks(Flat(cell.ChildElements));
                page.Write($"</{cellName}>");
            }

            page.Write("</tr>");
        }

        private bool IsNumbered(Paragraph paragraph) =>
            (paragraph.ParagraphProperties?.NumberingProperties ?? StyleOf(paragraph)?.StyleParagraphProperties?.NumberingProperties)
                is { NumberingId.Val.Value: not 0 }
            && LevelOf(paragraph) is null;

        private Style? StyleOf(Paragraph paragraph) =>
            paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } id ? styles.GetValueOrDefault(id) : null;
    }
}
