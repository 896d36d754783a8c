using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Fund.Web;

/// <summary>
/// A list of any length as an Excel file, written a row at a time: what is in memory does not grow with the rows. Looks as what
/// <see cref="ExcelList"/> makes of a list that is known whole.
/// </summary>
public sealed class ExcelSheet : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly FileStream file;
    private readonly ZipArchive archive;
    private readonly XmlWriter sheet;

    /// <summary>Begins the file with its row of headings.</summary>
    public ExcelSheet(IReadOnlyList<string> headings)
    {
        file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            }
        );
        archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        Part("[Content_Types].xml", ContentTypes);
        Part("_rels/.rels", Relation("officeDocument", "xl/workbook.xml"));
        Part("xl/_rels/workbook.xml.rels", Relation("worksheet", "worksheets/sheet1.xml"));
        Part(
            "xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="Lista" sheetId="1" r:id="r1"/></sheets></workbook>"""
        );
        sheet = XmlWriter.Create(
            archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(),
            new XmlWriterSettings { CloseOutput = true, Encoding = new UTF8Encoding(false) }
        );
        sheet.WriteStartElement("worksheet", Main);
        sheet.WriteStartElement("sheetData", Main);
        Add([.. headings]);
    }

    private static string ContentTypes =>
        $"""
            <Types xmlns="{Types}">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/xl/workbook.xml"
                ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml"
                ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
            </Types>
            """;

    /// <summary>Adds a row: cells in the order of the headings, of the kinds that <see cref="ExcelList.Of"/> takes.</summary>
    public void Add(IReadOnlyList<object?> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        sheet.WriteStartElement("row", Main);
        foreach (var cell in cells)
        {
            Write(ExcelList.Cell(cell));
        }

        sheet.WriteEndElement();
    }

    /// <summary>Ends the file; who gets it reads it from the beginning and closes it, and then it is gone.</summary>
    public Stream Finish()
    {
        sheet.Dispose();
        archive.Dispose();
        file.Position = 0;
        return file;
    }

    /// <summary>Throws the file away: for when something went wrong on the way.</summary>
    public void Dispose()
    {
        sheet.Dispose();
        archive.Dispose();
        file.Dispose();
    }

    private static string Relation(string kind, string target) =>
        $"""<Relationships xmlns="{Relations}"><Relationship Id="r1" Type="{Office}/{kind}" Target="{target}"/></Relationships>""";

    private void Part(string name, string content)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(content);
    }

    private void Write(object? value)
    {
        sheet.WriteStartElement("c", Main);
        switch (value)
        {
            case null:
                break;
            case decimal or int or long:
                sheet.WriteElementString("v", Main, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            default:
                // Text is text, also when it begins as a formula does (BAD-12).
                sheet.WriteAttributeString("t", "inlineStr");
                sheet.WriteStartElement("is", Main);
                sheet.WriteStartElement("t", Main);
                sheet.WriteAttributeString("xml", "space", null, "preserve");
                sheet.WriteString(Writable(Convert.ToString(value, CultureInfo.InvariantCulture)!));
                sheet.WriteEndElement();
                sheet.WriteEndElement();
                break;
        }

        sheet.WriteEndElement();
    }

    // What XML cannot hold is left out: a control character that somebody pasted into a name.
    private static string Writable(string text) =>
        text.All(c => XmlConvert.IsXmlChar(c))
            ? text
            : string.Concat(
                text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)).Select(r => r.ToString())
            );
}
