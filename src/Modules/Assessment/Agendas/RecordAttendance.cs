using Fund.Assessment.Bodies;
using Fund.Assessment.Meetings;
using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Agendas;

/// <summary>Somebody who was at a meeting.</summary>
/// <param name="Member">Key of the appointment.</param>
/// <param name="InsteadOf">Key of the appointment in whose place a substitute served; null for none.</param>
internal sealed record PresentMember(Guid Member, Guid? InsteadOf = null);

/// <summary>Who was at a meeting: all others that are appointed were not. Said again, the last word holds.</summary>
/// <param name="Meeting">Key of the meeting, held today or earlier.</param>
/// <param name="Present">Those who were there.</param>
/// <param name="Version">The version that was seen of the meeting.</param>
[Requires(Permission.ArrangeMeetings)]
[LoggedAs("Närvaron vid ett möte registrerades")]
internal sealed record RecordAttendance(Guid Meeting, IReadOnlyList<PresentMember> Present, uint Version) : ICommand;

internal sealed class RecordAttendanceHandler(AssessmentDb db, MeetingDesk desk, TimeProvider time)
    : IRequestHandler<RecordAttendance, Unit>
{
    public async Task<Unit> Handle(RecordAttendance request, CancellationToken cancellationToken)
    {
        var meeting = await desk.LockAsync(request.Meeting, request.Version, cancellationToken);
        if (meeting.HeldOn > StockholmTime.Today(time))
        {
            throw new Refused(T($"Mötet hålls {meeting.HeldOn:yyyy-MM-dd}. Registrera närvaron då."), field: "present");
        }

        var members = await desk.MembersAsync(meeting, cancellationToken);
        Require(members, request.Present);
        var known = await db.Attendance.Where(a => a.MeetingId == meeting.Id).ToDictionaryAsync(a => a.MemberId, cancellationToken);
        foreach (var member in members)
        {
            if (!known.TryGetValue(member.Id, out var row))
            {
                db.Attendance.Add(row = new MeetingAttendance { MeetingId = meeting.Id, MemberId = member.Id });
            }

            var present = request.Present.FirstOrDefault(p => p.Member == member.Id);
            (row.Present, row.InsteadOf) = (present is not null, present?.InsteadOf);
        }

        meeting.Hold();
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }

    private static void Require(IReadOnlyList<BodyMember> members, IReadOnlyList<PresentMember> present)
    {
        if (members.Count > 0 && present.Count == 0)
        {
            throw new Refused(T("Markera minst en som var med."), field: "present");
        }

        foreach (var one in present)
        {
            var member = members.FirstOrDefault(m => m.Id == one.Member)
                ?? throw new Refused(T("Någon som är markerad är inte utsedd i organet den dagen."), field: "present");
            if (one.InsteadOf is { } instead)
            {
                RequirePlace(members, present, member, instead);
            }
        }

        if (present.Select(p => p.Member).Distinct().Count() < present.Count)
        {
            throw new Refused(T("Markera var och en högst en gång."), field: "present");
        }
    }

    private static void RequirePlace(
        IReadOnlyList<BodyMember> members,
        IReadOnlyList<PresentMember> present,
        BodyMember substitute,
        Guid instead
    )
    {
        var field = $"insteadOf-{substitute.Id}";
        if (
            substitute.Position != BodyPositions.Substitute
            || members.FirstOrDefault(m => m.Id == instead) is not { } absent
            || absent.Position == BodyPositions.Substitute
        )
        {
            throw new Refused(T($"{substitute.Name} kan bara ersätta en ordinarie ledamot, och bara som ersättare."), field: field);
        }

        if (present.Any(p => p.Member == instead))
        {
            throw new Refused(T($"{absent.Name} var med själv. Välj någon annan som {substitute.Name} ersatte."), field: field);
        }

        if (present.Count(p => p.InsteadOf == instead) > 1)
        {
            throw new Refused(T($"Bara en kan ersätta {absent.Name}."), field: field);
        }
    }
}
