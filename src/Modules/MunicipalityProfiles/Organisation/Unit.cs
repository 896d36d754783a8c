namespace Fund.MunicipalityProfiles.Organisation;

/// <summary>A unit of the organisation or an outside party.</summary>
internal sealed class Unit
{
    public string Key { get; init; } = "";
    public string Name { get; set; } = "";
    public string Kind { get; set; } = "";
    public string? Parent { get; set; }
    public bool Active { get; set; } = true;
}

/// <summary>The kinds of units that rules speak of (field.md 2.1).</summary>
internal static class UnitKinds
{
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
