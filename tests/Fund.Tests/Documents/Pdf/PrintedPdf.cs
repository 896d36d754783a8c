using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Tokens;

namespace Fund.Tests.Documents.Pdf;

/// <summary>A PDF file as a reader finds it.</summary>
internal sealed class PrintedPdf(byte[] content) : IDisposable
{
    private readonly PdfDocument document = PdfDocument.Open(content);

    public int Pages => document.NumberOfPages;

    public string? Title => document.Information.Title;

    /// <summary>All text, a page after the other, blanks of all kinds as one.</summary>
    public string Text => string.Join(' ', Enumerable.Range(1, Pages).Select(TextOf));

    /// <summary>The letters' names, as the file has them: a subset that is inside bears a prefix of its own.</summary>
    public IReadOnlyList<string> Fonts => [.. document.GetPages().SelectMany(p => p.Letters).Select(l => l.FontName!).Distinct()];

    /// <summary>"sv": what those who hear it are told to speak.</summary>
    public string? Language => Catalog("Lang") is StringToken lang ? lang.Data : null;

    /// <summary>Does it say what is a heading, a paragraph, a table?</summary>
    public bool IsTagged => Catalog("StructTreeRoot") is not null;

    /// <summary>Width and height of the first page, in points.</summary>
    public (double Width, double Height) Size => (document.GetPage(1).Width, document.GetPage(1).Height);

    public string TextOf(int page) =>
        string.Join(
            ' ',
            ContentOrderTextExtractor.GetText(document.GetPage(page)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    public void Dispose() => document.Dispose();

    private IToken? Catalog(string name) =>
        document.Structure.Catalog.CatalogDictionary.TryGet(NameToken.Create(name), out var token) ? token : null;
}
