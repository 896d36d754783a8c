using System.IO.Compression;
using System.Text;
using Fund.Finance.Costs;

namespace Fund.Tests.Finance.Costs.Workbooks;

/// <summary>Makes .xlsx files part by part, so that each part can be made wrong.</summary>
internal static class NewWorkbook
{
    public const string Sheet = "xl/worksheets/sheet1.xml";
    public const string Texts = "xl/sharedStrings.xml";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly string[] Shared =
    [
        "Ver.nr",
        "Ver.datum",
        "Konto",
        "Projekt",
        "Text",
        "Belopp",
        "Hyra",
        "P1",
        "1234,50",
    ];

    /// <summary>The parts of one that is whole: a cost of 1 234,50 kr and one of 999 kr, whose amount is a number.</summary>
    public static Dictionary<string, string> Parts() =>
        new()
        {
            ["[Content_Types].xml"] =
                $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>",
            ["_rels/.rels"] = Links(("r1", "officeDocument", "xl/workbook.xml")),
            ["xl/_rels/workbook.xml.rels"] = Links(
                ("r1", "worksheet", "worksheets/sheet1.xml"),
                ("r2", "sharedStrings", "sharedStrings.xml"),
                ("r3", "styles", "styles.xml")
            ),
            ["xl/workbook.xml"] =
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\">"
                + "<sheets><sheet name=\"Lista\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
            ["xl/styles.xml"] =
                $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
            [Texts] =
                $"<sst xmlns=\"{Main}\">{string.Concat(Shared.Select(text => $"<si><t>{text}</t></si>"))}</sst>",
            [Sheet] = SheetOf(
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c>"
                    + "<c r=\"D1\" t=\"s\"><v>3</v></c><c r=\"E1\" t=\"s\"><v>4</v></c><c r=\"F1\" t=\"s\"><v>5</v></c></row>"
                    + "<row r=\"2\"><c r=\"A2\"><v>17</v></c><c r=\"B2\" s=\"1\"><v>46000</v></c><c r=\"C2\"><v>5010</v></c>"
                    + "<c r=\"D2\" t=\"s\"><v>7</v></c><c r=\"E2\" t=\"s\"><v>6</v></c><c r=\"F2\" t=\"s\"><v>8</v></c></row>"
                    + "<row r=\"3\"><c r=\"A3\"><v>18</v></c><c r=\"B3\" s=\"1\"><v>46001</v></c><c r=\"C3\"><v>5010</v></c>"
                    + "<c r=\"D3\" t=\"s\"><v>7</v></c><c r=\"E3\" t=\"inlineStr\"><is><t>Lokal</t></is></c>"
                    + "<c r=\"F3\"><v>999</v></c></row>"
            ),
        };

    /// <summary>A sheet with those rows.</summary>
    public static string SheetOf(string rows) =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>";

    /// <summary>The file that holds the parts.</summary>
    public static byte[] Of(IEnumerable<KeyValuePair<string, byte[]>> parts)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return file.ToArray();
    }

    /// <summary>The whole file with one part changed.</summary>
    public static byte[] With(string name, Func<string, string> change) =>
        Of(
            Parts()
                .Select(part => KeyValuePair.Create(part.Key, Encoding.UTF8.GetBytes(part.Key == name ? change(part.Value) : part.Value)))
        );

    /// <summary>The whole file, whose sheet is written by that: for one that is too large to be held.</summary>
    public static byte[] WithSheet(Action<Stream> write)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Parts())
            {
                using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                if (name == Sheet)
                {
                    write(part);
                }
                else
                {
                    part.Write(Encoding.UTF8.GetBytes(content));
                }
            }
        }

        return file.ToArray();
    }

    /// <summary>Reads it as an import does.</summary>
    public static async Task<(CostReading Costs, StageInMemory Stage)> ReadAsync(byte[] file, CancellationToken cancellation)
    {
        var stage = new StageInMemory();
        return (await new WorkbookCosts(new(), AmountStyle.Swedish).ReadAsync(new MemoryStream(file), stage, cancellation), stage);
    }

    private static string Links(params (string Id, string Kind, string Target)[] links) =>
        $"<Relationships xmlns=\"{Package}/relationships\">"
        + string.Concat(links.Select(l => $"<Relationship Id=\"{l.Id}\" Type=\"{Office}/{l.Kind}\" Target=\"{l.Target}\"/>"))
        + "</Relationships>";
}
