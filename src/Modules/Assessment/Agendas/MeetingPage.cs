using Fund.Assessment.Meetings;
using Fund.Assessment.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Admission;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Agendas;

/// <summary>One meeting: the same page before, while and after it is held.</summary>
[Requires(Permission.ReadMeetings)]
internal sealed record MeetingPage(Guid Meeting) : IQuery<MeetingView>;

internal sealed class MeetingPageHandler(
    AssessmentDb db,
    MeetingDesk desk,
    PointsOfBody points,
    SeatsAtPoints seats,
    OperationCatalogue operations,
    OperationDoers doers,
    Admission admission,
    Actor actor,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<MeetingPage, MeetingView>
{
    public async Task<MeetingView> Handle(MeetingPage request, CancellationToken cancellationToken)
    {
        var meeting = await db.Meetings.FirstOrDefaultAsync(m => m.Id == request.Meeting, cancellationToken) ?? throw MeetingDesk.NoMeeting;
        var members = await MembersAsync(meeting, cancellationToken);
        var agenda = await seats.AddAsync(meeting, await PointsAsync(meeting, cancellationToken), members, cancellationToken);
        return new MeetingView
        {
            Id = meeting.Id,
            Body = meeting.Body,
            BodyId = meeting.BodyId,
            Day = meeting.HeldOn,
            StartsAt = meeting.StartsAt,
            Place = meeting.Place,
            State = meeting.State,
            CalledOffBecause = meeting.CalledOffBecause,
            Step = StepOf(meeting, agenda, members),
            Points = agenda,
            Members = members,
            MayArrange = actor.May(Permission.ArrangeMeetings),
            Version = db.VersionOf(meeting),
        };
    }

    private MeetingStep StepOf(Meeting meeting, IReadOnlyList<MeetingPoint> agenda, IReadOnlyList<MeetingMember> members) =>
        meeting.State == MeetingState.CalledOff ? MeetingStep.CalledOff
        : agenda.Count == 0 && meeting.State == MeetingState.Planned ? MeetingStep.MakeAgenda
        : meeting.HeldOn > StockholmTime.Today(time) ? MeetingStep.Wait
        : members.Count > 0 && meeting.State == MeetingState.Planned ? MeetingStep.TakeAttendance
        : agenda.Any(point => point.Waits) ? MeetingStep.RecordPoints
        : MeetingStep.Done;

    private async Task<IReadOnlyList<MeetingMember>> MembersAsync(Meeting meeting, CancellationToken cancellation)
    {
        var said = await db
            .Attendance.AsNoTracking()
            .Where(a => a.MeetingId == meeting.Id)
            .ToDictionaryAsync(a => a.MemberId, cancellation);
        var names = BodyPositions.Names;
        return
        [
            .. (await desk.MembersAsync(meeting, cancellation)).Select(m =>
                said.TryGetValue(m.Id, out var was)
                    ? new MeetingMember(m.Id, m.Name, m.Position, names[m.Position], was.Present, was.InsteadOf)
                    : new MeetingMember(m.Id, m.Name, m.Position, names[m.Position], null, null)
            ),
        ];
    }

    private async Task<IReadOnlyList<MeetingPoint>> PointsAsync(Meeting meeting, CancellationToken cancellation)
    {
        var agenda = await desk.AgendaAsync(meeting, cancellation);
        var ids = agenda.Select(point => point.CaseId).OfType<CaseId>().ToList();
        var headers = await mediator.Send(new GetCases(ids), cancellation);
        var seen = await mediator.Send(new VisibleCases([.. headers.Select(about => about.Number)]), cancellation);
        var body = await desk.BodyAsync(meeting, cancellation);
        var known = (await points.OfAsync(body, [.. headers.Where(about => seen.ContainsKey(about.Number))], cancellation)).ToDictionary(
            point => point.Case.Id
        );
        var recorded = (await db.MeetingItems.AsNoTracking().Where(i => i.MeetingId == meeting.Id).ToListAsync(cancellation)).ToLookup(i =>
            i.CaseId
        );
        var items = agenda.Select(point => point.Id).ToList();
        var away = (await db.PointAbsences.AsNoTracking().Where(a => items.Contains(a.AgendaItemId)).ToListAsync(cancellation)).ToLookup(
            a => a.AgendaItemId,
            a => a.MemberId
        );
        var read = new List<MeetingPoint>();
        foreach (var (at, item) in agenda.Index())
        {
            var point = item.CaseId is { } about
                ? await OfCaseAsync(meeting, item, known.GetValueOrDefault(about), recorded[about].MaxBy(i => i.At), cancellation)
                : new MeetingPoint
                {
                    Id = item.Id,
                    Number = 0,
                    Title = item.Heading!,
                };
            read.Add(point with { Number = at + 1, Away = [.. away[item.Id]] });
        }

        return read;
    }

    private async Task<MeetingPoint> OfCaseAsync(
        Meeting meeting,
        AgendaItem item,
        PointOfBody? known,
        MeetingItem? recorded,
        CancellationToken cancellation
    )
    {
        if (known is null)
        {
            return new MeetingPoint
            {
                Id = item.Id,
                Number = 0,
                Title = T("Ett ärende som du inte kan läsa än"),
            };
        }

        var kind = known.Operation is null ? (MeetingItemKind?)null : BodyTasks.Kinds[known.Operation];
        var waits = kind is not null && recorded?.Kind != kind && meeting.State != MeetingState.CalledOff;
        return new MeetingPoint
        {
            Id = item.Id,
            Number = 0,
            CaseNumber = known.Case.Number,
            Title = known.Case.Title,
            LeadUnit = known.Case.LeadUnitName,
            Task = waits ? known.OperationName : null,
            DoneAt = waits ? await DoneAtAsync(meeting, known, cancellation) : null,
            Requested = known.Requested,
            InTheWay = waits ? known.InTheWay : [],
            Waits = waits,
            Recorded = recorded is null ? null : MeetingWords.Of(recorded),
        };
    }

    // With the meeting's day, so that what is registered stands at this meeting.
    private async Task<string?> DoneAtAsync(Meeting meeting, PointOfBody point, CancellationToken cancellation) =>
        operations.Find(point.Operation!) is { } found && await admission.AdmitsAsync(found.Message, point.Case, cancellation)
            ? $"{doers.LinkOf(point.Case.Number, point.Operation!)}{MeetingWords.DayQuery(point.Operation!, meeting.HeldOn)}"
            : null;
}
