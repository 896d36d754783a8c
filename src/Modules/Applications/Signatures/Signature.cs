using Fund.Contracts.Values;

namespace Fund.Applications.Signatures;

/// <summary>A head's signature of the content as it then was (U-66). Void when the content changes.</summary>
internal sealed class Signature
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string UnitKey { get; init; } = "";
    public Guid Act { get; init; }
    public PersonId PersonId { get; init; }
    public string Name { get; init; } = "";
    public DateTimeOffset SignedAt { get; init; }
    public DateTimeOffset? VoidedAt { get; set; }
}
