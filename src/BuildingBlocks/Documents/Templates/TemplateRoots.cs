using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Fund.Documents.Templates;

/// <summary>Where in a Word file placeholders stand.</summary>
internal static class TemplateRoots
{
    /// <summary>Its text, headers, footers and notes.</summary>
    public static IReadOnlyList<OpenXmlElement> Of(WordprocessingDocument word)
    {
        var main = word.MainDocumentPart;
        OpenXmlElement?[] roots =
        [
            main?.Document?.Body,
            .. main?.HeaderParts.Select(part => part.Header) ?? [],
            .. main?.FooterParts.Select(part => part.Footer) ?? [],
            main?.FootnotesPart?.Footnotes,
            main?.EndnotesPart?.Endnotes,
        ];
        return [.. roots.OfType<OpenXmlElement>()];
    }

    /// <summary>The mark that is all that a paragraph says; null where it says anything else.</summary>
    public static Mark? BlockMark(Paragraph paragraph)
    {
        var said = PlaceholderText.SaidBy(paragraph);
        return PlaceholderText.MarksIn(said) is [{ Kind: not MarkKind.Text } mark] && said.Trim().Length == mark.Length ? mark : null;
    }

    /// <summary>Placeholders in a row's own cells, as text and as tags; not those of a table within it.</summary>
    public static IEnumerable<string> NamesIn(TableRow row) =>
        row.Descendants<Paragraph>()
            .Where(paragraph => paragraph.Ancestors<TableRow>().First() == row)
            .SelectMany(paragraph => PlaceholderText.MarksIn(PlaceholderText.SaidBy(paragraph)))
            .Where(mark => mark.Kind == MarkKind.Text)
            .Select(mark => mark.Name)
            .Concat(
                row.Descendants<SdtElement>()
                    .Where(control => control.Ancestors<TableRow>().FirstOrDefault() == row)
                    .Select(TemplateFill.TagOf)
            );
}
