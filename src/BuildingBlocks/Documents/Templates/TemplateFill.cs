using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Fund.Documents.Word;
using Drawn = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Fund.Documents.Templates;

/// <summary>
/// Fills a Word template: placeholders in text, headers and footers, paragraphs and table rows that are repeated for a list, and content
/// controls by their tag. All else of the template is left as the municipality made it.
/// </summary>
public static partial class TemplateFill
{
    // What a content control shows before it is filled in.
    private const string PromptStyle = "PlaceholderText";

    /// <summary>The filled document's bytes.</summary>
    /// <exception cref="TemplateFault">A repetition has no end.</exception>
    public static byte[] Of(byte[] template, PaperValues values)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(values);
        using var file = new MemoryStream();
        file.Write(template);
        using (var word = WordprocessingDocument.Open(file, isEditable: true))
        {
            if (word.DocumentType != WordprocessingDocumentType.Document)
            {
                word.ChangeDocumentType(WordprocessingDocumentType.Document);
            }

            var roots = TemplateRoots.Of(word);
            foreach (var root in roots)
            {
                Fill(root, values);
            }

            NumberDrawings(roots);
            Speak(word);
        }

        return file.ToArray();
    }

    private static void Fill(OpenXmlElement here, PaperValues values)
    {
        RepeatControls(here, values);
        RepeatBlocks(here, values);
        RepeatRows(here, values);
        FillControls(here, values);
        foreach (var paragraph in here.Descendants<Paragraph>().ToList())
        {
            FillText(paragraph, values);
        }
    }

    // A content control that has a list's name: what it holds is repeated.
    private static void RepeatControls(OpenXmlElement here, PaperValues values)
    {
        while (ControlOfList(here, values) is var (control, list))
        {
            var content = control.GetFirstChild<SdtContentBlock>() ?? (OpenXmlElement?)control.GetFirstChild<SdtContentRow>();
            if (content is not null)
            {
                foreach (var element in Repeated([.. content.ChildElements], list, values))
                {
                    control.InsertBeforeSelf(element);
                }
            }

            var parent = control.Parent!;
            control.Remove();
            KeepWhole(parent);
        }
    }

    private static (SdtElement Control, string List)? ControlOfList(OpenXmlElement here, PaperValues values) =>
        here.Descendants<SdtElement>().FirstOrDefault(control => control is SdtBlock or SdtRow && values.Lists.ContainsKey(TagOf(control)))
            is { } found
            ? (found, TagOf(found))
            : null;

    // What stands between a paragraph {{#each list}} and its {{/each}}.
    private static void RepeatBlocks(OpenXmlElement here, PaperValues values)
    {
        while (here.Descendants<Paragraph>().FirstOrDefault(one => BeginsBlock(one, values)) is { } beginning)
        {
            var list = PlaceholderText.MarksIn(PlaceholderText.SaidBy(beginning))[0].Name;
            var end = EndOf(beginning) ?? throw TemplateFault.NoEnd(list);
            var between = beginning.ElementsAfter().TakeWhile(element => element != end).ToList();
            foreach (var element in Repeated(between, list, values))
            {
                beginning.InsertBeforeSelf(element);
            }

            var parent = beginning.Parent!;
            between.ForEach(element => element.Remove());
            beginning.Remove();
            end.Remove();
            KeepWhole(parent);
        }
    }

    private static bool BeginsBlock(Paragraph paragraph, PaperValues values) =>
        TemplateRoots.BlockMark(paragraph) is { Kind: MarkKind.Each } mark && values.Lists.ContainsKey(mark.Name) && !IsRowMark(paragraph);

    // In a row that has the list's texts the marks are not needed, and may stand in different cells.
    private static bool IsRowMark(Paragraph paragraph) => EndOf(paragraph) is null && paragraph.Ancestors<TableRow>().Any();

    private static Paragraph? EndOf(Paragraph beginning)
    {
        var open = 1;
        foreach (var paragraph in beginning.ElementsAfter().OfType<Paragraph>())
        {
            open += TemplateRoots.BlockMark(paragraph)?.Kind switch
            {
                MarkKind.Each => 1,
                MarkKind.EndEach => -1,
                _ => 0,
            };
            if (open == 0)
            {
                return paragraph;
            }
        }

        return null;
    }

    // A row that has texts of a list's items is written once for each of them.
    private static void RepeatRows(OpenXmlElement here, PaperValues values)
    {
        while (RowOfList(here, values) is var (row, list))
        {
            foreach (var element in Repeated([row], list, values))
            {
                row.InsertBeforeSelf(element);
            }

            var table = row.Ancestors<Table>().First();
            row.Remove();
            if (!table.Descendants<TableRow>().Any())
            {
                var parent = table.Parent!;
                table.Remove();
                KeepWhole(parent);
            }
        }
    }

    private static (TableRow Row, string List)? RowOfList(OpenXmlElement here, PaperValues values) =>
        here.Descendants<TableRow>()
            .Select(row => (Row: row, List: TemplateRoots.NamesIn(row).Select(values.ListOf).FirstOrDefault(list => list is not null)))
            .Where(found => found.List is not null)
            .Select(found => ((TableRow, string)?)(found.Row, found.List!))
            .FirstOrDefault();

    private static IEnumerable<OpenXmlElement> Repeated(IReadOnlyList<OpenXmlElement> elements, string list, PaperValues values)
    {
        var written = 0;
        foreach (var item in values.Lists[list])
        {
            // Only to hold them while they are filled.
            var holder = new Body(elements.Select(element => element.CloneNode(deep: true)));
            if (written++ > 0)
            {
                ForgetIdentities(holder);
            }

            Fill(holder, values.Within(list, item));
            foreach (var element in holder.ChildElements.ToList())
            {
                element.Remove();
                yield return element;
            }
        }
    }

    // What has an identity in the file can be there only once.
    private static void ForgetIdentities(OpenXmlElement copy)
    {
        foreach (var element in copy.Descendants().Where(one => one is BookmarkStart or BookmarkEnd or SdtId).ToList())
        {
            element.Remove();
        }

        foreach (var paragraph in copy.Descendants<Paragraph>())
        {
            (paragraph.ParagraphId, paragraph.TextId) = (null, null);
        }

        foreach (var row in copy.Descendants<TableRow>())
        {
            (row.ParagraphId, row.TextId) = (null, null);
        }
    }

    private static void FillControls(OpenXmlElement here, PaperValues values)
    {
        foreach (var control in here.Descendants<SdtElement>().Where(one => values.Texts.ContainsKey(TagOf(one))).ToList())
        {
            var properties = control.SdtProperties!;
            properties.RemoveAllChildren<ShowingPlaceholder>();
            // Bound to data of the file, Word would show those instead.
            properties.RemoveAllChildren<DataBinding>();
            var text = values.Texts[TagOf(control)];
            // It has done its work: a row that has been filled is not taken for one that is to be repeated.
            properties.RemoveAllChildren<Tag>();
            if (control.GetFirstChild<SdtContentRun>() is { } words)
            {
                Say(words, text, null);
            }
            else if (control.Descendants<Paragraph>().FirstOrDefault() is { } first)
            {
                foreach (var other in first.ElementsAfter().OfType<Paragraph>().ToList())
                {
                    other.Remove();
                }

                Say(first, text, first.ParagraphProperties);
            }
        }
    }

    private static void Say(OpenXmlElement holder, string text, ParagraphProperties? kept)
    {
        var letters = holder.Descendants<Run>().FirstOrDefault()?.RunProperties?.CloneNode(deep: true) as RunProperties;
        if (letters?.RunStyle?.Val?.Value == PromptStyle)
        {
            letters.RunStyle = null;
        }

        foreach (var element in holder.ChildElements.Where(element => element != kept).ToList())
        {
            element.Remove();
        }

        var run = new Run(WordText.Of(text));
        if (letters is not null)
        {
            run.RunProperties = letters;
        }

        holder.AppendChild(run);
    }

    private static void FillText(Paragraph paragraph, PaperValues values)
    {
        var said = PlaceholderText.SaidBy(paragraph);
        var marks = PlaceholderText.MarksIn(said);
        if (
            marks is [{ Kind: MarkKind.Text } only]
            && said.Trim().Length == only.Length
            && values.Texts.TryGetValue(only.Name, out var whole)
        )
        {
            // A blank line begins a paragraph, as whoever wrote it meant.
            var parts = BlankLine().Split(whole.Trim());
            foreach (var part in parts.SkipLast(1))
            {
                var copy = (Paragraph)paragraph.CloneNode(deep: true);
                ForgetIdentities(new Body(copy));
                copy.Remove();
                paragraph.InsertBeforeSelf(copy);
                Replace(copy, only, part);
            }

            Replace(paragraph, only, parts[^1]);
            return;
        }

        // From the end, so that what stands before is where it was.
        foreach (var mark in marks.Reverse())
        {
            if (mark.Kind != MarkKind.Text)
            {
                Replace(paragraph, mark, "");
            }
            else if (values.Texts.TryGetValue(mark.Name, out var text))
            {
                Replace(paragraph, mark, text);
            }
        }
    }

    // The text takes on the looks of where the mark began.
    private static void Replace(Paragraph paragraph, Mark mark, string value)
    {
        var (at, isSaid) = (0, false);
        foreach (var text in PlaceholderText.TextsOf(paragraph))
        {
            var (own, from) = (text.Text, at);
            at += own.Length;
            var (first, last) = (Math.Max(mark.From, from) - from, Math.Min(mark.From + mark.Length, at) - from);
            if (first >= last)
            {
                continue;
            }

            var (before, after) = (own[..first], own[last..]);
            if (!isSaid)
            {
                isSaid = true;
                if (before.Length > 0)
                {
                    text.InsertBeforeSelf(WordText.Plain(before));
                }

                foreach (var element in WordText.Of(value))
                {
                    text.InsertBeforeSelf(element);
                }
            }

            if (after.Length > 0)
            {
                text.InsertBeforeSelf(WordText.Plain(after));
            }

            text.Remove();
        }
    }

    // A cell, a header and a text box end with a paragraph, or Word wants to repair the file.
    private static void KeepWhole(OpenXmlElement parent)
    {
        if (parent is TableCell or Header or Footer or TextBoxContent && parent.LastChild is not (Paragraph or SdtElement))
        {
            parent.AppendChild(new Paragraph());
        }
    }

    private static void NumberDrawings(IEnumerable<OpenXmlElement> roots)
    {
        uint number = 0;
        foreach (var drawing in roots.SelectMany(root => root.Descendants<Drawn.DocProperties>()))
        {
            drawing.Id = ++number;
        }
    }

    // The paper is in Swedish: Word spells it and a screen reader says it so.
    private static void Speak(WordprocessingDocument word)
    {
        word.PackageProperties.Language = WordStyles.Language;
        if (word.MainDocumentPart!.StyleDefinitionsPart?.Styles?.DocDefaults?.RunPropertiesDefault?.RunPropertiesBaseStyle is { } letters)
        {
            letters.Languages = new Languages { Val = WordStyles.Language };
        }
    }

    internal static string TagOf(SdtElement control) =>
        PlaceholderText.Known(control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value ?? "");

    [GeneratedRegex(@"\r?\n[^\S\n]*\r?\n\s*")]
    private static partial Regex BlankLine();
}
