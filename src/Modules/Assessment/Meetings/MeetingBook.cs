using Fund.Assessment.Bodies;
using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Persistence;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Meetings;

/// <summary>
/// Where items are put: onto the meeting of the body that is planned for the day, else into one that is opened by its first item.
/// </summary>
internal sealed class MeetingBook(AssessmentDb db, TenantTransaction transaction, CurrentSetup setup, CurrentAct act)
{
    /// <summary>Puts a case on a meeting.</summary>
    /// <exception cref="Conflict">It stands there already, in the same words.</exception>
    public async Task PutAsync(
        string body,
        DateOnly heldOn,
        CaseId about,
        MeetingItemKind kind,
        string? text,
        CancellationToken cancellation,
        string? paragraph = null,
        bool? sharedView = null,
        string? processPlan = null
    )
    {
        var item = MeetingItem.Of(
            await OpenAsync(body, heldOn, kind, cancellation),
            about,
            kind,
            act.Now,
            text,
            paragraph,
            sharedView,
            processPlan
        );
        if (await StandsAsync(item, cancellation))
        {
            throw new Conflict(T($"Det är redan registrerat från {body} {heldOn:yyyy-MM-dd}, med samma innehåll."));
        }

        await AddAsync(item, cancellation);
    }

    /// <summary>Puts a case where it should have been put, unless it stands there already.</summary>
    public async Task CorrectAsync(
        string body,
        DateOnly heldOn,
        CaseId about,
        MeetingItemKind kind,
        string? text,
        string? paragraph,
        CancellationToken cancellation
    )
    {
        var item = MeetingItem.Of(await OpenAsync(body, heldOn, kind, cancellation), about, kind, act.Now, text, paragraph);
        if (!await StandsAsync(item, cancellation))
        {
            await AddAsync(item, cancellation);
        }
    }

    // What is recorded of a meeting is a point of it, planned or not.
    private async Task AddAsync(MeetingItem item, CancellationToken cancellation)
    {
        var points = await db
            .AgendaItems.AsNoTracking()
            .Where(a => a.MeetingId == item.MeetingId)
            .Select(a => new { a.CaseId, a.Position })
            .ToListAsync(cancellation);
        if (points.TrueForAll(point => point.CaseId != item.CaseId))
        {
            db.AgendaItems.Add(AgendaItem.Of(item.MeetingId, item.CaseId, points.Select(point => point.Position).Append(0).Max() + 1));
        }

        db.MeetingItems.Add(item);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<bool> StandsAsync(MeetingItem item, CancellationToken cancellation)
    {
        var latest = await db
            .MeetingItems.AsNoTracking()
            .Where(i => i.MeetingId == item.MeetingId && i.CaseId == item.CaseId && i.Kind == item.Kind)
            .OrderByDescending(i => i.At)
            .FirstOrDefaultAsync(cancellation);
        return latest?.SaysTheSameAs(item) == true;
    }

    private async Task<Meeting> OpenAsync(string body, DateOnly heldOn, MeetingItemKind kind, CancellationToken cancellation)
    {
        if (await PlannedAsync(body, heldOn, kind, cancellation) is { } planned)
        {
            return planned;
        }

        // Of two who open the same meeting at once, one makes the row and the other finds it.
        var made = Meeting.Of(body, heldOn);
        var own = transaction.Municipality.Value;
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into assessment.meetings (municipality_id, id, body, body_key, held_on, state)
            values ({own}, {made.Id}, {body}, {made.BodyKey}, {heldOn}, {made.State.ToString()})
            on conflict (municipality_id, body_key, held_on) where state <> 'CalledOff' do nothing
            """,
            cancellation
        );
        return await db
            .Meetings.AsNoTracking()
            .SingleAsync(m => m.BodyKey == made.BodyKey && m.HeldOn == heldOn && m.State != MeetingState.CalledOff, cancellation);
    }

    // The body's own meeting first; else the one of a body that does what the named one does.
    private async Task<Meeting?> PlannedAsync(string body, DateOnly heldOn, MeetingItemKind kind, CancellationToken cancellation)
    {
        var key = Body.KeyOf(body);
        var meetings = await (
            from meeting in db.Meetings.AsNoTracking()
            join known in db.Bodies.AsNoTracking() on meeting.BodyId equals known.Id into bodies
            from known in bodies.DefaultIfEmpty()
            where meeting.HeldOn == heldOn && meeting.State != MeetingState.CalledOff
            select new { Meeting = meeting, Body = known }
        ).ToListAsync(cancellation);
        if (meetings.Find(m => m.Meeting.BodyKey == key) is { } own)
        {
            return own.Meeting;
        }

        var units = (await setup.GetAsync(cancellation)).Units;
        return meetings.Find(m => m.Body is not null && BodyTasks.Handles(m.Body, kind, body, units))?.Meeting;
    }
}
