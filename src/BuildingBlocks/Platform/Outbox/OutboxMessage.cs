namespace Fund.Platform.Outbox;

/// <summary>Something that leaves the house: stored with the change that caused it, sent after commit, at least once.</summary>
public sealed class OutboxMessage
{
    /// <summary>The kind of a plugin's follow-up.</summary>
    public const string FollowUp = "followUp";

    /// <summary>Key, and the id a receiver can tell a repeat by.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>"mail" or "followUp".</summary>
    public required string Kind { get; init; }

    /// <summary>What is sent, as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>When it was put here.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Tried so many times.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before.</summary>
    public DateTimeOffset NextAttempt { get; set; }

    /// <summary>When it was delivered; null while it waits.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>Given up after too many attempts; can be sent again from the page.</summary>
    public bool Failed { get; set; }

    /// <summary>What went wrong last; null if nothing.</summary>
    public string? LastError { get; set; }
}
