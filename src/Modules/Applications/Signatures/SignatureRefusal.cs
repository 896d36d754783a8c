using Fund.Contracts.Values;

namespace Fund.Applications.Signatures;

/// <summary>A head's no to signing, with the reasons. It stands until the head signs or other units take part (F-29).</summary>
internal sealed class SignatureRefusal
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string UnitKey { get; init; } = "";
    public Guid Act { get; init; }
    public PersonId PersonId { get; init; }
    public string Name { get; init; } = "";
    public string Reason { get; init; } = "";
    public DateTimeOffset RefusedAt { get; init; }

    /// <summary>When it stopped to stand in the way; null while it does.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
