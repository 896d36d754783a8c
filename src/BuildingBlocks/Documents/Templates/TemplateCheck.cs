using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Fund.Documents.Templates;

/// <summary>What a template holds that is not as it should be.</summary>
/// <param name="Faults">What stops it, a sentence each; none where it can be used.</param>
/// <param name="OtherControls">Tags of content controls that are none of ours, and are left as they are.</param>
public sealed record TemplateFindings(IReadOnlyList<string> Faults, IReadOnlyList<string> OtherControls);

/// <summary>Looks through a template before it is taken.</summary>
public static class TemplateCheck
{
    // Fields that fetch something from elsewhere when the document is opened.
    private static readonly string[] Fetching = ["DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "LINK"];

    /// <summary>Does the file carry macros? Seen from the names of its parts, before anything of it is unpacked.</summary>
    public static bool HasMacros(byte[] file)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            return archive.Entries.Any(entry =>
                entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
                || entry.FullName.Contains("activeX", StringComparison.OrdinalIgnoreCase)
            );
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>What is wrong with it as a template of this kind.</summary>
    public static TemplateFindings Of(byte[] file, PaperTemplate kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        try
        {
            using var word = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
            return Of(word, kind);
        }
        catch (Exception wrong) when (wrong is OpenXmlPackageException or FileFormatException or XmlException or InvalidDataException)
        {
            return new TemplateFindings([T("Filen går inte att läsa som ett Word-dokument. Spara den på nytt i Word som .docx.")], []);
        }
    }

    private static TemplateFindings Of(WordprocessingDocument word, PaperTemplate kind)
    {
        var roots = TemplateRoots.Of(word);
        if (roots.Count == 0)
        {
            return new TemplateFindings([T("Filen har ingen text. Spara den på nytt i Word som .docx.")], []);
        }

        var known = kind.Placeholders.SelectMany(placeholder => placeholder.WithTexts()).ToDictionary(one => one.Name);
        List<string> faults = [.. Carried(word, roots)];
        foreach (var root in roots)
        {
            foreach (var paragraph in root.Descendants<Paragraph>())
            {
                faults.AddRange(FaultsOf(paragraph, known, kind));
            }
        }

        return new TemplateFindings(
            [.. faults.Distinct()],
            [
                .. roots
                    .SelectMany(root => root.Descendants<SdtElement>())
                    .Select(TemplateFill.TagOf)
                    .Where(tag => tag.Length > 0 && !known.ContainsKey(tag))
                    .Distinct(),
            ]
        );
    }

    // What a document could bring along into everybody's machine.
    private static IEnumerable<string> Carried(WordprocessingDocument word, IReadOnlyList<OpenXmlElement> roots)
    {
        var parts = Parts(word.MainDocumentPart!, []);
        if (
            word.DocumentType is not (WordprocessingDocumentType.Document or WordprocessingDocumentType.Template)
            || parts.Any(part => part is VbaProjectPart or EmbeddedObjectPart or EmbeddedPackagePart or AlternativeFormatImportPart)
        )
        {
            yield return T("Filen innehåller makron eller inbäddade filer. Ta bort dem och spara den som .docx.");
        }

        if (parts.Any(part => part.ExternalRelationships.Any()))
        {
            yield return T("Filen hämtar något från en annan plats, till exempel en mall eller en bild. Spara in det i filen i stället.");
        }

        if (
            roots
                .SelectMany(root =>
                    root.Descendants<FieldCode>()
                        .Select(code => code.Text)
                        .Concat(root.Descendants<SimpleField>().Select(field => field.Instruction?.Value ?? ""))
                )
                .Any(code => Fetching.Contains(code.Trim().Split(' ')[0], StringComparer.OrdinalIgnoreCase))
        )
        {
            yield return T("Filen har ett fält som hämtar något från en annan fil. Ta bort fältet.");
        }
    }

    private static HashSet<OpenXmlPart> Parts(OpenXmlPart part, HashSet<OpenXmlPart> seen)
    {
        if (seen.Add(part))
        {
            foreach (var below in part.Parts)
            {
                Parts(below.OpenXmlPart, seen);
            }
        }

        return seen;
    }

    private static IEnumerable<string> FaultsOf(Paragraph paragraph, Dictionary<string, Placeholder> known, PaperTemplate kind)
    {
        var said = PlaceholderText.SaidBy(paragraph);
        if (PlaceholderText.HasLooseBraces(said))
        {
            yield return T($"Klamrarna i \"{Short(said)}\" går inte ihop. En plats skrivs med två klamrar före och två efter.");
        }

        foreach (var mark in PlaceholderText.MarksIn(said))
        {
            switch (mark.Kind)
            {
                case MarkKind.Text or MarkKind.Each when !known.ContainsKey(mark.Name):
                    yield return T($"Platsen {mark.Name} finns inte.") + Nearest(mark.Name, known.Keys);
                    break;
                case MarkKind.Each when !known[mark.Name].IsList:
                    yield return T($"{mark.Name} är ingen lista och kan inte upprepas.");
                    break;
                case MarkKind.Text when known[mark.Name].IsList:
                    yield return T($"{mark.Name} är en lista. Skriv en av dess platser i en tabellrad, eller upprepa ett stycke.");
                    break;
                case MarkKind.Text when ListOf(mark.Name, kind.Placeholders) is { } list && !IsRepeated(paragraph, list):
                    yield return T($"{mark.Name} hör till listan {list}. Skriv den i en tabellrad, eller mellan #each {list} och /each.");
                    break;
                case MarkKind.Each when !HasEnd(paragraph):
                    yield return TemplateFault.NoEndOf(mark.Name);
                    break;
                default:
                    break;
            }
        }
    }

    private static string? ListOf(string name, IEnumerable<Placeholder> placeholders) =>
        placeholders.FirstOrDefault(list => list.IsList && list.Texts.Any(text => text.Name == name))?.Name;

    private static bool IsRepeated(Paragraph paragraph, string list) =>
        paragraph.Ancestors<TableRow>().Any()
        || paragraph.Ancestors<SdtElement>().Any(control => TemplateFill.TagOf(control) == list)
        || paragraph
            .Ancestors()
            .Prepend(paragraph)
            .Any(element =>
                element
                    .ElementsBefore()
                    .OfType<Paragraph>()
                    .Any(before => TemplateRoots.BlockMark(before) is { Kind: MarkKind.Each } mark && mark.Name == list)
            );

    private static bool HasEnd(Paragraph paragraph) =>
        paragraph.Ancestors<TableRow>().Any()
        || (
            TemplateRoots.BlockMark(paragraph) is not null
            && paragraph.ElementsAfter().OfType<Paragraph>().Any(after => TemplateRoots.BlockMark(after)?.Kind == MarkKind.EndEach)
        );

    private static string Nearest(string name, IEnumerable<string> known)
    {
        var (nearest, distance) = known.Select(one => (one, Distance(name, one))).MinBy(one => one.Item2);
        return distance <= Math.Max(2, name.Length / 2) ? " " + T($"Menade du {nearest}?") : "";
    }

    // How many letters are to be changed, added or taken away (Levenshtein).
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (var i = 1; i <= from.Length; i++)
        {
            var (slant, left) = (row[0], row[0] = i);
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = left = Math.Min(Math.Min(above, left) + 1, slant + (from[i - 1] == to[j - 1] ? 0 : 1));
                slant = above;
            }
        }

        return row[^1];
    }

    private static string Short(string said) => said.Length <= 60 ? said : said[..60] + "…";
}
