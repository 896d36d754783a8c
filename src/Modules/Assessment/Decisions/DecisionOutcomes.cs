namespace Fund.Assessment.Decisions;

/// <summary>The outcomes a decision can have (field.md 2.2).</summary>
internal static class DecisionOutcomes
{
    public static IReadOnlyDictionary<string, string> Names =>
        new Dictionary<string, string>
        {
            ["granted"] = T("Bifall"),
            ["partiallyGranted"] = T("Delvis bifall"),
            ["rejected"] = T("Avslag"),
            ["sentBack"] = T("Återremiss"),
            ["tabled"] = T("Bordläggning"),
        };

    /// <summary>Is the application decided on by it, and not only put off?</summary>
    public static bool Ends(string? outcome) => outcome is "granted" or "partiallyGranted" or "rejected";

    public static bool Grants(string outcome) => outcome is "granted" or "partiallyGranted";
}
