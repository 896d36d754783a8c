namespace Fund.CostBenefit;

/// <summary>The people an effect concerns, by intake.</summary>
internal sealed record TargetGroup
{
    /// <summary>Short name used by effects; the same in two projects when the people are the same.</summary>
    public required string Code { get; init; }

    /// <summary>One intake per start year.</summary>
    public required IReadOnlyList<Cohort> Cohorts { get; init; }

    /// <summary>Share of the participants who take part in earnest, 0–1.</summary>
    public Quantity Reach { get; init; } = 1.0;
}

/// <summary>One intake.</summary>
/// <param name="StartYear">Budget year of start, counted from 0.</param>
/// <param name="Participants">Persons; fractions are allowed.</param>
internal sealed record Cohort(int StartYear, double Participants);
