using System.IO.Compression;
using System.Xml;

namespace Fund.Finance.Costs.Workbooks;

/// <summary>
/// Looks through the parts of an .xlsx that are read for costs, before they are: one made to fill the memory, or that says of a cell what
/// is not so, is refused while nothing has been gathered of it.
/// </summary>
internal static class WorkbookParts
{
    private const string Links = ".rels";

    private static readonly XmlReaderSettings Reading = new()
    {
        CloseInput = true,
        DtdProcessing = DtdProcessing.Prohibit,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        XmlResolver = null,
    };

    /// <summary>Looks through them; the stream is at its beginning afterwards.</summary>
    /// <exception cref="WorkbookRefused">They cannot be taken.</exception>
    public static void Require(Stream workbook)
    {
        using var folded = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true);
        var bytes = new UnfoldedBytes();
        var (sheets, texts, others) = Read(folded, bytes);
        ZipArchiveEntry[] parts =
        [
            .. folded.Entries.Where(part => sheets.Contains(Name(part)) || texts.Contains(Name(part)) || others.Contains(Name(part))),
        ];
        if (parts.Any(part => Name(part).EndsWith(".bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw new WorkbookRefused(T("Arbetsboken är sparad i det binära formatet .xlsb. Spara om den som .xlsx."));
        }

        // What the parts say themselves first: most that are too large say so.
        var said = new UnfoldedBytes();
        said.Add(parts.Sum(part => part.Length));
        var sharedTexts = parts.Where(part => texts.Contains(Name(part))).Sum(part => Go(part, bytes, null, 0));
        var isOne = parts.Count(part => sheets.Contains(Name(part))) == 1;
        foreach (var part in parts.Where(part => !texts.Contains(Name(part))))
        {
            var sheet = sheets.Contains(Name(part)) && !isOne ? Path.GetFileNameWithoutExtension(Name(part)) : null;
            Go(part, bytes, sheet, sharedTexts);
        }

        workbook.Position = 0;
    }

    private static int Go(ZipArchiveEntry part, UnfoldedBytes bytes, string? sheet, int sharedTexts)
    {
        var cells = new SheetCells(sheet, sharedTexts);
        using var xml = Open(part, bytes);
        cells.Go(xml);
        return cells.Texts;
    }

    // By the names that the workbook's links give its parts, wherever those lie: what else is in the file, pictures and data of other
    // programs, is never read.
    private static (HashSet<string> Sheets, HashSet<string> Texts, HashSet<string> Others) Read(ZipArchive folded, UnfoldedBytes bytes)
    {
        var sheets = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var texts = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "sharedStrings.xml", "sharedStrings.bin" };
        var others = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "workbook.xml",
            "workbook.bin",
            "styles.xml",
            "[Content_Types].xml",
        };
        foreach (var links in folded.Entries.Where(part => Name(part).EndsWith(Links, StringComparison.OrdinalIgnoreCase)))
        {
            using var xml = Open(links, bytes);
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.GetAttribute("Target") is { } target)
                {
                    var kind = xml.GetAttribute("Type") ?? "";
                    (
                        kind[(kind.LastIndexOf('/') + 1)..] switch
                        {
                            "worksheet" => sheets,
                            "sharedStrings" => texts,
                            "officeDocument" or "styles" => others,
                            _ => null,
                        }
                    )?.Add(Name(target));
                }
            }
        }

        return (sheets, texts, others);
    }

    private static XmlReader Open(ZipArchiveEntry part, UnfoldedBytes bytes) =>
        XmlReader.Create(new MeasuredPart(part.Open(), bytes), Reading);

    private static string Name(ZipArchiveEntry part) => Name(part.FullName);

    private static string Name(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
}
