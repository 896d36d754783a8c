using System.Text.Json;
using Fund.Platform.Persistence;

namespace Fund.Platform.Outbox;

/// <summary>A mail to be sent.</summary>
/// <param name="To">Address.</param>
/// <param name="Name">Name of the receiver.</param>
/// <param name="Subject">Subject.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Link">Path below the municipality that the text speaks of; null if none.</param>
/// <param name="Parts">Several things told in one mail, each with its own way; null for a mail about one thing.</param>
public sealed record Mail(string To, string Name, string Subject, string Text, string? Link, IReadOnlyList<MailPart>? Parts = null);

/// <summary>One of several things told in one mail.</summary>
/// <param name="Subject">What it is.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Link">Path below the municipality; null if none.</param>
public sealed record MailPart(string Subject, string Text, string? Link);

/// <summary>A plugin's step to run after commit.</summary>
/// <param name="Plugin">Id of the plugin.</param>
/// <param name="Step">Id of the step.</param>
/// <param name="Revision">Number of the choice of plugins that the operation was done under.</param>
/// <param name="Operation">Key of the operation.</param>
/// <param name="OperationJson">The operation.</param>
/// <param name="CaseNumber">The case; null for the fund's operations.</param>
/// <param name="ActorName">Who did it.</param>
/// <param name="ActorRoles">With which roles, as code names.</param>
public sealed record FollowUpCall(
    string Plugin,
    string Step,
    int Revision,
    string Operation,
    string OperationJson,
    string? CaseNumber,
    string ActorName,
    IReadOnlyList<string> ActorRoles
);

/// <summary>Puts what leaves the house beside the change that causes it.</summary>
public sealed class Outbox(PlatformDb db, TenantTransaction transaction, AfterCommit after, OutboxSignal signal, TimeProvider time)
{
    /// <summary>A mail, sent after commit.</summary>
    public Task SendAsync(Mail mail, CancellationToken cancellation) => PutAsync("mail", JsonSerializer.Serialize(mail), cancellation);

    /// <summary>A plugin's follow-up, run after commit.</summary>
    public Task SendAsync(FollowUpCall call, CancellationToken cancellation) =>
        PutAsync(OutboxMessage.FollowUp, JsonSerializer.Serialize(call), cancellation);

    private async Task PutAsync(string kind, string content, CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        var now = time.GetUtcNow();
        db.Outbox.Add(
            new OutboxMessage
            {
                Kind = kind,
                Content = content,
                CreatedAt = now,
                NextAttempt = now,
            }
        );
        await db.SaveChangesAsync(cancellation);
        var own = transaction.Municipality;
        after.Do(() => signal.Raise(own));
    }
}
