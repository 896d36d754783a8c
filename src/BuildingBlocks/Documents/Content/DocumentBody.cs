using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Fund.Documents.Content;

/// <summary>
/// The facts and parts of a document as HTML: the same on its page and on paper, whatever stands around. Headings begin at the second
/// level, under the page's own. Every text is encoded: what people have written can be no markup.
/// </summary>
public sealed class DocumentBody(PaperDocument document) : IHtmlContent
{
    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(encoder);
        new Writing(writer, encoder).Write(document);
    }

    // The page's kit has a writer of its own; this one knows neither requests nor the kit, so that a job can write a document too.
    private sealed class Writing(TextWriter writer, HtmlEncoder encoder)
    {
        private int tables;

        public void Write(PaperDocument document)
        {
            writer.Write("<dl class=\"fund-summary\">");
            foreach (var fact in document.Facts)
            {
                writer.Write("<div>");
                Element("dt", fact.Label);
                Element("dd", fact.Text);
                writer.Write("</div>");
            }

            writer.Write("</dl>");
            foreach (var part in document.Parts)
            {
                writer.Write("<section>");
                Element("h2", part.Title, "ds-heading");
                foreach (var block in part.Blocks)
                {
                    Write(block);
                }

                writer.Write("</section>");
            }
        }

        private void Write(PaperBlock block)
        {
            switch (block)
            {
                case PaperTable { Rows.Count: > 0 } table:
                    Write(table);
                    break;
                case PaperTable empty:
                    Write(new PaperText(empty.Title, empty.Empty));
                    break;
                case PaperText text:
                    Element("h3", text.Title, "ds-heading");
                    Element("p", text.Text, "fund-text");
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(block), block, "A block is text or a table.");
            }
        }

        // The region scrolls sideways on a narrow screen, and can be reached by keyboard; on paper it is as wide as its table.
        private void Write(PaperTable table)
        {
            var caption = $"fund-document-table-{++tables}";
            writer.Write($"<div class=\"fund-scroll\" role=\"region\" aria-labelledby=\"{caption}\" tabindex=\"0\">");
            writer.Write($"<table class=\"ds-table fund-table\"><caption id=\"{caption}\">");
            encoder.Encode(writer, table.Title);
            writer.Write("</caption><thead><tr>");
            foreach (var column in table.Columns)
            {
                writer.Write(column.Number ? "<th scope=\"col\" class=\"fund-number\">" : "<th scope=\"col\">");
                encoder.Encode(writer, column.Heading);
                writer.Write("</th>");
            }

            writer.Write("</tr></thead><tbody>");
            foreach (var row in table.Rows)
            {
                writer.Write("<tr>");
                for (var column = 0; column < row.Count; column++)
                {
                    Element("td", row[column], table.Columns[column].Number ? "fund-number" : null);
                }

                writer.Write("</tr>");
            }

            writer.Write("</tbody></table></div>");
        }

        private void Element(string name, string text, string? kind = null)
        {
            writer.Write(kind is null ? $"<{name}>" : $"<{name} class=\"{kind}\">");
            encoder.Encode(writer, text);
            writer.Write($"</{name}>");
        }
    }
}
