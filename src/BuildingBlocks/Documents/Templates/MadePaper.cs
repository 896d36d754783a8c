namespace Fund.Documents.Templates;

/// <summary>A paper that was made from a template.</summary>
/// <param name="Name">The file's name, without an ending.</param>
/// <param name="Title">What it is: "Beslutsutdrag".</param>
/// <param name="Mark">What tells it from all others: "Ärende 2026-3, § 17".</param>
/// <param name="Word">The Word file.</param>
public sealed record MadePaper(string Name, string Title, string Mark, byte[] Word)
{
    /// <summary>The Word file's name.</summary>
    public string WordName => Name + ".docx";

    /// <summary>The PDF file's name.</summary>
    public string PdfName => Name + ".pdf";
}
