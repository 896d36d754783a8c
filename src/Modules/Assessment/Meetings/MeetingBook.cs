using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Meetings;

/// <summary>Where items are put: into the body's meeting of the day, which is opened by its first item.</summary>
internal sealed class MeetingBook(AssessmentDb db, TenantTransaction transaction, CurrentAct act)
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
            await OpenAsync(body, heldOn, cancellation),
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

        db.MeetingItems.Add(item);
        await db.SaveChangesAsync(cancellation);
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
        var item = MeetingItem.Of(await OpenAsync(body, heldOn, cancellation), about, kind, act.Now, text, paragraph);
        if (!await StandsAsync(item, cancellation))
        {
            db.MeetingItems.Add(item);
            await db.SaveChangesAsync(cancellation);
        }
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

    // Of two who open the same meeting at once, one makes the row and the other finds it.
    private async Task<Meeting> OpenAsync(string body, DateOnly heldOn, CancellationToken cancellation)
    {
        var made = Meeting.Of(body, heldOn);
        var own = transaction.Municipality.Value;
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into assessment.meetings (municipality_id, id, body, held_on) values ({own}, {made.Id}, {body}, {heldOn})
            on conflict (municipality_id, body, held_on) do nothing
            """,
            cancellation
        );
        return await db.Meetings.AsNoTracking().SingleAsync(m => m.Body == body && m.HeldOn == heldOn, cancellation);
    }
}
