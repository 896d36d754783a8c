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

    /// <summary>The paragraph without signs and blanks: "§ 17" and "§17" are one (F-01).</summary>
    public string ParagraphKey { get; init; } = "";
    public DateOnly DecidedOn { get; init; }
    public DateOnly? AdjustedOn { get; init; }
    public Money Granted { get; init; }
    public List<GrantedYear> PerYear { get; init; } = [];
    public string? Conditions { get; init; }
    public Guid Act { get; init; }
    public PersonId? PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }

    public static string KeyOf(string paragraph) => string.Concat(paragraph.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    public DecisionView View() =>
        new()
        {
            Outcome = Outcome,
            Body = Body,
            Paragraph = Paragraph,
            DecidedOn = DecidedOn,
            AdjustedOn = AdjustedOn,
            Granted = Granted,
            PerYear = PerYear.ToDictionary(y => y.Year, y => y.Amount),
            Conditions = Conditions,
        };
}

/// <summary>What a decision grants for a fiscal year. SEK.</summary>
internal sealed class GrantedYear
{
    public Guid DecisionId { get; init; }
    public int Year { get; init; }
    public Money Amount { get; init; }
}
