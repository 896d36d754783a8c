using Fund.Applications.Cases;
using Fund.Applications.Signatures;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Outbox;
using Fund.Platform.Tasks;
using MediatR;

namespace Fund.Applications.Drafts;

/// <summary>
/// Tells whoever opened the application and whoever wrote in it last of a no, by mail and with a task each (F-29). Where neither writes in
/// the municipality any longer, the lead unit's project managers are asked instead: a no that nobody hears of stops the case for good.
/// </summary>
internal sealed class TellOfRefusal(LastSaved lastSaved, TaskBoard tasks, Outbox outbox, IMediator mediator, TimeProvider time)
    : INotificationHandler<SignatureRefused>
{
    public async Task Handle(SignatureRefused notification, CancellationToken cancellationToken)
    {
        var (about, refusal) = (notification.About, notification.Refusal);
        var unit = about.Units.First(u => u.UnitKey == refusal.UnitKey).Name;
        var told = await ReceiversAsync(about, cancellationToken);
        if (told.Count == 0)
        {
            await tasks.AskAsync(TaskOf(about, refusal, unit, Role.ProjectManager, null, about.Lead.UnitKey), cancellationToken);
        }

        foreach (var (person, role) in told)
        {
            await tasks.AskAsync(TaskOf(about, refusal, unit, role, person.Id.Value, null), cancellationToken);
            await outbox.SendAsync(
                new Mail(
                    person.Email,
                    person.Name,
                    T($"Nej till att underteckna: {about.Title}"),
                    T(
                        $"{refusal.Name} skriver inte under {about.Title} för {unit}. Ansökan "
                            + $"kan inte lämnas in förrän det är löst.\n\nSkäl:\n{refusal.Reason}\n\nKom "
                            + $"överens, ändra det som behövs och be om underskrift igen."
                    ),
                    LinkTo(about)
                ),
                cancellationToken
            );
        }
    }

    private async Task<IReadOnlyList<(PersonView Person, Role Role)>> ReceiversAsync(Case about, CancellationToken cancellation)
    {
        var writer = await lastSaved.ByAsync(about.Number, cancellation);
        var told = new List<(PersonView Person, Role Role)>();
        foreach (var role in new[] { Role.ProjectManager, Role.Coordinator })
        {
            var persons = await mediator.Send(new PersonsWithRole(role), cancellation);
            told.AddRange(persons.Where(person => person.Id == about.Owner || person.Id == writer).Select(person => (person, role)));
        }

        return [.. told.DistinctBy(receiver => receiver.Person.Id)];
    }

    private TaskItem TaskOf(Case about, SignatureRefusal refusal, string unitName, Role role, Guid? person, string? unit) =>
        new()
        {
            CaseNumber = about.Number,
            Kind = SignatureQuestions.RefusalTaskOf(refusal.UnitKey),
            Title = T($"Svara på nejet från {unitName}: {about.Title}"),
            Role = role,
            Unit = unit,
            PersonId = person,
            Link = LinkTo(about),
            AskedAt = time.GetUtcNow(),
        };

    private static string LinkTo(Case about) => $"/arenden/{about.Number}/underskrifter";
}
