using System.IO.Compression;
using System.Text;
using System.Xml;
using Fund.Documents.Content;

namespace Fund.Documents.Word;

/// <summary>
/// A document as a Word file (.docx): headings, text and tables in Word's own styles, so that it can be edited and pasted from. What
/// differs from an older version is not written: Word has its own way to compare.
/// </summary>
public static class WordFile
{
    /// <summary>What it is sent as.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // An A4 page less its margins, in twentieths of a point.
    private const int TextWidth = 9638;

    /// <summary>The file's bytes.</summary>
    public static byte[] Of(PaperDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(archive, "[Content_Types].xml", ContentTypes);
            Part(archive, "_rels/.rels", Relation(("officeDocument", "word/document.xml")));
            Part(archive, "word/_rels/document.xml.rels", Relation(("styles", "styles.xml"), ("header", "header1.xml")));
            Part(archive, "word/styles.xml", Styles);
            Write(archive, "word/header1.xml", xml => Header(xml, document));
            Write(archive, "word/document.xml", xml => new Writing(xml).Document(document));
        }

        return file.ToArray();
    }

    private static void Write(ZipArchive archive, string name, Action<XmlWriter> write)
    {
        using var part = archive.CreateEntry(name).Open();
        using var xml = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false });
        xml.WriteStartDocument(standalone: true);
        write(xml);
        xml.WriteEndDocument();
    }

    private static void Part(ZipArchive archive, string name, string content)
    {
        using var part = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
        part.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        part.Write(content);
    }

    private static string ContentTypes =>
        $"""
            <Types xmlns="{Types}">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/word/document.xml"
                ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
            <Override PartName="/word/styles.xml"
                ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
            <Override PartName="/word/header1.xml"
                ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>
            </Types>
            """;

    private static string Relation(params (string Kind, string Target)[] to) =>
        $"""<Relationships xmlns="{Relations}">"""
        + string.Concat(to.Select((one, i) => $"""<Relationship Id="r{i + 1}" Type="{Office}/{one.Kind}" Target="{one.Target}"/>"""))
        + "</Relationships>";

    private static string Styles =>
        $"""
            <w:styles xmlns:w="{Main}">
            <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/>
            <w:lang w:val="sv-SE"/></w:rPr></w:rPrDefault>
            <w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
            <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>
            <w:rPr><w:b/><w:sz w:val="40"/></w:rPr></w:style>
            {Heading(1, 28)}{Heading(2, 24)}
            <w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/>
            <w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
            </w:styles>
            """;

    private static string Heading(int level, int size) =>
        $"""
            <w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:basedOn w:val="Normal"/>
            <w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>
            <w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>
            """;

    // On every sheet: whose, and which.
    private static void Header(XmlWriter xml, PaperDocument document)
    {
        xml.WriteStartElement("w", "hdr", Main);
        new Writing(xml).Paragraph($"{document.Owner} · {document.Mark}", null);
        xml.WriteEndElement();
    }

    private sealed class Writing(XmlWriter xml)
    {
        public void Document(PaperDocument document)
        {
            xml.WriteStartElement("w", "document", Main);
            xml.WriteAttributeString("xmlns", "r", null, Office);
            xml.WriteStartElement("body", Main);
            Paragraph(document.Title, "Title");
            Paragraph(document.Lead, null);
            foreach (var fact in document.Figures.Concat(document.Facts))
            {
                Paragraph($"{fact.Label}: {fact.Text}{(fact.Note is null ? "" : $", {fact.Note}")}", null);
            }

            foreach (var part in document.Parts)
            {
                Paragraph(part.Title, "Heading1");
                foreach (var block in part.Blocks)
                {
                    Block(block);
                }
            }

            Section();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        /// <summary>A paragraph; a line break in the text is one in the paragraph.</summary>
        public void Paragraph(string text, string? style, bool right = false, bool bold = false)
        {
            xml.WriteStartElement("w", "p", Main);
            if (style is not null || right)
            {
                xml.WriteStartElement("pPr", Main);
                if (style is not null)
                {
                    Value("pStyle", style);
                }

                if (right)
                {
                    Value("jc", "right");
                }

                xml.WriteEndElement();
            }

            xml.WriteStartElement("r", Main);
            if (bold)
            {
                xml.WriteStartElement("rPr", Main);
                xml.WriteElementString("b", Main, null);
                xml.WriteEndElement();
            }

            var lines = text.ReplaceLineEndings("\n").Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (i > 0)
                {
                    xml.WriteElementString("br", Main, null);
                }

                xml.WriteStartElement("t", Main);
                xml.WriteAttributeString("xml", "space", null, "preserve");
                xml.WriteString(string.Concat(lines[i].Where(XmlConvert.IsXmlChar)));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        private void Block(PaperBlock block)
        {
            switch (block)
            {
                case PaperTable { Rows.Count: > 0 } table:
                    Table(table);
                    break;
                case PaperTable empty:
                    Paragraph(empty.Title, "Heading2");
                    Paragraph(empty.Empty, null);
                    break;
                case PaperText text:
                    Paragraph(text.Title, "Heading2");
                    Paragraph(text.Text, null);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(block), block, "A block is text or a table.");
            }
        }

        private void Table(PaperTable table)
        {
            Paragraph(table.Title, "Caption");
            xml.WriteStartElement("tbl", Main);
            xml.WriteStartElement("tblPr", Main);
            xml.WriteStartElement("tblW", Main);
            xml.WriteAttributeString("w", Main, $"{TextWidth}");
            xml.WriteAttributeString("type", Main, "dxa");
            xml.WriteEndElement();
            xml.WriteStartElement("tblBorders", Main);
            foreach (var side in new[] { "top", "bottom", "insideH" })
            {
                xml.WriteStartElement(side, Main);
                xml.WriteAttributeString("val", Main, "single");
                xml.WriteAttributeString("sz", Main, "4");
                xml.WriteAttributeString("color", Main, "808080");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteStartElement("tblGrid", Main);
            foreach (var _ in table.Columns)
            {
                xml.WriteStartElement("gridCol", Main);
                xml.WriteAttributeString("w", Main, $"{TextWidth / table.Columns.Count}");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            Row([.. table.Columns.Select(column => column.Heading)], table.Columns, isHead: true);
            foreach (var row in table.Rows)
            {
                Row(row, table.Columns, isHead: false);
            }

            xml.WriteEndElement();
            Paragraph("", null);
        }

        // The heading's row is repeated on every sheet.
        private void Row(IReadOnlyList<string> cells, IReadOnlyList<PaperColumn> columns, bool isHead)
        {
            xml.WriteStartElement("tr", Main);
            if (isHead)
            {
                xml.WriteStartElement("trPr", Main);
                xml.WriteElementString("tblHeader", Main, null);
                xml.WriteEndElement();
            }

            for (var i = 0; i < cells.Count; i++)
            {
                xml.WriteStartElement("tc", Main);
                Paragraph(cells[i], null, columns[i].Number, isHead);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        private void Section()
        {
            xml.WriteStartElement("sectPr", Main);
            xml.WriteStartElement("headerReference", Main);
            xml.WriteAttributeString("type", Main, "default");
            xml.WriteAttributeString("id", Office, "r2");
            xml.WriteEndElement();
            xml.WriteStartElement("pgSz", Main);
            xml.WriteAttributeString("w", Main, "11906");
            xml.WriteAttributeString("h", Main, "16838");
            xml.WriteEndElement();
            xml.WriteStartElement("pgMar", Main);
            foreach (var side in new[] { "top", "right", "bottom", "left", "header", "footer" })
            {
                xml.WriteAttributeString(side, Main, side is "header" or "footer" ? "567" : "1134");
            }

            xml.WriteAttributeString("gutter", Main, "0");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        private void Value(string name, string value)
        {
            xml.WriteStartElement(name, Main);
            xml.WriteAttributeString("val", Main, value);
            xml.WriteEndElement();
        }
    }
}
