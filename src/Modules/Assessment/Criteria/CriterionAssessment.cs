using Fund.Contracts.Values;

namespace Fund.Assessment.Criteria;

/// <summary>One assessor's reasoned outcome on one criterion. Several assessors stand side by side; the latest of each counts, while what
/// it was said of stands.</summary>
internal sealed class CriterionAssessment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Criterion { get; init; } = "";
    public string Outcome { get; init; } = "";
    public string Reason { get; init; } = "";

    /// <summary>Key of the version that was handed in when it was said; null before anything had been.</summary>
    public Guid? Submission { get; init; }

    /// <summary>Tells what that version said: the word counts while the case's latest version says the same (F-24).</summary>
    public string Content { get; init; } = "";
    public Guid Act { get; init; }
    public PersonId PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
