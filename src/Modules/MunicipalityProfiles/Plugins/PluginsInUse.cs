using Fund.Contracts.Applications;
using Fund.Platform.Setup;
using MediatR;

namespace Fund.MunicipalityProfiles.Plugins;

/// <summary>How many running cases are handled by which plugin in which version.</summary>
internal sealed class PluginsInUse(CurrentSetup setup, IMediator mediator)
{
    public async Task<IReadOnlyDictionary<(string Plugin, string Version), int>> CountAsync(CancellationToken cancellation)
    {
        var known = await setup.GetAsync(cancellation);
        var counts = new Dictionary<(string, string), int>();
        foreach (var (openedUnder, cases) in await mediator.Send(new RunningCasesByPlugins(), cancellation))
        {
            foreach (var plugin in known.PluginsFor(openedUnder).Plugins)
            {
                var key = (plugin.PluginId, plugin.Version);
                counts[key] = counts.GetValueOrDefault(key) + cases;
            }
        }

        return counts;
    }
}
