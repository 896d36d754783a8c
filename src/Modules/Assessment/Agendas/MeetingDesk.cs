using Fund.Assessment.Bodies;
using Fund.Assessment.Meetings;
using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Agendas;

/// <summary>A meeting as it is changed: of two who do so at once, the second is told (F-02).</summary>
internal sealed class MeetingDesk(AssessmentDb db, TenantTransaction transaction)
{
    /// <summary>The refusal where it is not there.</summary>
    public static NotFound NoMeeting => new(T("Mötet finns inte."));

    /// <summary>A meeting that is not called off, locked until the transaction ends; what is done with it is counted.</summary>
    /// <param name="id">Its key.</param>
    /// <param name="seen">The version that was seen of it.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="NotFound">There is no such meeting here.</exception>
    /// <exception cref="Conflict">It has changed since, or is called off.</exception>
    public async Task<Meeting> LockAsync(Guid id, uint seen, CancellationToken cancellation)
    {
        var own = transaction.Municipality.Value;
        await db.Database.ExecuteSqlAsync(
            $"select 1 from assessment.meetings where municipality_id = {own} and id = {id} for update",
            cancellation
        );
        var meeting = await db.Meetings.FirstOrDefaultAsync(m => m.Id == id, cancellation) ?? throw NoMeeting;
        if (meeting.State == MeetingState.CalledOff)
        {
            throw new Conflict(T("Mötet är inställt."));
        }

        if (db.VersionOf(meeting) != seen)
        {
            throw new Conflict(T("Mötet har ändrats sedan du såg det. Läs det på nytt och gör ändringen igen."));
        }

        meeting.Touch();
        return meeting;
    }

    /// <summary>The points of its agenda, in their order.</summary>
    public async Task<List<AgendaItem>> AgendaAsync(Meeting meeting, CancellationToken cancellation) =>
        [
            .. (await db.AgendaItems.Where(a => a.MeetingId == meeting.Id).ToListAsync(cancellation))
                .OrderBy(a => a.Position)
                .ThenBy(a => a.Id),
        ];

    /// <summary>The body, where its members are kept here.</summary>
    public async Task<Body?> BodyAsync(Meeting meeting, CancellationToken cancellation) =>
        meeting.BodyId is { } id ? await db.Bodies.AsNoTracking().FirstAsync(b => b.Id == id, cancellation) : null;

    /// <summary>Those who are appointed to its body on its day, chair first.</summary>
    public async Task<IReadOnlyList<BodyMember>> MembersAsync(Meeting meeting, CancellationToken cancellation)
    {
        if (meeting.BodyId is not { } body)
        {
            return [];
        }

        var day = meeting.HeldOn;
        var sitting = await db
            .BodyMembers.AsNoTracking()
            .Where(m => m.BodyId == body && m.From <= day && (m.To == null || m.To >= day))
            .ToListAsync(cancellation);
        return
        [
            .. sitting
                .OrderBy(m => Contracts.Values.BodyPositions.OrderOf(m.Position))
                .ThenBy(m => m.Name, Contracts.Values.SwedishText.Comparer),
        ];
    }

    /// <summary>Refuses a second meeting of the body on a day.</summary>
    /// <exception cref="Refused">There is one.</exception>
    public async Task RequireFreeDayAsync(string bodyKey, DateOnly day, Guid? but, CancellationToken cancellation)
    {
        if (
            await db.Meetings.AnyAsync(
                m => m.BodyKey == bodyKey && m.HeldOn == day && m.State != MeetingState.CalledOff && m.Id != but,
                cancellation
            )
        )
        {
            throw new Refused(T($"Det finns redan ett möte {day:yyyy-MM-dd}. Öppna det, eller ange en annan dag."), field: "day");
        }
    }
}
