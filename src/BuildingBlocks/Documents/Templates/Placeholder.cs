namespace Fund.Documents.Templates;

/// <summary>A word in double braces that a template may hold, and that is replaced.</summary>
/// <param name="Name">As it is written between the braces, or as the tag of a content control.</param>
/// <param name="Meaning">What stands there instead, in the reader's language.</param>
/// <param name="Texts">For a list: what each of its items has; none for a text.</param>
public sealed record Placeholder(string Name, string Meaning, IReadOnlyList<Placeholder> Texts)
{
    /// <summary>It is a list: its rows or paragraphs are repeated.</summary>
    public bool IsList => Texts.Count > 0;

    /// <summary>It and what its items have.</summary>
    public IEnumerable<Placeholder> WithTexts() => [this, .. Texts.SelectMany(text => text.WithTexts())];
}
