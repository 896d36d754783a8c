using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using Fund.Plugins.Runtime.Packages;
using MediatR;

namespace Fund.MunicipalityProfiles.Plugins;

/// <summary>A step that is not run any more in the municipality, since it has taken too long too often.</summary>
internal sealed record HeldStep(string Plugin, string Version, string Step, string? Rule, DateTimeOffset Since);

/// <summary>The steps that are held back here.</summary>
[Requires(Permission.Administer)]
internal sealed record HeldSteps : IQuery<IReadOnlyList<HeldStep>>;

internal sealed class HeldStepsHandler(PluginPackages packages, CurrentMunicipality municipality)
    : IRequestHandler<HeldSteps, IReadOnlyList<HeldStep>>
{
    public Task<IReadOnlyList<HeldStep>> Handle(HeldSteps request, CancellationToken cancellationToken)
    {
        IReadOnlyList<HeldStep> held =
        [
            .. packages
                .Watch.Quarantined.Where(step => step.Municipality == municipality.Value.Key)
                .Select(step => new HeldStep(
                    step.PluginId,
                    step.Version,
                    step.StepId,
                    packages.Find(step.PluginId, step.Version)?.Steps.FirstOrDefault(s => s.Id == step.StepId)?.Registration.Rule,
                    step.Since
                )),
        ];
        return Task.FromResult(held);
    }
}
