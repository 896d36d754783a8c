namespace Fund.CostBenefit;

/// <summary>
/// Every choice on which respected calculation models differ (cost-benefit 1.3). The initial values are the defaults of
/// the municipality; a preset changes some of them.
/// </summary>
internal sealed record Conventions
{
    /// <summary>Short name of the preset.</summary>
    public required string Code { get; init; }

    /// <summary>Name that people see.</summary>
    public required string Name { get; init; }

    /// <summary>1 and 16: discount rate per year; a distribution in it is drawn in a Monte Carlo run.</summary>
    public DiscountRates Rates { get; init; } = new(0.035);

    /// <summary>2: when start costs fall.</summary>
    public Timing CapitalTiming { get; init; } = Timing.Start;

    /// <summary>2: when other costs fall.</summary>
    public Timing CostTiming { get; init; } = Timing.Start;

    /// <summary>2 and 3: when effects fall; <see cref="Timing.End"/> discounts the first outcome year.</summary>
    public Timing BenefitTiming { get; init; } = Timing.Start;

    /// <summary>4: yearly price rise when counted in nominal SEK (the rate is then nominal too); null when real.</summary>
    public double? Inflation { get; init; }

    /// <summary>7: the perspective and rung that stand first.</summary>
    public View Headline { get; init; } = new(Perspective.Society, Rung.Full);

    /// <summary>9: what one krona of public money costs society, λ; 1 is off.</summary>
    public double TaxFactor { get; init; } = 1;

    /// <summary>10: where the correction for weak evidence comes from.</summary>
    public EvidenceRule Evidence { get; init; } = EvidenceRule.ByGrade;

    /// <summary>11: uplift on cost lines that state none, as a share.</summary>
    public double CostUplift { get; init; }

    /// <summary>12: payback on discounted amounts.</summary>
    public bool DiscountedPayback { get; init; } = true;

    /// <summary>12: payback at the first crossing of zero instead of the crossing after which it stays above.</summary>
    public bool FirstCrossingPayback { get; init; }

    /// <summary>13: what the ratios are divided by.</summary>
    public RatioDenominator Denominator { get; init; } = RatioDenominator.AllCosts;

    /// <summary>14: whether value after the horizon is part of the net present value.</summary>
    public bool IncludeResidual { get; init; }

    /// <summary>15: count all participants as one intake in the first start year of their group.</summary>
    public bool SingleCohort { get; init; }

    /// <summary>Count gains of production and the tax on it.</summary>
    public bool IncludeProduction { get; init; } = true;
}

/// <summary>Where the evidence correction comes from.</summary>
internal enum EvidenceRule
{
    /// <summary>From the grade where there is one, otherwise as entered.</summary>
    ByGrade,

    /// <summary>As entered.</summary>
    AsEntered,

    /// <summary>No correction.</summary>
    Off,
}

/// <summary>What the benefit-cost ratio and the net ratio are divided by.</summary>
internal enum RatioDenominator
{
    /// <summary>All costs of the initiative, own time included.</summary>
    AllCosts,

    /// <summary>Money from the fund only; other costs reduce the numerator.</summary>
    FundMoney,

    /// <summary>Start costs only, as in NNK for infrastructure.</summary>
    Investment,
}
