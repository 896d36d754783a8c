using Fund.Contracts.Messages;
using Fund.MunicipalityProfiles.Persistence;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.RuleVersions;

/// <summary>A rule version in the list.</summary>
internal sealed record RuleVersionRow(
    string Code,
    string Title,
    string Fund,
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
        var profile = ProfileReader.ReadValid(version.Json);
        return new RuleVersionRow(
            version.Code,
            profile.Guideline.Title,
            profile.Fund.Name,
            version.Adopted,
            profile.Guideline.InForceFrom,
            profile.Guideline.InForceTo,
            version.ChangedAt
        );
    }
}
