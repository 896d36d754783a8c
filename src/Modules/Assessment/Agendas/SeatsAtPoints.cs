using Fund.Assessment.Bodies;
using Fund.Assessment.Meetings;
using Fund.Assessment.Persistence;
using Fund.Assessment.Recusals;
using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Agendas;

/// <summary>
/// Who takes part in which point of a meeting: who has a conflict of interest is not counted as present; who sits in the applicant's board
/// too is only told of (W-22).
/// </summary>
internal sealed class SeatsAtPoints(AssessmentDb db, MeetingDesk desk, CurrentSetup setup, IMediator mediator)
{
    /// <summary>The points, with who takes part in each.</summary>
    public async Task<IReadOnlyList<MeetingPoint>> AddAsync(
        Meeting meeting,
        IReadOnlyList<MeetingPoint> points,
        IReadOnlyList<MeetingMember> members,
        CancellationToken cancellation
    )
    {
        var sitting = await desk.MembersAsync(meeting, cancellation);
        var agenda = (await desk.AgendaAsync(meeting, cancellation)).ToDictionary(point => point.Id, point => point.CaseId);
        var ids = agenda.Values.OfType<CaseId>().ToList();
        var recused = (await db.Recusals.AsNoTracking().Where(r => ids.Contains(r.CaseId)).ToListAsync(cancellation)).ToLookup(r =>
            r.CaseId
        );
        var cases = (await mediator.Send(new GetCases(ids), cancellation)).ToDictionary(about => about.Id);
        var others = await OthersAsync(meeting, cancellation);
        var units = (await setup.GetAsync(cancellation)).Units;
        return
        [
            .. points.Select(point =>
            {
                var about = agenda[point.Id];
                var own = about is { } id
                    ? sitting.Where(m => recused[id].Any(r => r.IsOf(m.PersonId, m.Name))).Select(m => m.Id).ToList()
                    : [];
                return point with
                {
                    Recused = own,
                    DoubleSeats =
                        about is { } of && point.CaseNumber is not null
                            ? DoubleSeats(cases[of], sitting, others, units.FirstOrDefault(unit => unit.Key == cases[of].LeadUnit)?.Parent)
                            : [],
                    TookPart = [.. members.Where(m => m.Serves && !own.Contains(m.Id) && !point.Away.Contains(m.Id)).Select(m => m.Id)],
                };
            }),
        ];
    }

    private static List<DoubleSeat> DoubleSeats(
        CaseHeaderView about,
        IReadOnlyList<BodyMember> sitting,
        IReadOnlyList<(Body Body, BodyMember Member)> others,
        string? parent
    ) =>
        [
            .. from member in sitting
            from other in others
            where other.Body.Unit is { } unit && (unit == about.LeadUnit || unit == parent)
            where other.Member.IsSameAs(member)
            select new DoubleSeat(member.Name, other.Body.Name),
        ];

    // Who sits in the other bodies on the meeting's day.
    private async Task<IReadOnlyList<(Body Body, BodyMember Member)>> OthersAsync(Meeting meeting, CancellationToken cancellation)
    {
        var (own, day) = (meeting.BodyId, meeting.HeldOn);
        if (own is null)
        {
            return [];
        }

        var found = await (
            from member in db.BodyMembers.AsNoTracking()
            join body in db.Bodies.AsNoTracking() on member.BodyId equals body.Id
            where body.Id != own && body.Unit != null && member.From <= day && (member.To == null || member.To >= day)
            select new { Body = body, Member = member }
        ).ToListAsync(cancellation);
        return [.. found.Select(pair => (pair.Body, pair.Member))];
    }
}
