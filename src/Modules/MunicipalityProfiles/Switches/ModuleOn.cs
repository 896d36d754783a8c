namespace Fund.MunicipalityProfiles.Switches;

/// <summary>A module that the municipality uses.</summary>
internal sealed class ModuleOn
{
    public string Key { get; init; } = "";
}

/// <summary>A plugin that the municipality uses.</summary>
internal sealed class PluginOn
{
    public string PluginId { get; init; } = "";
    public string Version { get; set; } = "";
    public List<string> StepsOff { get; set; } = [];
    public Dictionary<string, int> StepOrders { get; set; } = [];
    public string? SettingsJson { get; set; }
}
