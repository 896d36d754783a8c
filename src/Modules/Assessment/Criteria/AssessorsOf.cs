using Fund.Assessment.Persistence;
using Fund.Assessment.Recusals;
using Fund.Contracts.Applications;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Process;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Criteria;

/// <summary>Who are to assess a case: those whom the process lets assess it, and who take part.</summary>
internal sealed class AssessorsOf(AssessmentDb db, OperationDoers doers, IMediator mediator)
{
    /// <summary>
    /// How many assessments are lodged before the assessors read each other: as many as the rule version says, else all who are to assess.
    /// Never more than there are people for.
    /// </summary>
    public async Task<int> NeededAsync(CaseHeaderView about, Profile profile, CancellationToken cancellation)
    {
        var recused = await db.Recusals.AsNoTracking().Where(r => r.CaseId == about.Id).Select(r => r.PersonId).ToListAsync(cancellation);
        var roles = doers.Of(profile, nameof(AssessCriterion));
        var people = new List<PersonView>();
        foreach (var role in roles)
        {
            people.AddRange(await mediator.Send(new PersonsWithRole(role), cancellation));
        }

        var all = people
            .DistinctBy(person => person.Id)
            .Count(person => !recused.Contains(person.Id) && person.Roles.Any(held => roles.Contains(held.Role) && IsOf(about, held)));
        return profile.Assessment.Assessors is { } enough ? Math.Min(enough, all) : all;
    }

    private static bool IsOf(CaseHeaderView about, HeldRole held) =>
        held.Unit is null || about.Participants.Any(unit => unit.UnitKey == held.Unit);
}
