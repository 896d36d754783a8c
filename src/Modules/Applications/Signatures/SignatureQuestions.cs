using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Platform.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Signatures;

/// <summary>Ends what was asked of the heads, and the no that they gave, together with the tasks that these made.</summary>
internal sealed class SignatureQuestions(ApplicationsDb db, TaskBoard tasks, TimeProvider time)
{
    /// <summary>Kind of the head's task to answer.</summary>
    public static string TaskOf(string unit) => $"signature:{unit}";

    /// <summary>Kind of the writer's task to answer a no.</summary>
    public static string RefusalTaskOf(string unit) => $"signature-refused:{unit}";

    /// <summary>The question to a unit has its answer, or is asked anew.</summary>
    public async Task CloseAsync(Case about, string unit, CancellationToken cancellation)
    {
        foreach (
            var open in await db
                .SignatureRequests.Where(r => r.CaseId == about.Id && r.UnitKey == unit && r.ClosedAt == null)
                .ToListAsync(cancellation)
        )
        {
            open.ClosedAt = time.GetUtcNow();
        }

        await tasks.DoneAsync(about.Number, TaskOf(unit), cancellation);
    }

    /// <summary>The unit's no stands in the way no longer.</summary>
    public async Task EndRefusalAsync(Case about, string unit, CancellationToken cancellation)
    {
        foreach (
            var standing in await db
                .SignatureRefusals.Where(r => r.CaseId == about.Id && r.UnitKey == unit && r.EndedAt == null)
                .ToListAsync(cancellation)
        )
        {
            standing.EndedAt = time.GetUtcNow();
        }

        await tasks.DoneAsync(about.Number, RefusalTaskOf(unit), cancellation);
    }
}
