using Fund.Contracts.Values;

namespace Fund.Evaluation.Portfolio;

/// <summary>An evaluation of a whole fund, compiled at an occasion (A-38, U-96): figures as they then were, and words.</summary>
internal sealed class PortfolioEvaluation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Fund { get; init; } = "";

    /// <summary>As <see cref="Process.Calendar.OccasionKey"/> writes it.</summary>
    public string Occasion { get; init; } = "";
    public Dictionary<string, string> Sections { get; init; } = [];
    public List<PortfolioFigure> Figures { get; init; } = [];
    public PersonId? WhoId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>
/// An initiative's figures on the day of a compilation, with the names it had then. SEK; null where Finance is switched off.
/// </summary>
internal sealed class PortfolioFigure
{
    public Guid PortfolioEvaluationId { get; init; }
    public CaseId CaseId { get; init; }

    /// <summary>Place in the table, from 0.</summary>
    public int Place { get; init; }
    public string CaseNumber { get; init; } = "";
    public string Title { get; init; } = "";
    public string LeadUnit { get; init; } = "";
    public string Stage { get; init; } = "";
    public Money? Granted { get; init; }
    public Money? Paid { get; init; }
    public int Indicators { get; init; }
    public int OnTarget { get; init; }
    public int Evaluations { get; init; }
}
