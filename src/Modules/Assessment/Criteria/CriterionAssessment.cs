using Fund.Contracts.Values;

namespace Fund.Assessment.Criteria;

/// <summary>One assessor's reasoned outcome on one criterion. Several assessors stand side by side; the latest of each counts.</summary>
internal sealed class CriterionAssessment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Criterion { get; init; } = "";
    public string Outcome { get; init; } = "";
    public string Reason { get; init; } = "";
    public Guid Act { get; init; }
    public PersonId PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
