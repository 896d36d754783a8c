using Fund.Contracts.Assessment;
using Fund.Contracts.Values;

namespace Fund.Assessment.Decisions;

/// <summary>
/// A political body's decision on a case, as its minutes have it. The official minutes live elsewhere; this is the record the rest rests
/// on.
/// </summary>
internal sealed class Decision
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Outcome { get; init; } = "";
    public string Body { get; init; } = "";
    public string Paragraph { get; init; } = "";
    public DateOnly DecidedOn { get; init; }
    public DateOnly? AdjustedOn { get; init; }
    public DateOnly? PostedOn { get; init; }
    public Money Granted { get; init; }
    public Dictionary<int, long> PerYear { get; init; } = [];
    public string? Conditions { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }

    public DecisionView View() =>
        new()
        {
            Outcome = Outcome,
            Body = Body,
            Paragraph = Paragraph,
            DecidedOn = DecidedOn,
            AdjustedOn = AdjustedOn,
            Granted = Granted,
            PerYear = PerYear.ToDictionary(y => y.Key, y => new Money(y.Value)),
            Conditions = Conditions,
        };
}

/// <summary>The outcomes a decision can have (field.md 2.2).</summary>
internal static class DecisionOutcomes
{
    public static readonly IReadOnlyDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["granted"] = "Bifall",
        ["partiallyGranted"] = "Delvis bifall",
        ["rejected"] = "Avslag",
        ["sentBack"] = "Återremiss",
        ["tabled"] = "Bordläggning",
    };

    public static bool Grants(string outcome) => outcome is "granted" or "partiallyGranted";
}
