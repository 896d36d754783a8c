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
    // Not a page's own style, which the pages have none of.
    private const string Looks = "styleSheet";
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
        Part("xl/_rels/workbook.xml.rels", Relation("worksheet", "worksheets/sheet1.xml", ("styles", "styles.xml")));
        Part("xl/styles.xml", Styles);
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
            <Override PartName="/xl/styles.xml"
                ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml"
                ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
            </Types>
            """;

    // How a cell is shown: 0 as it is, 1 a date, 2 a date with the time. Programs ask for a font, a fill and a border to build on.
    private static string Styles =>
        $"""
            <{Looks} xmlns="{Main}">
            <numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/>
            <numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts>
            <fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>
            <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            <cellXfs count="3">
            <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
            <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
            <xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
            </cellXfs>
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
            </{Looks}>
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

    private static string Relation(string kind, string target, (string Kind, string Target)? also = null)
    {
        var second = also is { } more ? $"""<Relationship Id="r2" Type="{Office}/{more.Kind}" Target="{more.Target}"/>""" : "";
        return $"""
            <Relationships xmlns="{Relations}"><Relationship Id="r1" Type="{Office}/{kind}" Target="{target}"/>{second}</Relationships>
            """;
    }

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
            case DateOnly date:
                WriteDay(date.ToDateTime(TimeOnly.MinValue), "1");
                break;
            case DateTime time:
                WriteDay(time, "2");
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

    private void WriteDay(DateTime day, string style)
    {
        sheet.WriteAttributeString("s", style);
        sheet.WriteElementString("v", Main, day.ToOADate().ToString(CultureInfo.InvariantCulture));
    }

    // What XML cannot hold is left out: a control character that somebody pasted into a name.
    private static string Writable(string text) =>
        text.All(c => XmlConvert.IsXmlChar(c))
            ? text
            : string.Concat(
                text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)).Select(r => r.ToString())
            );
}
