namespace Fund.CostBenefit;

/// <summary>Every value between two ends is equally likely.</summary>
internal sealed record Uniform(double Low, double High) : Distribution
{
    /// <inheritdoc/>
    public override double Central => Mean;

    /// <inheritdoc/>
    public override double Mean => (Low + High) / 2;

    /// <inheritdoc/>
    public override double Variance => (High - Low) * (High - Low) / 12;

    /// <inheritdoc/>
    public override double Lowest => Low;

    /// <inheritdoc/>
    public override double Highest => High;

    /// <inheritdoc/>
    public override double Quantile(double probability) => Low + (probability * (High - Low));

    /// <inheritdoc/>
    public override IEnumerable<string> Faults()
    {
        if (!Finite(Low, High))
        {
            yield return NotANumber;
        }
        else if (Low > High)
        {
            yield return "Lägsta värdet får inte vara större än det högsta.";
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
