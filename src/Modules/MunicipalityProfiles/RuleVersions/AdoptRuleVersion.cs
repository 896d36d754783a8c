using Fund.Contracts.Messages;
using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.RuleVersions;

/// <summary>Adopts a draft: from now on new cases can be opened under it. Running cases stay under theirs.</summary>
[Requires(Permission.Administer)]
[LoggedAs("En regelversion antogs")]
internal sealed record AdoptRuleVersion(string Code) : ICommand;

internal sealed class AdoptRuleVersionHandler(
    ProfilesDb db,
    ProductWords product,
    CurrentSetup setup,
    SetupChanges changes,
    TimeProvider time
) : IRequestHandler<AdoptRuleVersion, MediatR.Unit>
{
    public async Task<MediatR.Unit> Handle(AdoptRuleVersion request, CancellationToken cancellationToken)
    {
        var version =
            await db.RuleVersions.FirstOrDefaultAsync(v => v.Code == request.Code, cancellationToken)
            ?? throw new NotFound(T("Regelversionen finns inte."));
        if (version.Adopted)
        {
            throw new Refused(T("Regelversionen är redan antagen."));
        }

        await RequireValidAsync(version.Json, cancellationToken);
        (version.Adopted, version.ChangedAt) = (true, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await changes.AnnounceAsync(cancellationToken);
        return default;
    }

    // Judged again: the product, the modules and the other versions may have changed since the draft was stored.
    private async Task RequireValidAsync(string json, CancellationToken cancellation)
    {
        var known = await setup.GetAsync(cancellation);
        var (profile, errors) = ProfileReader.Read(json, product, known.Modules);
        if (profile is not null)
        {
            errors = FundVersions.Overlaps([.. known.Profiles, profile]);
        }

        if (errors.Count > 0)
        {
            throw new Refused([.. errors.Select(error => new Finding(error))]);
        }
    }
}
