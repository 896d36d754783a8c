namespace Fund.CostBenefit;

/// <summary>One expected change for a target group and what it is worth (U-42, U-43).</summary>
internal sealed record Effect
{
    /// <summary>Short name.</summary>
    public required string Code { get; init; }

    /// <summary>What is measured; two effects on the same indicator and group must say how they overlap.</summary>
    public required string Indicator { get; init; }

    /// <summary>Code of the target group.</summary>
    public required string Group { get; init; }

    /// <summary>Sort of value.</summary>
    public EffectKind Kind { get; init; } = EffectKind.Resource;

    /// <summary>How we know what would have happened anyway.</summary>
    public CounterfactualDesign Design { get; init; } = CounterfactualDesign.Deadweight;

    /// <summary>Share of the participants with the outcome, 0–1; negative when the outcome gets rarer in a bad way.</summary>
    public required Quantity Rate { get; init; }

    /// <summary>The same share in the comparison group; 0 where the rate is gross.</summary>
    public Quantity ComparisonRate { get; init; } = 0.0;

    /// <summary>Share that would have happened anyway, 0–1. Only for a gross rate.</summary>
    public Quantity Deadweight { get; init; } = 0.0;

    /// <summary>Share that others brought about, 0–1.</summary>
    public Quantity AttributionToOthers { get; init; } = 0.0;

    /// <summary>Share that only moves the problem to somebody else, 0–1.</summary>
    public Quantity Displacement { get; init; } = 0.0;

    /// <summary>Correction for optimism and weak evidence, 0–1; a grade takes its place where the conventions say so.</summary>
    public Quantity EvidenceCorrection { get; init; } = 0.0;

    /// <summary>Grade of the evidence.</summary>
    public EvidenceGrade? Grade { get; init; }

    /// <summary>How faithfully the method is followed, 1 as intended.</summary>
    public Quantity Fidelity { get; init; } = 1.0;

    /// <summary>Whole years from the start of a cohort to its first effect.</summary>
    public Quantity Lag { get; init; } = 0.0;

    /// <summary>How long the effect lasts.</summary>
    public required Persistence Persistence { get; init; }

    /// <summary>Units of activity per outcome and year, for instance 120 days of care.</summary>
    public Quantity UnitsPerOutcome { get; init; } = 1.0;

    /// <summary>SEK per unit; negative for an effect that costs.</summary>
    public required Quantity UnitPrice { get; init; }

    /// <summary>The year in whose prices the unit price stands; the price year of the calculation where it is missing.</summary>
    public int? PriceYear { get; init; }

    /// <summary>Real price growth of the unit per year.</summary>
    public Quantity RealPriceGrowth { get; init; } = 0.0;

    /// <summary>Share of the unit price that varies with volume (m), 0–1.</summary>
    public Quantity MarginalShare { get; init; } = 1.0;

    /// <summary>Share of the marginal cost that can be taken out of a budget (k), 0–1.</summary>
    public Quantity CashableShare { get; init; } = 1.0;

    /// <summary>First budget year in which a budget can be changed.</summary>
    public int ReleaseYear { get; init; }

    /// <summary>On whom the value falls: shares that sum to 1, or to 0 for a transfer.</summary>
    public required IReadOnlyList<PayerShare> Payers { get; init; }

    /// <summary>When in the year it falls; the conventions decide where it is missing.</summary>
    public Timing? Timing { get; init; }

    /// <summary>Declared overlaps with other effects; this effect is reduced by them.</summary>
    public IReadOnlyList<Overlap> Overlaps { get; init; } = [];
}

/// <summary>Sorts of value.</summary>
internal enum EffectKind
{
    /// <summary>Resources that are used less (resurs).</summary>
    Resource,

    /// <summary>Money that only changes hands (transferering).</summary>
    Transfer,

    /// <summary>More work done (produktion), tax on it included among the payers.</summary>
    Production,

    /// <summary>Tax (skatt).</summary>
    Tax,

    /// <summary>Well-being of individuals (välbefinnande).</summary>
    Wellbeing,
}

/// <summary>How the counterfactual is known.</summary>
internal enum CounterfactualDesign
{
    /// <summary>The rate is a difference to a comparison group.</summary>
    Comparison,

    /// <summary>The rate is gross and a deadweight share is taken off.</summary>
    Deadweight,

    /// <summary>The rate is a difference to the group's own earlier value; weak.</summary>
    OwnBaseline,
}

/// <summary>The share (0–1) of this effect that another effect already counts.</summary>
internal sealed record Overlap(string WithEffect, double Share);
