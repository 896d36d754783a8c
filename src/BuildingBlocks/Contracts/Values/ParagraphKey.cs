namespace Fund.Contracts.Values;

/// <summary>
/// The paragraph of a decision as a key, however it was typed: "§ 17", "§17", "KS § 17" and "Ks 17" of the same body and day are one
/// (F-13).
/// </summary>
public static class ParagraphKey
{
    /// <summary>
    /// Letters and digits after the last §, else from the first digit, else all of them, in lower case: "17a".
    /// </summary>
    public static string Of(string paragraph)
    {
        ArgumentNullException.ThrowIfNull(paragraph);
        var sign = paragraph.LastIndexOf('§');
        var digit = paragraph.AsSpan().IndexOfAnyInRange('0', '9');
        var told = paragraph[(sign >= 0 ? sign + 1 : Math.Max(digit, 0))..];
        return string.Concat(told.Where(char.IsLetterOrDigit)).ToLowerInvariant();
    }
}
