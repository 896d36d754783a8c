namespace Fund.Finance.Ledger;

/// <summary>
/// The paragraph of a decision as a key, however it was typed: "§ 17", "§17" and "KS § 17" of the same body and day are one (F-13).
/// </summary>
internal static class ParagraphKey
{
    /// <summary>Letters and digits after the last §, or all of them where there is none, in lower case: "17a".</summary>
    public static string Of(string paragraph) =>
        string.Concat(paragraph[(paragraph.LastIndexOf('§') + 1)..].Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
