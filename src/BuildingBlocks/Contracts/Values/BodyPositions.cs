namespace Fund.Contracts.Values;

/// <summary>What somebody is appointed as in a body.</summary>
public static class BodyPositions
{
    /// <summary>Leads the meetings; one at a time.</summary>
    public const string Chair = "chair";

    /// <summary>Takes part in another's place.</summary>
    public const string Substitute = "substitute";

    /// <summary>Each position with its Swedish name, in the order of a list of members.</summary>
    public static IReadOnlyDictionary<string, string> Names =>
        new Dictionary<string, string>
        {
            [Chair] = T("Ordförande"),
            ["viceChair"] = T("Vice ordförande"),
            ["member"] = T("Ledamot"),
            [Substitute] = T("Ersättare"),
        };

    /// <summary>Place in a list of members, lowest first.</summary>
    public static int OrderOf(string position) => Names.Keys.ToList().IndexOf(position);
}
