using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

/// <summary>
/// Finds a case that the person may see. Another's draft is working material: it does not exist for those who have no part in it (TF 2
/// kap.).
/// </summary>
internal sealed class CaseFinder(ApplicationsDb db, Actor actor, CurrentSetup setup)
{
    /// <summary>The case with its units, to be read or changed.</summary>
    /// <exception cref="NotFound">There is none, or it is not this person's to see.</exception>
    public async Task<Case> GetAsync(string? number, CancellationToken cancellation)
    {
        var found = await db.Cases.Include(c => c.Units).FirstOrDefaultAsync(c => c.Number == number, cancellation);
        if (found is null || !await MaySeeAsync(found, cancellation))
        {
            throw new NotFound("Ärendet finns inte.");
        }

        return found;
    }

    /// <summary>The case with its answers too.</summary>
    public async Task<Case> GetWithAnswersAsync(string? number, CancellationToken cancellation)
    {
        var found = await GetAsync(number, cancellation);
        await db.Entry(found).Collection(c => c.Answers).LoadAsync(cancellation);
        return found;
    }

    /// <summary>May the person see it?</summary>
    public async Task<bool> MaySeeAsync(Case @case, CancellationToken cancellation)
    {
        // A draft that was withdrawn before it was received is still nobody's business.
        if (@case.ReceivedOn is not null || @case.StageKind is not (StageKind.Draft or StageKind.Ended) || @case.Owner == actor.Person)
        {
            return true;
        }

        var profile = (await setup.GetAsync(cancellation)).ProfileOf(@case.RuleVersion);
        return actor.Roles.Any(role => role is Role.System or Role.Coordinator or Role.Auditor || HasPart(profile, @case.Stage, role))
            || actor.Held.Any(held => held.Unit is { } unit && @case.Units.Any(u => u.UnitKey == unit));
    }

    /// <summary>
    /// May the person write its forms: the owner, a project manager of a unit in it, or the coordinator who supports (U-70)?
    /// </summary>
    public void RequireWriter(Case @case)
    {
        if (
            @case.Owner == actor.Person
            || actor.Holds(Role.Coordinator)
            || actor.Holds(Role.System)
            || actor.Held.Any(held =>
                held.Role == Role.ProjectManager && (held.Unit is null || @case.Units.Any(unit => unit.UnitKey == held.Unit))
            )
        )
        {
            return;
        }

        throw new Forbidden("Ansökan skrivs av den som öppnade den, en projektledare i en deltagande enhet eller samordnaren.");
    }

    // The applicant's own roles see a draft through their unit; the others when the process has them act on it (A-32: the group prepares a
    // draft).
    private static bool HasPart(Profile profile, string stage, Role role) =>
        role is not (Role.ProjectManager or Role.HeadOfAdministration)
        && profile.Operations.Values.Any(operation =>
            operation.From.Contains(stage) && operation.Roles.Contains(role.ToString(), StringComparer.OrdinalIgnoreCase)
        );
}
