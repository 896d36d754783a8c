namespace Fund.CostBenefit;

/// <summary>The normal distribution, for an effect that was estimated with a standard error.</summary>
internal sealed record Normal(double Expected, double Deviation) : Distribution
{
    /// <inheritdoc/>
    public override double Central => Expected;

    /// <inheritdoc/>
    public override double Mean => Expected;

    /// <inheritdoc/>
    public override double Variance => Deviation * Deviation;

    /// <inheritdoc/>
    public override double Lowest => double.NegativeInfinity;

    /// <inheritdoc/>
    public override double Highest => double.PositiveInfinity;

    /// <inheritdoc/>
    public override double Quantile(double probability) => Expected + (Deviation * NormalFunction.Quantile(probability));

    /// <inheritdoc/>
    public override IEnumerable<string> Faults()
    {
        if (!Finite(Expected, Deviation))
        {
            yield return NotANumber;
        }
        else if (Deviation < 0)
        {
            yield return "Standardavvikelsen får inte vara negativ.";
        }
    }

    /// <inheritdoc/>
    public override void Fill(Span<double> draws, RandomStream stream)
    {
        stream.Fill(draws);
        foreach (ref var draw in draws)
        {
            draw = Quantile(draw);
        }
    }
}
