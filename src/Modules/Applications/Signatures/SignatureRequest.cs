using Fund.Contracts.Values;

namespace Fund.Applications.Signatures;

/// <summary>That a head was asked to sign, by whom and when (F-29).</summary>
internal sealed class SignatureRequest
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string UnitKey { get; init; } = "";
    public Guid Act { get; init; }
    public PersonId? PersonId { get; init; }
    public string Name { get; init; } = "";
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>When the content was first changed after the question: then it may be asked again. Null while it stands.</summary>
    public DateTimeOffset? ChangedAt { get; set; }

    /// <summary>When it was answered, asked anew, or no longer needed; null while it waits.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}
