using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Plugins.Runtime.Packages;
using MediatR;

namespace Fund.MunicipalityProfiles.Plugins;

/// <summary>A step of a plugin, as the administrator sees it.</summary>
internal sealed record PluginStepRow(string Id, string Kind, string Operation, int Order, string? Rule, string? Does, bool On);

/// <summary>A plugin package with its switch, and how many running cases it handles as it is now.</summary>
internal sealed record PluginSwitchRow(
    string Plugin,
    string Version,
    string Name,
    bool On,
    string Status,
    string? Message,
    int RunningCases,
    IReadOnlyList<PluginStepRow> Steps
);

/// <summary>Every package that this municipality may use, and what is switched on or still handles cases but is missing.</summary>
[Requires(Permission.Administer)]
internal sealed record PluginSwitches : IQuery<IReadOnlyList<PluginSwitchRow>>;

internal sealed class PluginSwitchesHandler(
    PluginPackages packages,
    PluginsInUse inUse,
    CurrentSetup setup,
    CurrentMunicipality municipality
) : IRequestHandler<PluginSwitches, IReadOnlyList<PluginSwitchRow>>
{
    public async Task<IReadOnlyList<PluginSwitchRow>> Handle(PluginSwitches request, CancellationToken cancellationToken)
    {
        var on = (await setup.GetAsync(cancellationToken)).Plugins.Plugins.ToDictionary(a => (a.PluginId, a.Version));
        var cases = await inUse.CountAsync(cancellationToken);
        // Another municipality's package does not exist here, nor one so broken that it cannot say whose it is, unless it is in use.
        var rows = packages
            .All.Where(p =>
                on.ContainsKey((p.Id, p.Version))
                || cases.ContainsKey((p.Id, p.Version))
                || (p.Status == PluginStatus.Active && (p.Municipalities.Count == 0 || p.Municipalities.Contains(municipality.Value.Key)))
            )
            .Select(p =>
            {
                var activation = on.GetValueOrDefault((p.Id, p.Version));
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
                    cases.GetValueOrDefault((p.Id, p.Version)),
                    [.. steps.OrderBy(s => s.Operation).ThenBy(s => s.Order)]
                );
            })
            .ToList();
        rows.AddRange(
            on.Keys.Union(cases.Keys)
                .Where(used => packages.Find(used.Item1, used.Item2) is null)
                .Select(used => new PluginSwitchRow(
                    used.Item1,
                    used.Item2,
                    used.Item1,
                    on.ContainsKey(used),
                    "Missing",
                    T("Paketet saknas i värdens tilläggsmapp. Lägg tillbaka det, eller stäng av tillägget även för pågående ärenden."),
                    cases.GetValueOrDefault(used),
                    []
                ))
        );
        return rows;
    }
}
