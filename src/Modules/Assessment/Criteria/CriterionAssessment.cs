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
    public PersonId PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>The outcomes a criterion can have.</summary>
internal static class Outcomes
{
    public const string Met = "met";
    public const string NotMet = "notMet";

    public static readonly IReadOnlyDictionary<string, string> Names = new Dictionary<string, string>
    {
        [Met] = "Uppfyllt",
        [NotMet] = "Inte uppfyllt",
    };

    /// <summary>What several assessors say together: met only when nobody's latest word is otherwise.</summary>
    public static string Together(IEnumerable<CriterionAssessment> latest) => latest.Any(a => a.Outcome == NotMet) ? NotMet : Met;
}
