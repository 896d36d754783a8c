using Fund.Assessment.Meetings;
using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Agendas;

/// <summary>When what is planned of a meeting can still be changed.</summary>
internal static class MeetingRules
{
    /// <summary>Refuses what belongs to the planning of a meeting that has been held.</summary>
    /// <exception cref="Conflict">It has been held.</exception>
    public static void RequirePlanned(Meeting meeting)
    {
        if (meeting.State != MeetingState.Planned)
        {
            throw new Conflict(T("Mötet är hållet och planeras inte längre."));
        }
    }

    /// <summary>Refuses to move or call off a meeting that something is recorded of: its minutes have that day.</summary>
    /// <exception cref="Conflict">Something is recorded of it.</exception>
    public static async Task RequireNothingRecordedAsync(AssessmentDb db, Meeting meeting, CancellationToken cancellation)
    {
        if (await db.MeetingItems.AnyAsync(i => i.MeetingId == meeting.Id, cancellation))
        {
            throw new Conflict(T("Det som mötet kom fram till är redan registrerat på den dagen."));
        }
    }
}
