namespace Fund.Assessment.Decisions;

/// <summary>The outcomes a decision can have (field.md 2.2).</summary>
internal static class DecisionOutcomes
{
    public static readonly IReadOnlyDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["granted"] = "Bifall",
        ["partiallyGranted"] = "Delvis bifall",
        ["rejected"] = "Avslag",
        ["sentBack"] = "Återremiss",
        ["tabled"] = "Bordläggning",
    };

    public static bool Grants(string outcome) => outcome is "granted" or "partiallyGranted";
}
