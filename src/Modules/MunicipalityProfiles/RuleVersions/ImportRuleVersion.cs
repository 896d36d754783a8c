using Fund.Contracts.Messages;
using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.RuleVersions;

/// <summary>Stores a rule version as a draft, after a strict reading. A draft can be replaced, an adopted one never.</summary>
[Requires(Permission.Administer)]
[LoggedAs("En regelversion lades in som utkast")]
internal sealed record ImportRuleVersion(string Json) : ICommand<RuleVersionRow>;

internal sealed class ImportRuleVersionHandler(ProfilesDb db, ProductWords product, CurrentSetup setup, TimeProvider time)
    : IRequestHandler<ImportRuleVersion, RuleVersionRow>
{
    public async Task<RuleVersionRow> Handle(ImportRuleVersion request, CancellationToken cancellationToken)
    {
        var (profile, errors) = ProfileReader.Read(request.Json, product, (await setup.GetAsync(cancellationToken)).Modules);
        if (profile is null)
        {
            throw new Refused([.. errors.Select(error => new Finding(error, Field: "json"))]);
        }

        var version = await db.RuleVersions.FirstOrDefaultAsync(v => v.Code == profile.Code, cancellationToken);
        if (version is { Adopted: true })
        {
            throw new Refused(
                T($"Regelversion {profile.Code} är antagen och kan inte ändras. Ge den nya versionen en egen kod."),
                field: "json"
            );
        }

        if (version is null)
        {
            db.RuleVersions.Add(version = new RuleVersion { Code = profile.Code });
        }

        if (version.Json != request.Json)
        {
            (version.Json, version.ChangedAt) = (request.Json, time.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }

        return RuleVersionListHandler.Row(version);
    }
}
