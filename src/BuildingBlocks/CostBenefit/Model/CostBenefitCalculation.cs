namespace Fund.CostBenefit;

/// <summary>
/// A cost-benefit calculation as it was entered: what an initiative costs, what it changes for whom, and what that is
/// worth to each payer (U-43). Amounts are real SEK in the price year unless the conventions say nominal. Nothing here is
/// checked; <see cref="CompiledCalculation.Compile"/> does that.
/// </summary>
internal sealed record CostBenefitCalculation
{
    /// <summary>Budget year 0, the calendar year of decision or start.</summary>
    public required int BaseYear { get; init; }

    /// <summary>The calendar year in whose prices everything is counted; the base year where it is missing.</summary>
    public int? PriceYear { get; init; }

    /// <summary>Budget years counted, 1 to 50.</summary>
    public int Horizon { get; init; } = 10;

    /// <summary>How it is counted: rate, timing, ladder, corrections.</summary>
    public Conventions Conventions { get; init; } = Presets.Municipality;

    /// <summary>Everyone who pays or gains.</summary>
    public required IReadOnlyList<Payer> Payers { get; init; }

    /// <summary>What the initiative costs.</summary>
    public IReadOnlyList<CostLine> Costs { get; init; } = [];

    /// <summary>Who takes part.</summary>
    public IReadOnlyList<TargetGroup> Groups { get; init; } = [];

    /// <summary>What changes for them.</summary>
    public IReadOnlyList<Effect> Effects { get; init; } = [];

    /// <summary>Price index by calendar year, for amounts in another price year.</summary>
    public IReadOnlyDictionary<int, double> PriceIndex { get; init; } = new Dictionary<int, double>();

    /// <summary>Perspectives besides society, the municipality, the public sector and each payer.</summary>
    public IReadOnlyList<Perspective> OwnPerspectives { get; init; } = [];
}
