using Fund.Documents.Content;

namespace Fund.Documents.Templates;

/// <summary>A Word file as a page to print as PDF, in the product's layout.</summary>
public static class WordPage
{
    /// <summary>The page.</summary>
    /// <param name="paper">Made by the house.</param>
    /// <param name="owner">Whose it is.</param>
    public static string Of(MadePaper paper, string owner)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return DocumentPage.Of(paper.Title, owner, paper.Mark, page =>
        {
            page.Write("<main>");
            // Encodes by itself, as the page does.
            new WordBody(paper).Write(page, DocumentPage.Encode);
            page.Write("</main>");
        });
    }
}
