using Fund.Contracts.Values;

namespace Fund.Assessment.Criteria;

/// <summary>
/// What those who assess have agreed on a criterion that they had assessed differently, with the reasons. Everyone's own word stands beside
/// it.
/// </summary>
internal sealed class JointAssessment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Criterion { get; init; } = "";
    public string Outcome { get; init; } = "";
    public string Reason { get; init; } = "";

    /// <summary>The day that they met, a Swedish calendar date.</summary>
    public DateOnly AgreedOn { get; init; }

    /// <summary>Tells what the version that it is about said (F-24).</summary>
    public string Content { get; init; } = "";
    public Guid Act { get; init; }
    public PersonId PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
