using Fund.Assessment.Meetings;
using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Agendas;

/// <summary>Who of those at a meeting was away from one of its points. Said again, the last word holds.</summary>
/// <param name="Meeting">Key of the meeting.</param>
/// <param name="Item">Key of the point.</param>
/// <param name="Away">Keys of the appointments of those who were away; nobody where all were there.</param>
/// <param name="Version">The version that was seen of the meeting.</param>
[Requires(Permission.ArrangeMeetings)]
[LoggedAs("Närvaron vid en punkt på ett möte registrerades")]
internal sealed record RecordPointAttendance(Guid Meeting, Guid Item, IReadOnlyList<Guid> Away, uint Version) : ICommand;

internal sealed class RecordPointAttendanceHandler(AssessmentDb db, MeetingDesk desk) : IRequestHandler<RecordPointAttendance, Unit>
{
    public async Task<Unit> Handle(RecordPointAttendance request, CancellationToken cancellationToken)
    {
        var meeting = await desk.LockAsync(request.Meeting, request.Version, cancellationToken);
        var point = (await desk.AgendaAsync(meeting, cancellationToken)).Find(p => p.Id == request.Item)
            ?? throw new NotFound(T("Punkten finns inte på dagordningen."));
        var present = await db
            .Attendance.AsNoTracking()
            .Where(a => a.MeetingId == meeting.Id && a.Present)
            .Select(a => a.MemberId)
            .ToListAsync(cancellationToken);
        if (request.Away.Except(present).Any())
        {
            throw new Refused(T("Bara den som var med på mötet kan ha varit borta från en punkt."), field: "present");
        }

        var known = await db.PointAbsences.Where(a => a.AgendaItemId == point.Id).ToListAsync(cancellationToken);
        db.PointAbsences.RemoveRange(known.Where(a => !request.Away.Contains(a.MemberId)));
        db.PointAbsences.AddRange(
            request
                .Away.Distinct()
                .Where(member => known.TrueForAll(a => a.MemberId != member))
                .Select(member => new PointAbsence { AgendaItemId = point.Id, MemberId = member })
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
