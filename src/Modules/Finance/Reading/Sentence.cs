namespace Fund.Finance.Reading;

/// <summary>What people have written, as a sentence among others.</summary>
internal static class Sentence
{
    /// <summary>Ends it with a full stop, unless it ends as a sentence does.</summary>
    public static string Of(string text) =>
        text.Trim() is { Length: > 0 } said && said[^1] is not ('.' or '!' or '?') ? said + "." : text.Trim();
}
