using Fund.Contracts.Values;

namespace Fund.Platform.Outbox;

/// <summary>How a person wants a kind of mail; without a row it comes at once.</summary>
public sealed class MailChoice
{
    /// <summary>The person.</summary>
    public required PersonId PersonId { get; init; }

    /// <summary>The kind.</summary>
    public required MailKind Kind { get; init; }

    /// <summary>How it comes.</summary>
    public required MailDelivery Delivery { get; set; }
}

/// <summary>A mail that waits for a person's daily one.</summary>
public sealed class DigestEntry
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose.</summary>
    public required PersonId PersonId { get; init; }

    /// <summary>Subject.</summary>
    public required string Subject { get; init; }

    /// <summary>Plain text.</summary>
    public required string Text { get; init; }

    /// <summary>Path below the municipality; null if none.</summary>
    public string? Link { get; init; }

    /// <summary>When it was told.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the daily mail took it along; null while it waits.</summary>
    public DateTimeOffset? SentAt { get; set; }
}
