using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Fund.Documents.Templates;
using Shouldly;

namespace Fund.Tests.Documents.Templates;

/// <summary>Word files as people make them in Word, and a look at what has been made of them.</summary>
internal static class WordInTest
{
    /// <summary>A document with these blocks.</summary>
    public static byte[] Of(params OpenXmlElement[] blocks) => Of(_ => { }, blocks);

    /// <summary>A document with these blocks, and what else is done with its main part.</summary>
    public static byte[] Of(Action<MainDocumentPart> also, params OpenXmlElement[] blocks)
    {
        using var file = new MemoryStream();
        using (var word = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            main.Document = new Document(new Body(blocks));
            also(main);
        }

        return file.ToArray();
    }

    /// <summary>A paragraph whose text Word has split over these runs.</summary>
    public static Paragraph P(params string[] runs) =>
        new(runs.Select(run => new Run(new Text(run) { Space = SpaceProcessingModeValues.Preserve })));

    public static TableRow Row(params string[] cells) => new(cells.Select(cell => new TableCell(P(cell))));

    public static Table Rows(params TableRow[] rows) =>
        new([
            new TableProperties(new TableWidth { Width = "0", Type = TableWidthUnitValues.Auto }),
            new TableGrid(rows[0].Elements<TableCell>().Select(_ => new GridColumn { Width = "2000" })),
            .. rows,
        ]);

    public static PaperValues Values(Dictionary<string, string> texts, Dictionary<string, IReadOnlyList<PaperValues>>? lists = null) =>
        new(texts, lists ?? []);

    public static PaperValues Item(params (string Name, string Text)[] texts) =>
        Values(texts.ToDictionary(text => text.Name, text => text.Text));

    /// <summary>The file's paragraphs, a line break as a bar. Word opens it without repairing it.</summary>
    public static IReadOnlyList<string> Read(byte[] file)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Microsoft365)
            .Validate(word)
            .Select(error => $"{error.Path?.XPath}: {error.Description}")
            .ShouldBeEmpty();
        return
        [
            .. word.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>()
                .Select(paragraph =>
                    string.Concat(
                        paragraph
                            .Descendants()
                            .Select(one =>
                                one switch
                                {
                                    Text text => text.Text,
                                    Break => "|",
                                    _ => "",
                                }
                            )
                    )
                ),
        ];
    }
}
