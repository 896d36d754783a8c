using System.Collections.Frozen;
using Fund.Plugins.Runtime.Packages;

namespace Fund.Plugins.Runtime.Running;

/// <summary>A plugin that is switched on, as the administrator has set it.</summary>
/// <param name="PluginId">Id of the package.</param>
/// <param name="Version">Version of the package.</param>
/// <param name="StepsOff">Steps that are switched off.</param>
/// <param name="StepOrders">Orders in place of the plugin's own.</param>
/// <param name="SettingsJson">Settings; null for the plugin's own.</param>
public sealed record PluginActivation(
    string PluginId,
    string Version,
    IReadOnlySet<string> StepsOff,
    IReadOnlyDictionary<string, int> StepOrders,
    string? SettingsJson
);

/// <summary>All steps that are switched on for a set of activations, by kind and subject, in order. Immutable.</summary>
public sealed class StepSet
{
    private readonly FrozenDictionary<(StepKind Kind, Type Subject), ActiveStep[]> steps;

    private StepSet(IReadOnlyList<ActiveStep> all, IReadOnlyList<string> missing)
    {
        All = all;
        Missing = missing;
        steps = all.GroupBy(step => (step.Step.Kind, step.Step.Subject))
            .ToFrozenDictionary(group => group.Key, group => group.OrderBy(step => step.Order).ToArray());
    }

    /// <summary>No steps.</summary>
    public static readonly StepSet Empty = new([], []);

    /// <summary>Every step, in no special order.</summary>
    public IReadOnlyList<ActiveStep> All { get; }

    /// <summary>
    /// What is switched on but cannot run, with the reason, Swedish. While there is any, operations are refused: a rule must not be skipped
    /// silently.
    /// </summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>The steps of a kind for an operation or calculation, in order.</summary>
    public IReadOnlyList<ActiveStep> For(StepKind kind, Type subject) => steps.GetValueOrDefault((kind, subject), []);

    /// <summary>Builds the set.</summary>
    public static StepSet Of(PluginPackages packages, IEnumerable<PluginActivation> activations)
    {
        var active = new List<ActiveStep>();
        var missing = new List<string>();
        foreach (var activation in activations)
        {
            var package = packages.Find(activation.PluginId, activation.Version);
            if (package is not { Status: PluginStatus.Active })
            {
                missing.Add(
                    $"Tillägget {activation.PluginId} {activation.Version} är påslaget men kan inte köras: "
                        + $"{package?.Message ?? "paketet saknas i värdens tilläggsmapp."}"
                );
                continue;
            }

            if (PluginSettings.Check(package.Settings, activation.SettingsJson) is { Count: > 0 } faults)
            {
                missing.Add(
                    $"Tillägget {package.Name} har inställningar som inte är giltiga: "
                        + $"{string.Join(" ", faults.Select(fault => fault.Message))}"
                );
                continue;
            }

            active.AddRange(
                package
                    .Steps.Where(step => !activation.StepsOff.Contains(step.Id))
                    .Select(step => new ActiveStep(
                        package,
                        step,
                        activation.StepOrders.GetValueOrDefault(step.Id, step.Registration.Order),
                        activation.SettingsJson
                    ))
            );
        }

        foreach (
            var twins in active
                .GroupBy(s => (s.Step.Kind, s.Step.Subject, Order: s.Step.Kind == StepKind.Calculate ? 0 : s.Order))
                .Where(g => g.Count() > 1)
        )
        {
            missing.Add(
                $"Stegen {string.Join(" och ", twins.Select(s => s.Step.Id))} har samma plats för {twins.Key.Subject.Name}. Ge dem olika "
                    + $"ordning eller stäng av ett."
            );
        }

        return new StepSet(active, missing);
    }
}
