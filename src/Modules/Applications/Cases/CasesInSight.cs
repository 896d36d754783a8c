using System.Runtime.CompilerServices;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

/// <summary>
/// Which cases the person who acts may see: the one reading of "draft". Another's draft is working material and does not exist for those
/// who
/// have no part in it (TF 2 kap.): the owner has, the units in it, the coordinator, the auditor, and those whom the process has act on it
///
/// the group prepares a draft). Whoever has acted on a case may see it ever after (F-22).
/// </summary>
internal sealed class CasesInSight(Lazy<ApplicationsDb> db, Actor actor, CurrentSetup setup)
{
    /// <summary>The cases that the person may see.</summary>
    public Task<IQueryable<Case>> CasesAsync(CancellationToken cancellation) => CasesAsync(received: true, cancellation);

    /// <summary>Those whose working material, a form that was never handed in, is for the person to see.</summary>
    public Task<IQueryable<Case>> DraftsAsync(CancellationToken cancellation) => CasesAsync(received: false, cancellation);

    /// <summary>What the person may see, for a statement written by hand.</summary>
    public async Task<Sight> OfPersonAsync(CancellationToken cancellation)
    {
        var roles = actor.Roles.ToList();
        if (roles.Exists(role => role is Role.System or Role.Coordinator or Role.Auditor))
        {
            return Sight.Whole;
        }

        var profiles = (await setup.GetAsync(cancellation)).Profiles;
        return new Sight(
            actor.Person?.Value ?? Guid.Empty,
            [.. actor.Held.Where(held => held.Unit is not null).Select(held => held.Unit!)],
            [.. profiles.SelectMany(profile => StagesOf(profile, roles))]
        );
    }

    private async Task<IQueryable<Case>> CasesAsync(bool received, CancellationToken cancellation)
    {
        var sight = await OfPersonAsync(cancellation);
        if (sight.IsWhole)
        {
            return db.Value.Cases;
        }

        var seen = sight.Where(received, "{0}", "{1}", "{2}");
        return db.Value.Cases.FromSql(
            FormattableStringFactory.Create(
                $"select c.*, c.xmin from applications.cases c where {seen}",
                sight.Me,
                sight.Units,
                sight.Stages
            )
        );
    }

    // The applicant's own roles see a draft through their unit.
    private static IEnumerable<string> StagesOf(Profile profile, List<Role> roles) =>
        from operation in profile.Operations.Values
        where
            roles.Exists(role =>
                role is not (Role.ProjectManager or Role.HeadOfAdministration)
                && operation.Roles.Contains(role.ToString(), StringComparer.OrdinalIgnoreCase)
            )
        from stage in operation.From
        select profile.Code + "|" + stage;
}
