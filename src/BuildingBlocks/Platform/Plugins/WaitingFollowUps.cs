using System.Text.Json;
using Fund.Contracts.Messages;
using Fund.Platform.Outbox;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Fund.Platform.Plugins;

/// <summary>A follow-up that could not be done yet.</summary>
/// <param name="Id">Key; the receiver can tell a repeat by it.</param>
/// <param name="Plugin">The plugin.</param>
/// <param name="Step">The step.</param>
/// <param name="Operation">Key of the operation that it follows.</param>
/// <param name="CaseNumber">The case; null for the fund's operations.</param>
/// <param name="AskedAt">When the operation was done.</param>
/// <param name="Attempts">Tried so many times.</param>
/// <param name="NextAttempt">When it is tried again; null when it has been given up.</param>
/// <param name="Error">What went wrong last, Swedish.</param>
public sealed record WaitingFollowUp(
    Guid Id,
    string Plugin,
    string Step,
    string Operation,
    string? CaseNumber,
    DateTimeOffset AskedAt,
    int Attempts,
    DateTimeOffset? NextAttempt,
    string? Error
);

/// <summary>The municipality's follow-ups that have failed, and a way to have one done again.</summary>
public sealed class WaitingFollowUps(
    PlatformDb db,
    TimeProvider time,
    CurrentMunicipality municipality,
    OutboxSignal signal,
    AfterCommit after
)
{
    private const int Most = 200;

    /// <summary>Those that have failed at least once, the oldest first.</summary>
    public async Task<IReadOnlyList<WaitingFollowUp>> ListAsync(CancellationToken cancellation)
    {
        var waiting = await db
            .Outbox.AsNoTracking()
            .Where(m => m.Kind == OutboxMessage.FollowUp && m.DeliveredAt == null && m.LastError != null)
            .OrderBy(m => m.CreatedAt)
            .Take(Most)
            .ToListAsync(cancellation);
        return
        [
            .. waiting.Select(message =>
            {
                var call = JsonSerializer.Deserialize<FollowUpCall>(message.Content)!;
                return new WaitingFollowUp(
                    message.Id,
                    call.Plugin,
                    call.Step,
                    call.Operation,
                    call.CaseNumber,
                    message.CreatedAt,
                    message.Attempts,
                    message.Failed ? null : message.NextAttempt,
                    message.LastError
                );
            }),
        ];
    }

    /// <summary>Has one done at once, given up or not.</summary>
    /// <exception cref="Conflict">It has been done meanwhile.</exception>
    public async Task AgainAsync(Guid id, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var set = await db
            .Outbox.Where(m => m.Id == id && m.Kind == OutboxMessage.FollowUp && m.DeliveredAt == null)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Failed, false).SetProperty(x => x.NextAttempt, now), cancellation);
        if (set == 0)
        {
            throw new Conflict(T("Efterarbetet är redan gjort."));
        }

        after.Do(() => signal.Raise(municipality.Value.Id));
    }
}
