namespace Fund.Assessment.Recusals;

/// <summary>The grounds that the law knows (förvaltningslagen 16 §, kommunallagen 6 kap. 28 §).</summary>
internal static class ConflictGrounds
{
    /// <summary>Each ground in words.</summary>
    public static IReadOnlyDictionary<string, string> Names =>
        new Dictionary<string, string>
        {
            ["interest"] = T("Saken rör personen själv eller någon närstående, eller kan bli till stor nytta eller skada för dem"),
            ["represents"] = T("Personen eller någon närstående är ställföreträdare för den som saken rör"),
            ["agent"] = T("Personen har varit ombud för någon i saken, eller hjälpt någon mot betalning"),
            ["earlier"] = T("Personen har redan tagit ställning i saken hos en annan myndighet"),
            ["supervision"] = T("Ärendet är tillsyn över en verksamhet som personen själv är knuten till"),
            ["other"] = T("Något annat gör att personens opartiskhet kan ifrågasättas"),
        };
}
