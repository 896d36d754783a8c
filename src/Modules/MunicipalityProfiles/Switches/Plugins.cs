using Fund.Contracts.Messages;
using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Plugins.Runtime.Packages;
using Fund.Plugins.Runtime.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Switches;

/// <summary>A step of a plugin, as the administrator sees it.</summary>
internal sealed record PluginStepRow(string Id, string Kind, string Operation, int Order, string? Rule, string? Does, bool On);

/// <summary>A plugin package with its switch.</summary>
internal sealed record PluginSwitchRow(
    string Plugin,
    string Version,
    string Name,
    bool On,
    string Status,
    string? Message,
    IReadOnlyList<PluginStepRow> Steps
);

/// <summary>Every package that this municipality may use, and what is switched on but missing.</summary>
[Requires(Permission.Administer)]
internal sealed record PluginSwitches : IQuery<IReadOnlyList<PluginSwitchRow>>;

internal sealed class PluginSwitchesHandler(PluginPackages packages, CurrentSetup setup, CurrentMunicipality municipality)
    : IRequestHandler<PluginSwitches, IReadOnlyList<PluginSwitchRow>>
{
    public async Task<IReadOnlyList<PluginSwitchRow>> Handle(PluginSwitches request, CancellationToken cancellationToken)
    {
        var on = (await setup.GetAsync(cancellationToken)).Plugins;
        // Another municipality's package does not exist here, nor one so broken that it cannot say whose it is, unless it is switched on.
        var rows = packages
            .All.Where(p =>
                on.Any(a => a.PluginId == p.Id && a.Version == p.Version)
                || (p.Status == PluginStatus.Active && (p.Municipalities.Count == 0 || p.Municipalities.Contains(municipality.Value.Key)))
            )
            .Select(p =>
            {
                var activation = on.FirstOrDefault(a => a.PluginId == p.Id && a.Version == p.Version);
                var steps = p.Steps.Select(s => new PluginStepRow(
                    s.Id,
                    s.Kind.ToString(),
                    s.Subject.Name,
                    activation?.StepOrders.GetValueOrDefault(s.Id, s.Registration.Order) ?? s.Registration.Order,
                    s.Registration.Rule,
                    s.Registration.Does,
                    activation is not null && !activation.StepsOff.Contains(s.Id)
                ));
                return new PluginSwitchRow(
                    p.Id,
                    p.Version,
                    p.Name,
                    activation is not null,
                    p.Status.ToString(),
                    p.Message,
                    [.. steps.OrderBy(s => s.Operation).ThenBy(s => s.Order)]
                );
            })
            .ToList();
        rows.AddRange(
            on.Where(a => packages.Find(a.PluginId, a.Version) is null)
                .Select(a => new PluginSwitchRow(
                    a.PluginId,
                    a.Version,
                    a.PluginId,
                    true,
                    "Missing",
                    "Paketet saknas i värdens tilläggsmapp. Lägg tillbaka det eller stäng av tillägget.",
                    []
                ))
        );
        return rows;
    }
}

/// <summary>
/// Switches a plugin on or off, one version at a time. What is not given of its steps, orders and settings stays as it was.
/// </summary>
[Requires(Permission.Administer)]
[LoggedAs("Ett tillägg slogs på, ställdes om eller stängdes av")]
internal sealed record SwitchPlugin(
    string Plugin,
    string Version,
    bool On,
    IReadOnlyList<string>? StepsOff = null,
    IReadOnlyDictionary<string, int>? StepOrders = null,
    string? SettingsJson = null
) : ICommand;

internal sealed class SwitchPluginHandler(
    ProfilesDb db,
    PluginPackages packages,
    CurrentMunicipality municipality,
    CurrentSetup setup,
    SetupChanges changes
) : IRequestHandler<SwitchPlugin, MediatR.Unit>
{
    public async Task<MediatR.Unit> Handle(SwitchPlugin request, CancellationToken cancellationToken)
    {
        var row = await db.Plugins.FirstOrDefaultAsync(p => p.PluginId == request.Plugin, cancellationToken);
        if (!request.On)
        {
            // Also where the package is gone: switching off is then the way out.
            (row?.Version == request.Version ? row : throw new NotFound("Tillägget finns inte.")).On = false;
        }
        else
        {
            var package = packages.Find(request.Plugin, request.Version);
            if (package is null || (package.Municipalities.Count > 0 && !package.Municipalities.Contains(municipality.Value.Key)))
            {
                throw new NotFound("Tillägget finns inte.");
            }

            if (package.Status != PluginStatus.Active)
            {
                throw new Refused($"Tillägget kan inte slås på: {package.Message}");
            }

            if (row is null)
            {
                db.Plugins.Add(row = new PluginSwitch { PluginId = package.Id });
            }

            RefuseUnknownSteps(package, request);
            (row.On, row.Version) = (true, package.Version);
            (row.StepsOff, row.StepOrders, row.SettingsJson) = (
                request.StepsOff?.ToList() ?? row.StepsOff,
                request.StepOrders?.ToDictionary() ?? row.StepOrders,
                request.SettingsJson ?? row.SettingsJson
            );
            await RefuseCollisionsAsync(row, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await changes.AnnounceAsync(cancellationToken);
        return default;
    }

    private static void RefuseUnknownSteps(PluginPackage package, SwitchPlugin request)
    {
        var known = package.Steps.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        if ((request.StepsOff ?? []).Concat(request.StepOrders?.Keys ?? []).FirstOrDefault(id => !known.Contains(id)) is { } unknown)
        {
            throw new Refused($"Tillägget har inget steg {unknown}.", field: "steps");
        }

        if (request.StepOrders?.Values.Any(order => order is < 0 or > 10_000) == true)
        {
            throw new Refused("Ett stegs ordning är ett tal från 0 till 10 000.", field: "steps");
        }
    }

    private async Task RefuseCollisionsAsync(PluginSwitch row, CancellationToken cancellation)
    {
        var others = (await setup.GetAsync(cancellation))
            .Plugins.Where(p => p.PluginId != row.PluginId)
            .Select(p => new PluginActivation(p.PluginId, p.Version, p.StepsOff, p.StepOrders, p.SettingsJson));
        var steps = StepSet.Of(
            packages,
            others.Append(new PluginActivation(row.PluginId, row.Version, row.StepsOff.ToHashSet(), row.StepOrders, row.SettingsJson))
        );
        if (steps.Missing.Count > 0)
        {
            throw new Refused([.. steps.Missing.Select(missing => new Finding(missing))]);
        }
    }
}
