namespace Fund.CostBenefit;

/// <summary>Observed values, each drawn with the same probability.</summary>
internal sealed record Empirical(params IReadOnlyList<double> Observations) : Distribution
{
    /// <inheritdoc/>
    public override double Central => Mean;

    /// <inheritdoc/>
    public override double Mean => Observations.Average();

    /// <inheritdoc/>
    public override double Variance => Observations.Average(x => (x - Mean) * (x - Mean));

    /// <inheritdoc/>
    public override double Lowest => Observations.Min();

    /// <inheritdoc/>
    public override double Highest => Observations.Max();

    /// <inheritdoc/>
    public override double Quantile(double probability) => At([.. Observations.Order()], probability);

    /// <inheritdoc/>
    public override IEnumerable<string> Faults()
    {
        if (Observations.Count is 0 or > 10_000)
        {
            yield return "Ange minst en och högst 10 000 observationer.";
        }

        if (Observations.Any(x => !Finite(x)))
        {
            yield return NotANumber;
        }
    }

    /// <inheritdoc/>
    public override void Fill(Span<double> draws, RandomStream stream)
    {
        stream.Fill(draws);
        foreach (ref var draw in draws)
        {
            draw = At(Observations, draw);
        }
    }

    private static double At(IReadOnlyList<double> values, double probability) =>
        values[Math.Clamp((int)(probability * values.Count), 0, values.Count - 1)];
}
