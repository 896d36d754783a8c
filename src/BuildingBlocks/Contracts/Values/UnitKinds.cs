namespace Fund.Contracts.Values;

/// <summary>The kinds of units that rules speak of (field.md 2.1).</summary>
public static class UnitKinds
{
    /// <summary>Each kind with its Swedish name.</summary>
    public static readonly IReadOnlyDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["committee"] = "Nämnd",
        ["board"] = "Styrelse",
        ["administration"] = "Förvaltning",
        ["municipalCompany"] = "Kommunalt bolag",
        ["otherPublicBody"] = "Annan offentlig aktör",
        ["civilSociety"] = "Förening eller idéburen aktör",
        ["business"] = "Företag",
    };
}
