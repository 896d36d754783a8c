using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using Fund.Plugins.Runtime.Packages;
using MediatR;

namespace Fund.MunicipalityProfiles.Plugins;

/// <summary>Lets a step that was held back run again.</summary>
[Requires(Permission.Administer)]
[LoggedAs("Ett pausat steg i ett tillägg släpptes")]
internal sealed record ReleaseStep(string Plugin, string Version, string Step) : ICommand;

internal sealed class ReleaseStepHandler(PluginPackages packages, CurrentMunicipality municipality)
    : IRequestHandler<ReleaseStep, MediatR.Unit>
{
    public Task<MediatR.Unit> Handle(ReleaseStep request, CancellationToken cancellationToken) =>
        packages.Watch.Release(municipality.Value.Key, request.Plugin, request.Version, request.Step)
            ? MediatR.Unit.Task
            : throw new NotFound(T("Steget är inte pausat."));
}
