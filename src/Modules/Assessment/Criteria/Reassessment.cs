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
        var lodged = await db.LodgedAsync(notification.Case, cancellationToken);
        if (lodged.Count == 0)
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
        foreach (var person in await mediator.Send(new Persons([.. lodged.Keys]), cancellationToken))
        {
            if (lodged[person.Id].Content != content && RoleOf(person) is { } role)
            {
                await handOvers.AskAsync(Task(header, person, role), cancellationToken);
            }
        }
    }

    /// <summary>Finishes what a person was asked when they have lodged what they say of the application as it is.</summary>
    public Task DoneAsync(CaseHeaderView about, PersonId who, CancellationToken cancellation) =>
        tasks.DoneAsync(about.Number, Kind + who.Value.ToString("N"), cancellation);

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
