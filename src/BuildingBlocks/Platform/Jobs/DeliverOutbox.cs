using System.Text.Json;
using Fund.Platform.Outbox;
using Fund.Platform.Persistence;
using Fund.Platform.Pipeline;
using Fund.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Fund.Platform.Jobs;

/// <summary>
/// Delivers what waits in a municipality's outbox, each message in a transaction of its own, held so that two processes never take the
/// same.
/// </summary>
public sealed class DeliverOutbox(
    PlatformDb db,
    TenantTransaction transaction,
    CurrentMunicipality municipality,
    MessageScope scope,
    MailSender mail,
    PluginFollowUps followUps,
    TimeProvider time,
    ILogger<DeliverOutbox> log
)
{
    private const int MaxAttempts = 8;

    /// <summary>Delivers until nothing is due.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var inside = scope.Inside();
        while (await DeliverNextAsync(cancellation)) { }
    }

    private async Task<bool> DeliverNextAsync(CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        var now = time.GetUtcNow();
        var own = municipality.Value.Id.Value;
        // Mail that has nowhere to go waits without holding up what stands behind it.
        var mails = mail.IsConfigured;
        var next = (
            await db
                .Outbox.FromSql(
                    $"""
                    select * from platform.outbox
                    where municipality_id = {own} and delivered_at is null and not failed and next_attempt <= {now}
                      and (kind <> 'mail' or {mails})
                    order by next_attempt limit 1 for update skip locked
                    """
                )
                .ToListAsync(cancellation)
        ).FirstOrDefault();
        if (next is null)
        {
            await transaction.RollbackAsync();
            return false;
        }

        next.Attempts++;
        try
        {
            if (next.Kind == "mail")
            {
                await mail.SendAsync(JsonSerializer.Deserialize<Mail>(next.Content)!, next.Id, municipality.Value, cancellation);
            }
            else
            {
                await followUps.RunAsync(JsonSerializer.Deserialize<FollowUpCall>(next.Content)!, next.Id, next.Attempts, cancellation);
            }

            next.DeliveredAt = now;
            next.LastError = null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogWarning(error, "Outbox message {Id} could not be delivered, attempt {Attempt}", next.Id, next.Attempts);
            next.LastError = error.Message;
            next.Failed = next.Attempts >= MaxAttempts;
            next.NextAttempt = now.AddSeconds(Math.Pow(3, next.Attempts));
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}

/// <summary>Every minute: delivers what a crash or a failed attempt has left.</summary>
internal sealed class SweepOutbox(DeliverOutbox delivery) : IMunicipalityJob
{
    public Task RunAsync(CancellationToken cancellation) => delivery.RunAsync(cancellation);
}
