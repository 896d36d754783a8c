namespace Fund.CostBenefit;

/// <summary>One cost of the initiative, with one payer.</summary>
internal sealed record CostLine
{
    /// <summary>Short name.</summary>
    public required string Code { get; init; }

    /// <summary>Sort of cost.</summary>
    public required CostKind Kind { get; init; }

    /// <summary>Code of the one who pays.</summary>
    public required string Payer { get; init; }

    /// <summary>SEK per budget year from year 0; below zero for an activity that the initiative replaces.</summary>
    public required IReadOnlyList<double> Amounts { get; init; }

    /// <summary>What the amounts are multiplied by: 1, or a distribution around 1 for an uncertain estimate.</summary>
    public Quantity Level { get; init; } = 1.0;

    /// <summary>Uplift for optimism, as a share of the amount; the uplift of the conventions where it is missing.</summary>
    public Quantity? Uplift { get; init; }

    /// <summary>The year in whose prices the amounts stand; the price year of the calculation where it is missing.</summary>
    public int? PriceYear { get; init; }

    /// <summary>Real price growth per year.</summary>
    public Quantity RealPriceGrowth { get; init; } = 0.0;

    /// <summary>When in the year it falls; the conventions decide where it is missing.</summary>
    public Timing? Timing { get; init; }
}

/// <summary>Sorts of cost.</summary>
internal enum CostKind
{
    /// <summary>Investment to get started.</summary>
    Start,

    /// <summary>Cost of running.</summary>
    Running,

    /// <summary>Cost of follow-up and evaluation.</summary>
    Evaluation,

    /// <summary>Own time and other input that is not paid in money.</summary>
    InKind,

    /// <summary>An activity that ends because of the initiative; a negative cost.</summary>
    ReplacedActivity,
}

/// <summary>When in its year an amount falls.</summary>
internal enum Timing
{
    /// <summary>At the start: year 0 is not discounted.</summary>
    Start,

    /// <summary>In the middle: half a year more of discounting.</summary>
    Middle,

    /// <summary>At the end: a whole year more, as a spreadsheet's NPV function counts.</summary>
    End,
}
