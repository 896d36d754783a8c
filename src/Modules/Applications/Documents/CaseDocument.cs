using Fund.Contracts.Values;

namespace Fund.Applications.Documents;

/// <summary>A document attached to a case, kept as received.</summary>
internal sealed class CaseDocument
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Kind { get; init; } = "";
    public Guid FileId { get; init; }
    public string Name { get; init; } = "";
    public long Size { get; init; }
    public PersonId? PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
