using Fund.Contracts.Messages;
using Fund.Platform.Outbox;
using Fund.Platform.Persistence;
using Fund.Platform.Pipeline;
using Fund.Platform.Tasks;
using Fund.Process.Calendar;
using Microsoft.EntityFrameworkCore;

namespace Fund.Platform.Jobs;

/// <summary>Each morning: a mail about tasks that are due within a week or overdue, once per task, to those whose turn it is.</summary>
[ByItself("remind", "Den som har en uppgift påminns en vecka innan den ska vara klar.")]
internal sealed class RemindOfTasks(
    PlatformDb db,
    TenantTransaction transaction,
    MessageScope scope,
    TaskHolders holders,
    Notices notices,
    TimeProvider time
) : IMunicipalityJob
{
    private const int DaysBefore = 7;

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var inside = scope.Inside();
        await transaction.OpenAsync(cancellation);
        var soon = StockholmTime.Today(time).AddDays(DaysBefore);
        var due = await db
            .Tasks.Where(t => t.DoneAt == null && t.RemindedAt == null && t.Due != null && t.Due <= soon)
            .Take(500)
            .ToListAsync(cancellation);
        foreach (var task in due)
        {
            await notices.TellAsync(
                new Notice(MailKind.Deadline, T($"Påminnelse: {task.Title}"), HandOvers.TextOf(task), task.Link),
                await holders.OfAsync(task, cancellation),
                cancellation
            );
            task.RemindedAt = time.GetUtcNow();
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
