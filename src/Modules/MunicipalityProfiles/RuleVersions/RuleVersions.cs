using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.RuleVersions;

/// <summary>A rule version in the list.</summary>
internal sealed record RuleVersionRow(
    string Code,
    string Title,
    bool Adopted,
    DateOnly InForceFrom,
    DateOnly? InForceTo,
    DateTimeOffset ChangedAt
);

/// <summary>All rule versions, the newest first.</summary>
[Requires(Permission.SignedIn)]
internal sealed record RuleVersionList : IQuery<IReadOnlyList<RuleVersionRow>>;

internal sealed class RuleVersionListHandler(ProfilesDb db) : IRequestHandler<RuleVersionList, IReadOnlyList<RuleVersionRow>>
{
    public async Task<IReadOnlyList<RuleVersionRow>> Handle(RuleVersionList request, CancellationToken cancellationToken) =>
        [.. (await db.RuleVersions.AsNoTracking().ToListAsync(cancellationToken)).Select(Row).OrderByDescending(row => row.InForceFrom)];

    internal static RuleVersionRow Row(RuleVersion version)
    {
        var guideline = ProfileReader.ReadValid(version.Json).Guideline;
        return new RuleVersionRow(
            version.Code,
            guideline.Title,
            version.Adopted,
            guideline.InForceFrom,
            guideline.InForceTo,
            version.ChangedAt
        );
    }
}

/// <summary>Stores a rule version as a draft, after a strict reading. A draft can be replaced, an adopted one never.</summary>
[Requires(Permission.Administer)]
[LoggedAs("En regelversion lades in som utkast")]
internal sealed record ImportRuleVersion(string Json) : ICommand<RuleVersionRow>;

internal sealed class ImportRuleVersionHandler(ProfilesDb db, TimeProvider time) : IRequestHandler<ImportRuleVersion, RuleVersionRow>
{
    public async Task<RuleVersionRow> Handle(ImportRuleVersion request, CancellationToken cancellationToken)
    {
        var (profile, errors) = ProfileReader.Read(request.Json);
        if (profile is null)
        {
            throw new Refused([.. errors.Select(error => new Finding(error, Field: "json"))]);
        }

        var version = await db.RuleVersions.FirstOrDefaultAsync(v => v.Code == profile.Code, cancellationToken);
        if (version is { Adopted: true })
        {
            throw new Refused(
                $"Regelversion {profile.Code} är antagen och kan inte ändras. Ge den nya versionen en egen kod.",
                field: "json"
            );
        }

        if (version is null)
        {
            db.RuleVersions.Add(version = new RuleVersion { Code = profile.Code });
        }

        (version.Json, version.ChangedAt) = (request.Json, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return RuleVersionListHandler.Row(version);
    }
}

/// <summary>Adopts a draft: from now on new cases can be opened under it. Running cases stay under theirs.</summary>
[Requires(Permission.Administer)]
[LoggedAs("En regelversion antogs")]
internal sealed record AdoptRuleVersion(string Code) : ICommand;

internal sealed class AdoptRuleVersionHandler(ProfilesDb db, SetupChanges changes, TimeProvider time)
    : IRequestHandler<AdoptRuleVersion, MediatR.Unit>
{
    public async Task<MediatR.Unit> Handle(AdoptRuleVersion request, CancellationToken cancellationToken)
    {
        var version =
            await db.RuleVersions.FirstOrDefaultAsync(v => v.Code == request.Code, cancellationToken)
            ?? throw new NotFound("Regelversionen finns inte.");
        if (version.Adopted)
        {
            throw new Refused("Regelversionen är redan antagen.");
        }

        (version.Adopted, version.ChangedAt) = (true, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await changes.AnnounceAsync(cancellationToken);
        return default;
    }
}

internal sealed class LoadSetupHandler(ProfilesDb db) : IRequestHandler<LoadSetup, MunicipalitySetup>
{
    public async Task<MunicipalitySetup> Handle(LoadSetup request, CancellationToken cancellationToken) =>
        new()
        {
            Modules = (await db.ModulesOn.AsNoTracking().Select(m => m.Key).ToListAsync(cancellationToken)).ToHashSet(),
            RuleVersions = await db
                .RuleVersions.AsNoTracking()
                .Select(v => new RuleVersionText(v.Code, v.Adopted, v.Json))
                .ToListAsync(cancellationToken),
            PluginRevisions =
            [
                .. (await db.PluginRevisions.AsNoTracking().Include(r => r.Plugins).ToListAsync(cancellationToken)).Select(r => r.View()),
            ],
        };
}
