namespace Fund.Contracts.Values;

/// <summary>The kinds of units that rules speak of (field.md 2.1).</summary>
public static class UnitKinds
{
    private static readonly string[] Own = ["committee", "board", "administration"];

    /// <summary>Does such a unit keep accounts of its own, outside the municipality's (W-23)?</summary>
    public static bool IsExternal(string kind) => !Own.Contains(kind);

    /// <summary>Each kind with its Swedish name.</summary>
    public static IReadOnlyDictionary<string, string> Names =>
        new Dictionary<string, string>
        {
            ["committee"] = T("Nämnd"),
            ["board"] = T("Styrelse"),
            ["administration"] = T("Förvaltning"),
            ["municipalCompany"] = T("Kommunalt bolag"),
            ["otherPublicBody"] = T("Annan offentlig aktör"),
            ["civilSociety"] = T("Förening eller idéburen aktör"),
            ["business"] = T("Företag"),
        };
}
