using FluentValidation;
using Fund.Assessment.Meetings;
using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using MediatR;

namespace Fund.Assessment.Agendas;

/// <summary>Cases that are ready, and a point in words, are put last on the agenda of a planned meeting.</summary>
/// <param name="Meeting">Its key.</param>
/// <param name="Cases">Numbers of the cases, in their order.</param>
/// <param name="Heading">A point in words; null for none.</param>
/// <param name="Version">The version that was seen of the meeting.</param>
[Requires(Permission.ArrangeMeetings)]
[LoggedAs("En dagordning fick fler punkter")]
internal sealed record AddToAgenda(Guid Meeting, IReadOnlyList<string> Cases, string? Heading, uint Version) : ICommand;

internal sealed class AddToAgendaShape : AbstractValidator<AddToAgenda>
{
    private const int MostAtOnce = 100;

    public AddToAgendaShape()
    {
        RuleFor(a => a.Cases)
            .Must((a, cases) => cases.Count > 0 || !string.IsNullOrWhiteSpace(a.Heading))
            .WithMessage(_ => T("Välj minst ett ärende, eller skriv en egen punkt."))
            .Must(cases => cases.Count <= MostAtOnce && cases.Distinct().Count() == cases.Count)
            .WithMessage(_ => T("Välj varje ärende en gång, högst 100 åt gången."));
        RuleFor(a => a.Heading).MaximumLength(200).WithMessage(_ => T("Texten är för lång, högst 200 tecken."));
    }
}

internal sealed class AddToAgendaHandler(AssessmentDb db, MeetingDesk desk, PointsOfBody points) : IRequestHandler<AddToAgenda, Unit>
{
    public async Task<Unit> Handle(AddToAgenda request, CancellationToken cancellationToken)
    {
        var meeting = await desk.LockAsync(request.Meeting, request.Version, cancellationToken);
        MeetingRules.RequirePlanned(meeting);
        var agenda = await desk.AgendaAsync(meeting, cancellationToken);
        var last = agenda.Select(point => point.Position).Append(0).Max();
        if (request.Cases.Count > 0)
        {
            var waiting = await points.WaitingAsync(await desk.BodyAsync(meeting, cancellationToken), cancellationToken);
            foreach (var number in request.Cases)
            {
                var point = waiting.FirstOrDefault(p => p.Case.Number == number)
                    ?? throw new Refused(T($"Ärende {number} väntar inte på något som det här mötet gör."), field: "cases");
                RequireReady(point);
                if (agenda.Exists(there => there.CaseId == point.Case.Id))
                {
                    throw new Conflict(T($"{point.Case.Title} står redan på dagordningen."));
                }

                db.AgendaItems.Add(AgendaItem.Of(meeting.Id, point.Case.Id, ++last));
            }
        }

        if (!string.IsNullOrWhiteSpace(request.Heading))
        {
            db.AgendaItems.Add(AgendaItem.Of(meeting.Id, request.Heading.Trim(), ++last));
        }

        await db.SaveChangesAsync(cancellationToken);
        return default;
    }

    private static void RequireReady(PointOfBody point)
    {
        if (point.InTheWay.Count > 0)
        {
            throw new Refused([
                .. point.InTheWay.Select(finding => new Finding(
                    T($"{point.Case.Title}: {finding.Message}"),
                    finding.Rule,
                    "cases",
                    finding.Severity
                )),
            ]);
        }
    }
}
