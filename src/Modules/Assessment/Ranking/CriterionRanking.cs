using Fund.Contracts.Values;

namespace Fund.Assessment.Ranking;

/// <summary>Applications in order on one ranking criterion, with the reasons. An order, never a score (U-48, W-13).</summary>
internal sealed class CriterionRanking
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Fund { get; init; } = "";
    public string Criterion { get; init; } = "";

    /// <summary>Case numbers, the first place first.</summary>
    public List<string> Order { get; init; } = [];
    public string Reason { get; init; } = "";
    public PersonId? PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
