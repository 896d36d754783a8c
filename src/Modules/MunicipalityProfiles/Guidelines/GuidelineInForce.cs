using Fund.Contracts.Messages;
using Fund.Platform.Plugins;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.MunicipalityProfiles.Guidelines;

/// <summary>A rule that a plugin's step enforces.</summary>
internal sealed record EnforcingStep(string Rule, string Does);

/// <summary>The guideline in force, with what plugins do about its rules.</summary>
internal sealed record GuidelineView(Profile Profile, IReadOnlyList<EnforcingStep> Steps);

/// <summary>The guideline in force.</summary>
[Requires(Permission.SignedIn)]
internal sealed record GuidelineInForce : IQuery<GuidelineView>;

internal sealed class GuidelineInForceHandler(CurrentSetup setup, StepSets steps, CurrentMunicipality municipality, TimeProvider time)
    : IRequestHandler<GuidelineInForce, GuidelineView>
{
    public async Task<GuidelineView> Handle(GuidelineInForce request, CancellationToken cancellationToken)
    {
        var known = await setup.GetAsync(cancellationToken);
        var profile = known.ProfileOn(StockholmTime.Today(time)) ?? throw new NotFound("Ingen riktlinje gäller.");
        return new GuidelineView(
            profile,
            [
                .. steps
                    .For(municipality.Value.Id, known, known.Plugins)
                    .All.Select(s => s.Step.Registration)
                    .Where(r => r is { Rule: not null, Does: not null })
                    .DistinctBy(r => r.Id)
                    .Select(r => new EnforcingStep(r.Rule!, r.Does!)),
            ]
        );
    }
}
