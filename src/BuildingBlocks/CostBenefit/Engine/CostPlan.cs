namespace Fund.CostBenefit;

/// <summary>A cost line with its parameters numbered.</summary>
internal sealed class CostPlan
{
    /// <summary>The cost line as entered.</summary>
    public required CostLine Line { get; init; }

    /// <summary>Level and 1 + uplift.</summary>
    public required IReadOnlyList<Slot> Factors { get; init; }

    /// <summary>Parameter of the real price growth.</summary>
    public required int Growth { get; init; }

    /// <summary>Price index from the line's price year to the price year of the calculation.</summary>
    public required double Index { get; init; }

    /// <summary>When in the year it falls, in years.</summary>
    public required double Offset { get; init; }

    /// <summary>C_t before level and uplift: a_t · index · (1+g)^t, SEK.</summary>
    public double Amount(int year, double inflation, ReadOnlySpan<double> values) =>
        year < Line.Amounts.Count ? Line.Amounts[year] * Index * Math.Pow((1 + values[Growth]) * (1 + inflation), year) : 0;
}
