namespace Fund.MunicipalityProfiles.Switches;

/// <summary>A module that the municipality uses.</summary>
internal sealed class ModuleOn
{
    public string Key { get; init; } = "";
}
