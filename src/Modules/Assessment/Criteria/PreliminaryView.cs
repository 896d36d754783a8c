using Fund.Contracts.Values;

namespace Fund.Assessment.Criteria;

/// <summary>
/// What somebody says of a criterion before those who assess have: preliminary, for booking the first meeting (U-67). It is no assessment
/// and counts for none. The latest of each criterion holds.
/// </summary>
internal sealed class PreliminaryView
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Criterion { get; init; } = "";
    public string Outcome { get; init; } = "";
    public string Reason { get; init; } = "";

    /// <summary>Tells what the version that it is about said (F-24).</summary>
    public string Content { get; init; } = "";
    public Guid Act { get; init; }
    public PersonId PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
