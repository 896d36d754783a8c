namespace Fund.MunicipalityProfiles.Switches;

/// <summary>A plugin that the municipality uses or has used: its choices stay when it is switched off.</summary>
internal sealed class PluginSwitch
{
    public string PluginId { get; init; } = "";
    public string Version { get; set; } = "";
    public bool On { get; set; } = true;
    public List<string> StepsOff { get; set; } = [];
    public Dictionary<string, int> StepOrders { get; set; } = [];
    public string? SettingsJson { get; set; }
}
