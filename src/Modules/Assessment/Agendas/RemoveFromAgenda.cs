using Fund.Assessment.Meetings;
using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Agendas;

/// <summary>A point is taken off an agenda.</summary>
/// <param name="Meeting">Key of the meeting.</param>
/// <param name="Item">Key of the point.</param>
/// <param name="Version">The version that was seen of the meeting.</param>
[Requires(Permission.ArrangeMeetings)]
[LoggedAs("En punkt togs bort från en dagordning")]
internal sealed record RemoveFromAgenda(Guid Meeting, Guid Item, uint Version) : ICommand;

internal sealed class RemoveFromAgendaHandler(AssessmentDb db, MeetingDesk desk) : IRequestHandler<RemoveFromAgenda, Unit>
{
    public async Task<Unit> Handle(RemoveFromAgenda request, CancellationToken cancellationToken)
    {
        var meeting = await desk.LockAsync(request.Meeting, request.Version, cancellationToken);
        MeetingRules.RequirePlanned(meeting);
        var point = (await desk.AgendaAsync(meeting, cancellationToken)).Find(p => p.Id == request.Item)
            ?? throw new NotFound(T("Punkten finns inte på dagordningen."));
        if (
            point.CaseId is { } about
            && await db.MeetingItems.AnyAsync(i => i.MeetingId == meeting.Id && i.CaseId == about, cancellationToken)
        )
        {
            throw new Conflict(T("Det som mötet kom fram till i ärendet är redan registrerat."));
        }

        db.AgendaItems.Remove(point);
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
