using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Profiles;

namespace Fund.Applications.Cases;

/// <summary>
/// Which cases the person who acts may see: the one reading of "draft". Another's draft is working material and does not exist for those
/// who
/// have no part in it (TF 2 kap.): the owner has, the units in it, the coordinator, the auditor, and those whom the process has act on it
///
/// the group prepares a draft). Whoever has acted on a case may see it ever after (F-22).
/// </summary>
internal sealed class CasesInSight(ApplicationsDb db, Actor actor, CurrentSetup setup)
{
    /// <summary>Leaves the others out, in the database.</summary>
    public Task<IQueryable<Case>> OfAsync(IQueryable<Case> cases, CancellationToken cancellation) =>
        OfAsync(cases, received: true, cancellation);

    /// <summary>Leaves out those whose working material, a form that was never handed in, is not for the person to see.</summary>
    public Task<IQueryable<Case>> DraftsOfAsync(IQueryable<Case> cases, CancellationToken cancellation) =>
        OfAsync(cases, received: false, cancellation);

    private async Task<IQueryable<Case>> OfAsync(IQueryable<Case> cases, bool received, CancellationToken cancellation)
    {
        var roles = actor.Roles.ToList();
        if (roles.Exists(role => role is Role.System or Role.Coordinator or Role.Auditor))
        {
            return cases;
        }

        var me = actor.Person;
        var units = actor.Held.Where(held => held.Unit is not null).Select(held => held.Unit!).ToList();
        var parts = (await setup.GetAsync(cancellation)).Profiles.SelectMany(profile => StagesOf(profile, roles)).ToList();
        // A draft that was withdrawn before it was received is still nobody's business.
        return cases.Where(c =>
            (received && (c.ReceivedOn != null || (c.StageKind != StageKind.Draft && c.StageKind != StageKind.Ended)))
            || c.Owner == me
            || c.Units.Any(unit => units.Contains(unit.UnitKey))
            || parts.Contains(c.RuleVersion + "|" + c.Stage)
            || db.Set<CaseMove>().Any(move => move.CaseId == c.Id && move.PersonId == me)
            || db.Set<CaseRecord>().Any(record => record.CaseId == c.Id && record.PersonId == me)
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
