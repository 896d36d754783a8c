using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using MediatR;

namespace Fund.Assessment.Agendas;

/// <summary>A point of an agenda changes place with the one before or after it.</summary>
/// <param name="Meeting">Key of the meeting.</param>
/// <param name="Item">Key of the point.</param>
/// <param name="Up">Towards the beginning?</param>
/// <param name="Version">The version that was seen of the meeting.</param>
[Requires(Permission.ArrangeMeetings)]
[LoggedAs("En dagordning fick annan ordning")]
internal sealed record MoveOnAgenda(Guid Meeting, Guid Item, bool Up, uint Version) : ICommand;

internal sealed class MoveOnAgendaHandler(AssessmentDb db, MeetingDesk desk) : IRequestHandler<MoveOnAgenda, Unit>
{
    public async Task<Unit> Handle(MoveOnAgenda request, CancellationToken cancellationToken)
    {
        var meeting = await desk.LockAsync(request.Meeting, request.Version, cancellationToken);
        MeetingRules.RequirePlanned(meeting);
        var agenda = await desk.AgendaAsync(meeting, cancellationToken);
        var at = agenda.FindIndex(point => point.Id == request.Item);
        if (at < 0)
        {
            throw new NotFound(T("Punkten finns inte på dagordningen."));
        }

        var to = request.Up ? at - 1 : at + 1;
        if (to >= 0 && to < agenda.Count)
        {
            (agenda[at], agenda[to]) = (agenda[to], agenda[at]);
        }

        foreach (var (place, point) in agenda.Index())
        {
            point.Position = place + 1;
        }

        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
