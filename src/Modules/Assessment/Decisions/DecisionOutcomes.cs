namespace Fund.Assessment.Decisions;

/// <summary>The outcomes a decision can have (field.md 2.2).</summary>
internal static class DecisionOutcomes
{
    public const string Raised = "raised";
    public const string Lowered = "lowered";
    public const string Withdrawn = "withdrawn";

    /// <summary>Of a decision on the application.</summary>
    public static IReadOnlyDictionary<string, string> Names =>
        new Dictionary<string, string>
        {
            ["granted"] = T("Bifall"),
            ["partiallyGranted"] = T("Delvis bifall"),
            ["rejected"] = T("Avslag"),
            ["sentBack"] = T("Återremiss"),
            ["tabled"] = T("Bordläggning"),
        };

    /// <summary>What a decision is called, of the application or later.</summary>
    public static string NameOf(string outcome) =>
        outcome switch
        {
            Raised => T("Höjt beviljande"),
            Lowered => T("Sänkt beviljande"),
            Withdrawn => T("Återkallat beviljande"),
            _ => Names[outcome],
        };

    /// <summary>Is the application decided on by it, and not only put off?</summary>
    public static bool Ends(string? outcome) => outcome is "granted" or "partiallyGranted" or "rejected";

    public static bool Grants(string outcome) => outcome is "granted" or "partiallyGranted";

    /// <summary>Does it change what was granted before?</summary>
    public static bool IsLater(string outcome) => outcome is Raised or Lowered or Withdrawn;

    /// <summary>What its amounts do to what is granted: 1 adds, -1 takes, 0 neither.</summary>
    public static int SignOf(string outcome) =>
        outcome switch
        {
            "granted" or "partiallyGranted" or Raised => 1,
            Lowered or Withdrawn => -1,
            _ => 0,
        };
}
