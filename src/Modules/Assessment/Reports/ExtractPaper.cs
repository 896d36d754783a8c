using Fund.Contracts.Values;

namespace Fund.Assessment.Reports;

/// <summary>What a decision's extract says. SEK.</summary>
internal sealed record ExtractPaper
{
    public required string Municipality { get; init; }
    public required string CaseTitle { get; init; }
    public required string CaseNumber { get; init; }
    public string? RegistryNumber { get; init; }
    public required string LeadUnit { get; init; }
    public IReadOnlyList<string> Units { get; init; } = [];
    public required string Body { get; init; }
    public required DateOnly DecidedOn { get; init; }
    public required string Paragraph { get; init; }
    public required string Outcome { get; init; }
    public required Money Granted { get; init; }
    public IReadOnlyDictionary<int, Money> PerYear { get; init; } = new Dictionary<int, Money>();
    public string? Conditions { get; init; }
    public DateOnly? AdjustedOn { get; init; }
    public DateOnly? PostedOn { get; init; }
    public DateOnly? AppealableTo { get; init; }
    public IReadOnlyList<ExtractCriterion> Criteria { get; init; } = [];
}

/// <summary>A criterion as it was assessed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Reason">Why; null where nobody has said.</param>
internal sealed record ExtractCriterion(string Name, string Outcome, string? Reason);
