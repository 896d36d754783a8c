namespace Fund.CostBenefit;

/// <summary>
/// Another distribution stretched around its mean, so that weak evidence never looks more certain than its grade
/// allows (cost-benefit 4.2). The mean and the central value stay.
/// </summary>
internal sealed record Widened(Distribution Inner, double Stretch) : Distribution
{
    /// <summary>The distribution itself when it is wide enough, otherwise stretched to the least standard deviation.</summary>
    public static Distribution AtLeast(Distribution entered, double leastDeviation)
    {
        if (!(leastDeviation > entered.StandardDeviation))
        {
            return entered;
        }

        // A symmetric triangle with half-width √6·s has the standard deviation s.
        var halfWidth = Math.Sqrt(6) * leastDeviation;
        return entered.StandardDeviation > 0
            ? new Widened(entered, leastDeviation / entered.StandardDeviation)
            : new Triangular(entered.Mean - halfWidth, entered.Mean, entered.Mean + halfWidth);
    }

    /// <inheritdoc/>
    public override double Central => Inner.Central;

    /// <inheritdoc/>
    public override double Mean => Inner.Mean;

    /// <inheritdoc/>
    public override double Variance => Inner.Variance * Stretch * Stretch;

    /// <inheritdoc/>
    public override double Lowest => From(Inner.Lowest);

    /// <inheritdoc/>
    public override double Highest => From(Inner.Highest);

    /// <inheritdoc/>
    public override double Quantile(double probability) => From(Inner.Quantile(probability));

    /// <inheritdoc/>
    public override IEnumerable<string> Faults() => Inner.Faults();

    /// <inheritdoc/>
    public override void Fill(Span<double> draws, RandomStream stream)
    {
        Inner.Fill(draws, stream);
        var mean = Inner.Mean;
        foreach (ref var draw in draws)
        {
            draw = mean + (Stretch * (draw - mean));
        }
    }

    private double From(double value) => Inner.Mean + (Stretch * (value - Inner.Mean));
}
