using Fund.Contracts.Values;

namespace Fund.Applications.Cases;

/// <summary>An answer as it stands now. What was handed in is frozen in a <see cref="Submission.Submitted"/>.</summary>
internal sealed class CaseAnswer
{
    public CaseId CaseId { get; init; }
    public string Field { get; init; } = "";
    public string? Value { get; set; }
}
