namespace Fund.Contracts.Languages;

/// <summary>A language that the house speaks.</summary>
public enum Language
{
    /// <summary>What everything is written in, and what is stored, sent and printed.</summary>
    Swedish,

    /// <summary>
    /// For those who read pages and refusals in English. What a municipality and its people have written stays as written.
    /// </summary>
    English,
}
