using Fund.Assessment.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Process;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Criteria;

/// <summary>
/// Asks those who have assessed an application that was sent back and changed to confirm or change what they said, and finishes what was
/// asked when they have (F-24).
/// </summary>
internal sealed class Reassessment(
    AssessmentDb db,
    CaseProcess process,
    CurrentSetup setup,
    TaskBoard tasks,
    HandOvers handOvers,
    IMediator mediator,
    TimeProvider time
) : INotificationHandler<CaseHandedOver>
{
    private const string Kind = "reassess:";

    public async Task Handle(CaseHandedOver notification, CancellationToken cancellationToken)
    {
        var assessors = await db.ImpartialWords()
            .Where(a => a.CaseId == notification.Case)
            .Select(a => a.PersonId)
            .Distinct()
            .ToListAsync(cancellationToken);
        if (assessors.Count == 0)
        {
            return;
        }

        var header = await mediator.Send(new GetCase(notification.Number), cancellationToken);
        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(header.RuleVersion);
        if (!profile.OperationsIn(header.Stage).Contains(nameof(AssessCriterion)))
        {
            await tasks.DoneAsync(header.Number, Kind + "*", cancellationToken);
            return;
        }

        var content = (await process.FactsAsync(header.Id, cancellationToken)).HandedIn?.Content ?? "";
        foreach (var person in await mediator.Send(new Persons(assessors), cancellationToken))
        {
            if (await LapsedAsync(header.Id, person.Id, content, cancellationToken) && RoleOf(person) is { } role)
            {
                await handOvers.AskAsync(Task(header, person, role), cancellationToken);
            }
        }
    }

    /// <summary>Finishes what a person was asked when nothing they said is about an earlier content any more.</summary>
    public async Task DoneAsync(CaseHeaderView about, PersonId who, string content, CancellationToken cancellation)
    {
        if (!await LapsedAsync(about.Id, who, content, cancellation))
        {
            await tasks.DoneAsync(about.Number, Kind + who.Value.ToString("N"), cancellation);
        }
    }

    private async Task<bool> LapsedAsync(CaseId about, PersonId who, string content, CancellationToken cancellation)
    {
        var said = await db
            .Assessments.AsNoTracking()
            .Where(a => a.CaseId == about && a.PersonId == who)
            .Select(a => new
            {
                a.Criterion,
                a.Content,
                a.At,
            })
            .ToListAsync(cancellation);
        return said.GroupBy(a => a.Criterion).Any(latest => latest.MaxBy(a => a.At)!.Content != content);
    }

    private static Role? RoleOf(PersonView person) =>
        person.Roles.Select(held => (Role?)held.Role).FirstOrDefault(role => Permissions.Allow(Permission.Assess, [role!.Value]));

    private TaskItem Task(CaseHeaderView about, PersonView person, Role role) =>
        new()
        {
            CaseNumber = about.Number,
            Kind = Kind + person.Id.Value.ToString("N"),
            Title = T($"Bekräfta eller ändra din bedömning: {about.Title}"),
            Why = T("Ansökan har ändrats sedan du bedömde. Din bedömning räknas inte förrän du har bekräftat eller ändrat den."),
            Role = role,
            PersonId = person.Id.Value,
            Impartial = true,
            Link = $"/arenden/{about.Number}/bedom",
            AskedAt = time.GetUtcNow(),
        };
}
