using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace Fund.Documents.Content;

/// <summary>What of a document is written.</summary>
[Flags]
public enum DocumentPieces
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>What people come for.</summary>
    Figures = 1,

    /// <summary>What differs from an older version.</summary>
    Changes = 2,

    /// <summary>Short facts.</summary>
    Facts = 4,

    /// <summary>The parts.</summary>
    Parts = 8,

    /// <summary>All of it, in the order of paper.</summary>
    All = Figures | Changes | Facts | Parts,
}

/// <summary>
/// A document as HTML: the same on its page and on paper, whatever stands around. Headings begin at the second level, under the page's own.
/// Every text is encoded: what people have written can be no markup.
/// </summary>
/// <param name="document">The document.</param>
/// <param name="pieces">What of it; a page puts the pieces where they help, paper has them one after the other.</param>
public sealed partial class DocumentBody(PaperDocument document, DocumentPieces pieces = DocumentPieces.All) : IHtmlContent
{
    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(encoder);
        var writing = new Writing(writer, encoder);
        if (pieces.HasFlag(DocumentPieces.Figures))
        {
            writing.Figures(document.Figures);
        }

        if (pieces.HasFlag(DocumentPieces.Changes) && document.Changes is { } changes)
        {
            writing.Changes(changes);
        }

        if (pieces.HasFlag(DocumentPieces.Facts))
        {
            writing.Facts(document.Facts);
        }

