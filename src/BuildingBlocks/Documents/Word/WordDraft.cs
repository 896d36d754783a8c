using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Fund.Documents.Word;

/// <summary>A column of a table in a Word file.</summary>
/// <param name="Share">How wide it is, against the others.</param>
/// <param name="Number">It holds numbers, which stand to the right.</param>
public sealed record WordColumn(int Share = 1, bool Number = false);

/// <summary>
/// A Word file (.docx) that is being made: headings, text and tables in Word's own styles, so that it can be edited and pasted from. An A4
/// page, Swedish, with the document's mark and the page's number on every sheet.
/// </summary>
/// <param name="title">The file's name for itself.</param>
/// <param name="mark">What stands at the head of every sheet: whose, and which.</param>
public sealed class WordDraft(string title, string mark)
{
    // An A4 page less its margins, in twentieths of a point.
    private const int TextWidth = 9638;

    private readonly Body body = new();

    /// <summary>A paragraph; a line break in the text is one in the paragraph.</summary>
    public WordDraft Paragraph(string text, WordLook look = WordLook.Normal, bool bold = false)
    {
        body.AppendChild(Paragraph(text, look, right: false, bold));
        return this;
    }

    /// <summary>A table with lines between its rows. Its head is repeated on every sheet.</summary>
    public WordDraft Table(IReadOnlyList<WordColumn> columns, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(rows);
        var table = Table(columns, lines: true);
        table.AppendChild(Row(head, columns, isHead: true, WordLook.Normal));
        foreach (var row in rows)
        {
            table.AppendChild(Row(row, columns, isHead: false, WordLook.Normal));
        }

        return Add(table);
    }

    /// <summary>Texts beside each other, small and without lines: the head of a paper, or the names below it.</summary>
    public WordDraft Beside(params IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        WordColumn[] columns = [.. texts.Select(_ => new WordColumn())];
        var table = Table(columns, lines: false);
        table.AppendChild(Row(texts, columns, isHead: false, WordLook.Small));
        return Add(table);
    }

    /// <summary>The file's bytes.</summary>
    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        using (var word = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            word.PackageProperties.Title = title;
            word.PackageProperties.Language = WordStyles.Language;
            var main = word.AddMainDocumentPart();
            WordStyles.AddTo(main);
            var (header, footer) = (main.AddNewPart<HeaderPart>(), main.AddNewPart<FooterPart>());
            header.Header = new Header(Paragraph(mark, WordLook.Small, right: false, bold: false));
            footer.Footer = new Footer(PageNumber());
            main.Document = new Document(
                new Body([
                    .. body.ChildElements.Select(element => element.CloneNode(true)),
                    Section(main.GetIdOfPart(header), main.GetIdOfPart(footer)),
                ])
            );
        }

        return file.ToArray();
    }

    private WordDraft Add(Table table)
    {
        body.AppendChild(table);
        // Two tables that touch are one to Word.
        body.AppendChild(Paragraph("", WordLook.Small, right: false, bold: false));
        return this;
    }

    private static Paragraph Paragraph(string text, WordLook look, bool right, bool bold)
    {
        var properties = new ParagraphProperties();
        if (look != WordLook.Normal)
        {
            properties.ParagraphStyleId = new ParagraphStyleId { Val = look.ToString() };
        }

        if (right)
        {
            properties.Justification = new Justification { Val = JustificationValues.Right };
        }

        return new Paragraph(properties, Run(text, bold));
    }

    private static Run Run(string text, bool bold)
    {
        var run = new Run(WordText.Of(text));
        if (bold)
        {
            run.RunProperties = new RunProperties(new Bold());
        }

        return run;
    }

    private static Table Table(IReadOnlyList<WordColumn> columns, bool lines)
    {
        var properties = new TableProperties(new TableWidth { Width = $"{TextWidth}", Type = TableWidthUnitValues.Dxa });
        if (lines)
        {
            properties.AddChild(
                new TableBorders(
                    new TopBorder
                    {
                        Val = BorderValues.Single,
                        Size = 4,
                        Color = "808080",
                    },
                    new BottomBorder
                    {
                        Val = BorderValues.Single,
                        Size = 4,
                        Color = "808080",
                    },
                    new InsideHorizontalBorder
                    {
                        Val = BorderValues.Single,
                        Size = 4,
                        Color = "808080",
                    }
                )
            );
        }

        properties.AddChild(new TableLayout { Type = TableLayoutValues.Fixed });
        return new Table(properties, new TableGrid(columns.Select(column => new GridColumn { Width = $"{WidthOf(column, columns)}" })));
    }

    private static TableRow Row(IReadOnlyList<string> cells, IReadOnlyList<WordColumn> columns, bool isHead, WordLook look)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        if (isHead)
        {
            row.TableRowProperties!.AppendChild(new TableHeader());
        }

        for (var cell = 0; cell < cells.Count; cell++)
        {
            row.AppendChild(
                new TableCell(
                    new TableCellProperties(
                        new TableCellWidth { Width = $"{WidthOf(columns[cell], columns)}", Type = TableWidthUnitValues.Dxa }
                    ),
                    Paragraph(cells[cell], look, columns[cell].Number, isHead)
                )
            );
        }

        return row;
    }

    private static int WidthOf(WordColumn column, IReadOnlyList<WordColumn> columns) =>
        TextWidth * column.Share / columns.Sum(one => one.Share);

    private static Paragraph PageNumber() =>
        new(
            new ParagraphProperties
            {
                ParagraphStyleId = new ParagraphStyleId { Val = nameof(WordLook.Small) },
                Justification = new Justification { Val = JustificationValues.Right },
            },
            Run(T("Sida "), bold: false),
            new SimpleField(Run("1", bold: false)) { Instruction = "PAGE" },
            Run(T(" av "), bold: false),
            new SimpleField(Run("1", bold: false)) { Instruction = "NUMPAGES" }
        );

    private static SectionProperties Section(string header, string footer) =>
        new(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = header },
            new FooterReference { Type = HeaderFooterValues.Default, Id = footer },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin
            {
                Top = 1134,
                Right = 1134,
                Bottom = 1134,
                Left = 1134,
                Header = 567,
                Footer = 567,
                Gutter = 0,
            }
        );
}
