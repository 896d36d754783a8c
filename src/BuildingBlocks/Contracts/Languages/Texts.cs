namespace Fund.Contracts.Languages;

/// <summary>
/// What the house says to people. A text stands in Swedish where it is said, and is its own key: its English stands in the project's
/// Texts.en.resx, with {0}, {1}… for the values in their order. One that has no English is said in Swedish, and a test finds it.
/// </summary>
public static class Texts
{
    /// <summary>The text in the reader's language.</summary>
    public static string T(string swedish) => ReadersLanguage.IsSwedish ? swedish : Said(swedish, EnglishTexts.Find(swedish) ?? swedish);

    /// <summary>The text in the reader's language, with its values.</summary>
    public static string T(SaidWithValues said) => said.ToText();

    internal static string Said(string swedish, string english)
    {
        if (ReadersLanguage.Kept is not { } kept)
        {
            return english;
        }

        kept[swedish] = english;
        return swedish;
    }
}