        if (pieces.HasFlag(DocumentPieces.Parts))
        {
            writing.Parts(document.Parts);
        }
    }

    // The page's kit has a writer of its own; this one knows neither requests nor the kit, so that a job can write a document too.
    private sealed partial class Writing(TextWriter writer, HtmlEncoder encoder)
    {
        // A word of so many letters has room in a column of a sheet.
        private const int LongestWhole = 20;

        private int tables;

        [GeneratedRegex(@"^\d{4}-\d\d-\d\d$")]
        private static partial Regex Day();

        public void Figures(IReadOnlyList<PaperFact> figures)
        {
            if (figures.Count == 0)
            {
                return;
            }

            writer.Write("<dl class=\"fund-figures\">");
            foreach (var figure in figures)
            {
                writer.Write("<div>");
                Element("dt", figure.Label);
                writer.Write("<dd>");
                Element("span", figure.Text, "fund-figure");
                if (figure.Note is { } note)
                {
                    writer.Write(' ');
                    Element("span", note, "fund-figure-note");
                }

                writer.Write("</dd></div>");
            }

            writer.Write("</dl>");
        }

        public void Changes(PaperChanges changes)
        {
            writer.Write("<section class=\"fund-changes\">");
            Element("h2", changes.Title, "ds-heading");
            if (changes.Reason is { } reason)
            {
                Element("p", reason, "fund-text");
            }

            if (changes.Lines.Count > 0)
            {
                writer.Write("<ul>");
                foreach (var line in changes.Lines)
                {
                    writer.Write("<li>");
                    Change(line);
                    writer.Write("</li>");
                }

                writer.Write("</ul>");
                Element("p", T("Tillagt är understruket. Borttaget är överstruket."), "fund-muted");
            }

            writer.Write("</section>");
        }

        public void Facts(IReadOnlyList<PaperFact> facts)
        {
            writer.Write("<dl class=\"fund-summary\">");
            foreach (var fact in facts)
            {
                writer.Write("<div>");
                Element("dt", fact.Label);
                Element("dd", fact.Note is null ? fact.Text : $"{fact.Text}, {fact.Note}");
                writer.Write("</div>");
            }

            writer.Write("</dl>");
        }

        public void Parts(IReadOnlyList<PaperPart> parts)
        {
            foreach (var part in parts)
            {
                Open("section", null, part.Id);
                Element("h2", part.Title, "ds-heading");
                foreach (var block in part.Blocks)
                {
                    Place(block);
                }

                writer.Write("</section>");
            }
        }

        private void Change(PaperChange line)
        {
            if (line.Id is { } id)
            {
                writer.Write("<a class=\"ds-link\" href=\"#");
                encoder.Encode(writer, id);
                writer.Write("\">");
                encoder.Encode(writer, line.Label);
                writer.Write("</a>");
            }
            else
            {
                encoder.Encode(writer, line.Label);
            }

            writer.Write("<br>");
            Runs(line.Runs);
        }

        // A bar at the side and a word above: never colour alone.
        private void Place(PaperBlock block)
        {
            if (block is { Id: null, Mark: PaperMark.Same })
            {
                Write(block);
                return;
            }

            Open("div", block.Mark == PaperMark.Same ? "fund-answer" : "fund-answer fund-marked", block.Id);
            if (block.Mark != PaperMark.Same)
            {
                Element("p", WordOf(block.Mark), "fund-marked-word");
            }

            Write(block);
            writer.Write("</div>");
        }

        private void Write(PaperBlock block)
        {
            switch (block)
            {
                case PaperTable table when table.Rows.Count > 0 || table.Compared.Count > 0:
                    Write(table);
                    break;
                case PaperTable empty:
                    Write(new PaperText(empty.Title, empty.Empty));
                    break;
                case PaperText text:
                    Element("h3", text.Title, "ds-heading");
                    Open("p", "fund-text", null);
                    Runs(text.Runs.Count > 0 ? text.Runs : [new PaperRun(text.Text)]);
                    writer.Write("</p>");
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(block), block, "A block is text or a table.");
            }
        }

        // On a narrow screen each row is a card whose cells have the columns' names; on paper the table is as wide as the sheet.
        private void Write(PaperTable table)
        {
            var caption = $"fund-document-table-{++tables}";
            writer.Write($"<div class=\"fund-scroll\" role=\"region\" aria-labelledby=\"{caption}\" tabindex=\"0\">");
            writer.Write($"<table class=\"ds-table fund-table fund-cards-narrow\" role=\"table\"><caption id=\"{caption}\">");
            encoder.Encode(writer, table.Title);
            writer.Write("</caption><thead role=\"rowgroup\"><tr role=\"row\">");
            foreach (var column in table.Columns)
            {
                writer.Write(
                    column.Number
                        ? "<th scope=\"col\" role=\"columnheader\" class=\"fund-number\">"
                        : "<th scope=\"col\" role=\"columnheader\">"
                );
                encoder.Encode(writer, column.Heading);
                writer.Write("</th>");
            }

            writer.Write("</tr></thead><tbody role=\"rowgroup\">");
            IReadOnlyList<PaperRow> rows =
                table.Compared.Count > 0
                    ? table.Compared
                    : [.. table.Rows.Select(row => new PaperRow([.. row.Select(cell => new[] { new PaperRun(cell) })], PaperMark.Same))];
            foreach (var row in rows)
            {
                Write(row, table.Columns);
            }

            writer.Write("</tbody></table></div>");
        }

        private void Write(PaperRow row, IReadOnlyList<PaperColumn> columns)
        {
            writer.Write(row.Mark == PaperMark.Same ? "<tr role=\"row\">" : "<tr role=\"row\" class=\"fund-marked-row\">");
            for (var column = 0; column < row.Cells.Count; column++)
            {
                Cell(columns[column], row.Cells[column], named: column > 0);
                if (column == 0 && row.Mark != PaperMark.Same)
                {
                    Element("span", $"{WordOf(row.Mark)}: ", "fund-marked-word");
                }

                Runs(row.Cells[column]);
                writer.Write("</td>");
            }

            writer.Write("</tr>");
        }

        private void Cell(PaperColumn column, IReadOnlyList<PaperRun> runs, bool named)
        {
            var text = string.Concat(runs.Select(run => run.Text));
            var kind =
                column.Number ? "fund-number"
                : Day().IsMatch(text) ? "fund-day"
                : text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).All(word => word.Length <= LongestWhole)
                    ? "fund-whole"
                : null;
            writer.Write(kind is null ? "<td role=\"cell\"" : $"<td role=\"cell\" class=\"{kind}\"");
            if (text.Length == 0)
            {
                writer.Write(" data-blank");
            }
            else if (named)
            {
                writer.Write(" data-label=\"");
                encoder.Encode(writer, column.Heading);
                writer.Write('"');
            }

            writer.Write('>');
        }

        // The word is for those who hear the page; the line under or through the text, for those who see it.
        private void Runs(IReadOnlyList<PaperRun> runs)
        {
            foreach (var run in runs)
            {
                var (element, word) = run.Mark switch
                {
                    PaperMark.Added => ("ins", T("Tillagt: ")),
                    PaperMark.Removed => ("del", T("Borttaget: ")),
                    _ => (null, ""),
                };
                if (element is null)
                {
                    encoder.Encode(writer, run.Text);
                    continue;
                }

                writer.Write($"<{element}><span class=\"ds-sr-only\">{word}</span>");
                encoder.Encode(writer, run.Text);
                writer.Write($"</{element}>");
            }
        }

        private static string WordOf(PaperMark mark) =>
            mark switch
            {
                PaperMark.Added => T("Tillagt"),
                PaperMark.Removed => T("Borttaget"),
                _ => T("Ändrat"),
            };

        private void Open(string name, string? kind, string? id)
        {
            writer.Write(kind is null ? $"<{name}" : $"<{name} class=\"{kind}\"");
            if (id is not null)
            {
                writer.Write(" id=\"");
                encoder.Encode(writer, id);
                writer.Write("\" tabindex=\"-1\"");
            }

            writer.Write('>');
        }

        private void Element(string name, string text, string? kind = null)
        {
            Open(name, kind, null);
            encoder.Encode(writer, text);
            writer.Write($"</{name}>");
        }
    }
}
