using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Plugins;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Plugins.Runtime.Packages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Plugins;

/// <summary>What a switch means for the cases that run.</summary>
/// <param name="RunningCases">How many running cases were handled by the plugin as it was.</param>
/// <param name="Kept">Do they go on as they were, or do they follow the change?</param>
internal sealed record PluginSwitched(int RunningCases, bool Kept);

/// <summary>
/// Switches a plugin on or off, one version at a time. What is not given of its steps, orders and settings stays as it was. Cases that run
/// keep the plugin as it is, unless the change is made to hold for them as well.
/// </summary>
[Requires(Permission.Administer)]
[LoggedAs("Ett tillägg slogs på, ställdes om eller stängdes av")]
internal sealed record SwitchPlugin(
    string Plugin,
    string Version,
    bool On,
    IReadOnlyList<string>? StepsOff = null,
    IReadOnlyDictionary<string, int>? StepOrders = null,
    string? SettingsJson = null,
    bool ForRunningCases = false
) : ICommand<PluginSwitched>;

internal sealed class SwitchPluginHandler(
    ProfilesDb db,
    PluginPackages packages,
    StepSets sets,
    PluginsInUse inUse,
    CurrentMunicipality municipality,
    CurrentSetup setup,
    SetupChanges changes
) : IRequestHandler<SwitchPlugin, PluginSwitched>
{
    public async Task<PluginSwitched> Handle(SwitchPlugin request, CancellationToken cancellationToken)
    {
        var known = await setup.GetAsync(cancellationToken);
        var now = known.Plugins.Plugins;
        var cases = (await inUse.CountAsync(cancellationToken))
            .Where(used => used.Key.Plugin == request.Plugin && (request.On || used.Key.Version == request.Version))
            .Sum(used => used.Value);
        var others = now.Where(p => p.PluginId != request.Plugin).ToList();
        if (request.On)
        {
            others.Add(await ChosenAsync(request, cancellationToken));
            var steps = sets.Of(others);
            if (steps.Missing.Count > 0)
            {
                throw new Refused([.. steps.Missing.Select(missing => new Finding(missing))]);
            }
        }
        else if (!now.Any(p => p.PluginId == request.Plugin && p.Version == request.Version) && (cases == 0 || !request.ForRunningCases))
        {
            // Also where the package is gone, and where it handles only cases that run: switching off is then the way out.
            throw new NotFound(T("Tillägget finns inte."));
        }

        if (Stands(known.Plugins, request, others))
        {
            return new PluginSwitched(cases, !request.ForRunningCases);
        }

        db.PluginRevisions.Add(
            new PluginRevision
            {
                Number = known.Plugins.Number + 1,
                Changed = request.Plugin,
                ForRunningCases = request.ForRunningCases,
                Plugins = [.. others.Select(PluginActivation.Of)],
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await changes.AnnounceAsync(cancellationToken);
        return new PluginSwitched(cases, !request.ForRunningCases);
    }

    // The same choice once more is no new one, so that of two clicks one makes a revision (F-13).
    private static bool Stands(PluginRevisionView now, SwitchPlugin request, List<PluginActivationView> wanted) =>
        request.On
        && (!request.ForRunningCases || (now.ForRunningCases && now.Changed == request.Plugin))
        && now.Plugins.FirstOrDefault(plugin => plugin.PluginId == request.Plugin) is { } stands
        && wanted.Find(plugin => plugin.PluginId == request.Plugin) is { } chosen
        && (stands.Version, stands.SettingsJson) == (chosen.Version, chosen.SettingsJson)
        && stands.StepsOff.SetEquals(chosen.StepsOff)
        && stands.StepOrders.Count == chosen.StepOrders.Count
        && !stands.StepOrders.Except(chosen.StepOrders).Any();

    private async Task<PluginActivationView> ChosenAsync(SwitchPlugin request, CancellationToken cancellation)
    {
        var package = packages.Find(request.Plugin, request.Version);
        if (package is null || (package.Municipalities.Count > 0 && !package.Municipalities.Contains(municipality.Value.Key)))
        {
            throw new NotFound(T("Tillägget finns inte."));
        }

        if (package.Status != PluginStatus.Active)
        {
            throw new Refused(T($"Tillägget kan inte slås på: {package.Message}"));
        }

        RefuseUnknownSteps(package, request);
        var last = await db
            .PluginActivations.AsNoTracking()
            .Where(p => p.PluginId == request.Plugin)
            .OrderByDescending(p => p.Revision)
            .FirstOrDefaultAsync(cancellation);
        return new PluginActivationView(
            package.Id,
            package.Version,
            (request.StepsOff ?? last?.StepsOff ?? []).ToHashSet(),
            request.StepOrders ?? last?.StepOrders ?? [],
            request.SettingsJson ?? last?.SettingsJson
        );
    }

    private static void RefuseUnknownSteps(PluginPackage package, SwitchPlugin request)
    {
        var known = package.Steps.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        if ((request.StepsOff ?? []).Concat(request.StepOrders?.Keys ?? []).FirstOrDefault(id => !known.Contains(id)) is { } unknown)
        {
            throw new Refused(T($"Tillägget har inget steg {unknown}."), field: "steps");
        }

        if (request.StepOrders?.Values.Any(order => order is < 0 or > 10_000) == true)
        {
            throw new Refused(T("Ett stegs ordning är ett tal från 0 till 10 000."), field: "steps");
        }
    }
}
