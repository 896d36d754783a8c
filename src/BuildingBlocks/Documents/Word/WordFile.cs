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

    /// <summary>The file's bytes.</summary>
    public static byte[] Of(PaperDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var draft = new WordDraft(document.Title, $"{document.Owner} · {document.Mark}")
            .Paragraph(document.Title, WordLook.Title)
            .Paragraph(document.Lead);
        foreach (var fact in document.Figures.Concat(document.Facts))
        {
            draft.Paragraph($"{fact.Label}: {fact.Text}{(fact.Note is null ? "" : $", {fact.Note}")}");
        }

        foreach (var part in document.Parts)
        {
            draft.Paragraph(part.Title, WordLook.Heading1);
            foreach (var block in part.Blocks)
            {
                Write(draft, block);
            }
        }

        return draft.ToBytes();
    }

    private static void Write(WordDraft draft, PaperBlock block)
    {
        switch (block)
        {
            case PaperTable { Rows.Count: > 0 } table:
                draft
                    .Paragraph(table.Title, WordLook.Caption)
                    .Table(
                        [.. table.Columns.Select(column => new WordColumn(Number: column.Number))],
                        [.. table.Columns.Select(column => column.Heading)],
                        table.Rows
                    );
                break;
            case PaperTable empty:
                draft.Paragraph(empty.Title, WordLook.Heading2).Paragraph(empty.Empty);
                break;
            case PaperText text:
                draft.Paragraph(text.Title, WordLook.Heading2).Paragraph(text.Text);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "A block is text or a table.");
        }
    }
}
