using Fund.Assessment.Meetings;
using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Agendas;

/// <summary>A case whose next step is the body's.</summary>
/// <param name="CaseNumber">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="LeadUnit">Who applies.</param>
/// <param name="Task">What is to be done, in the municipality's word.</param>
/// <param name="Requested">Applied for, SEK.</param>
/// <param name="InTheWay">What stands in the way; empty when it is ready.</param>
internal sealed record WaitingCase(
    string CaseNumber,
    string Title,
    string LeadUnit,
    string Task,
    Money? Requested,
    IReadOnlyList<Finding> InTheWay
);

/// <summary>What can be put on an agenda.</summary>
/// <param name="Body">The body by name.</param>
/// <param name="Day">The meeting's day.</param>
/// <param name="Version">The version of the meeting.</param>
/// <param name="Ready">Cases that nothing stands in the way of, and that are not on the agenda.</param>
/// <param name="NotReady">Cases that wait for something else first.</param>
internal sealed record ReadyForAgendaView(
    string Body,
    DateOnly Day,
    uint Version,
    IReadOnlyList<WaitingCase> Ready,
    IReadOnlyList<WaitingCase> NotReady
);

/// <summary>The cases that wait for a meeting's body, those that are ready by themselves.</summary>
[Requires(Permission.ArrangeMeetings)]
internal sealed record ReadyForAgenda(Guid Meeting) : IQuery<ReadyForAgendaView>;

internal sealed class ReadyForAgendaHandler(AssessmentDb db, MeetingDesk desk, PointsOfBody points)
    : IRequestHandler<ReadyForAgenda, ReadyForAgendaView>
{
    public async Task<ReadyForAgendaView> Handle(ReadyForAgenda request, CancellationToken cancellationToken)
    {
        var meeting = await db.Meetings.FirstOrDefaultAsync(m => m.Id == request.Meeting, cancellationToken) ?? throw MeetingDesk.NoMeeting;
        var agenda = (await desk.AgendaAsync(meeting, cancellationToken)).Select(point => point.CaseId).ToHashSet();
        var waiting = (await points.WaitingAsync(await desk.BodyAsync(meeting, cancellationToken), cancellationToken))
            .Where(point => !agenda.Contains(point.Case.Id))
            .Select(point => new WaitingCase(
                point.Case.Number,
                point.Case.Title,
                point.Case.LeadUnitName,
                point.OperationName!,
                point.Requested,
                point.InTheWay
            ))
            .OrderBy(point => point.Title, SwedishText.Comparer)
            .ToList();
        return new ReadyForAgendaView(
            meeting.Body,
            meeting.HeldOn,
            db.VersionOf(meeting),
            waiting.FindAll(point => point.InTheWay.Count == 0),
            waiting.FindAll(point => point.InTheWay.Count > 0)
        );
    }
}
