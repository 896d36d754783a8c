using System.Collections.Concurrent;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Plugins.Runtime.Packages;
using Fund.Plugins.Runtime.Running;

namespace Fund.Platform.Plugins;

/// <summary>
/// The steps of each choice of plugins that a municipality has made, side by side; made anew when its setup changes or a package has come.
/// </summary>
public sealed class StepSets(PluginPackages packages)
{
    private readonly ConcurrentDictionary<MunicipalityId, Known> sets = new();

    /// <summary>The steps of one choice.</summary>
    public StepSet For(MunicipalityId municipality, Setup.Setup setup, PluginRevisionView revision)
    {
        var known = sets.GetValueOrDefault(municipality);
        if (known is null || !ReferenceEquals(known.Setup, setup) || !ReferenceEquals(known.Packages, packages.All))
        {
            known = new Known(setup, packages.All);
            sets[municipality] = known;
        }

        return known.Steps.GetOrAdd(revision.Number, _ => Of(revision.Plugins));
    }

    /// <summary>The steps of plugins as they are switched on, and what cannot run.</summary>
    public StepSet Of(IEnumerable<PluginActivationView> plugins) =>
        StepSet.Of(packages, plugins.Select(p => new PluginActivation(p.PluginId, p.Version, p.StepsOff, p.StepOrders, p.SettingsJson)));

    private sealed record Known(Setup.Setup Setup, IReadOnlyList<PluginPackage> Packages)
    {
        public ConcurrentDictionary<int, StepSet> Steps { get; } = new();
    }
}
