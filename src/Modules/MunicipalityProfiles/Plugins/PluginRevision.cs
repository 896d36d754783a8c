using Fund.Contracts.MunicipalityProfiles;

namespace Fund.MunicipalityProfiles.Plugins;

/// <summary>
/// A choice of plugins, from the moment it is made until the next; never changed, since the cases that were opened under it go on under it.
/// </summary>
internal sealed class PluginRevision
{
    /// <summary>1, 2, 3 … in the municipality.</summary>
    public int Number { get; init; }

    /// <summary>Id of the plugin that was switched or set; null for the municipality's start.</summary>
    public string? Changed { get; init; }

    /// <summary>Does the change hold also for the cases that were running when it was made?</summary>
    public bool ForRunningCases { get; init; }
    public List<PluginActivation> Plugins { get; init; } = [];

    public PluginRevisionView View() =>
        new(
            Number,
            Changed,
            ForRunningCases,
            [
                .. Plugins
                    .OrderBy(p => p.PluginId, StringComparer.Ordinal)
                    .Select(p => new PluginActivationView(p.PluginId, p.Version, p.StepsOff.ToHashSet(), p.StepOrders, p.SettingsJson)),
            ]
        );
}

/// <summary>A plugin that is switched on in a choice of plugins, with version, settings and what was chosen of its steps.</summary>
internal sealed class PluginActivation
{
    public int Revision { get; init; }
    public string PluginId { get; init; } = "";
    public string Version { get; init; } = "";
    public List<string> StepsOff { get; init; } = [];
    public Dictionary<string, int> StepOrders { get; init; } = [];
    public string? SettingsJson { get; init; }

    public static PluginActivation Of(PluginActivationView view) =>
        new()
        {
            PluginId = view.PluginId,
            Version = view.Version,
            StepsOff = [.. view.StepsOff],
            StepOrders = view.StepOrders.ToDictionary(),
            SettingsJson = view.SettingsJson,
        };
}
