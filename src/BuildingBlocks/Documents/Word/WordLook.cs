namespace Fund.Documents.Word;

/// <summary>The styles that a made Word file has.</summary>
public enum WordLook
{
    /// <summary>Running text.</summary>
    Normal,

    /// <summary>The name of the document.</summary>
    Title,

    /// <summary>A heading of the first level.</summary>
    Heading1,

    /// <summary>A heading of the second level.</summary>
    Heading2,

    /// <summary>What a table is called, above it.</summary>
    Caption,

    /// <summary>Numbered, in one series.</summary>
    Numbered,

    /// <summary>Small, for facts at the head and the names below.</summary>
    Small,
}
