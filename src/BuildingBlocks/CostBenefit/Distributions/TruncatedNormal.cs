namespace Fund.CostBenefit;

/// <summary>A normal distribution that is known to stay between two ends, for instance a share between 0 and 1.</summary>
/// <param name="Location">Mean before truncation.</param>
/// <param name="Deviation">Standard deviation before truncation; above zero.</param>
/// <param name="Low">Lowest possible value.</param>
/// <param name="High">Highest possible value.</param>
internal sealed record TruncatedNormal(double Location, double Deviation, double Low, double High) : Distribution
{
    private double Alpha => (Low - Location) / Deviation;

    private double Beta => (High - Location) / Deviation;

    private double Mass => NormalFunction.Cumulative(Beta) - NormalFunction.Cumulative(Alpha);

    /// <inheritdoc/>
    public override double Central => Mean;

    /// <inheritdoc/>
    public override double Mean => Location + (Deviation * (NormalFunction.Density(Alpha) - NormalFunction.Density(Beta)) / Mass);

    /// <inheritdoc/>
    public override double Variance
    {
        get
        {
            var (a, b, mass) = (Alpha, Beta, Mass);
            var (da, db) = (NormalFunction.Density(a), NormalFunction.Density(b));
            var shift = (da - db) / mass;
            return Deviation * Deviation * (1 + (((a * da) - (b * db)) / mass) - (shift * shift));
        }
    }

    /// <inheritdoc/>
    public override double Lowest => Low;

    /// <inheritdoc/>
    public override double Highest => High;

    /// <inheritdoc/>
    public override double Quantile(double probability) => At(NormalFunction.Cumulative(Alpha), Mass, probability);

    /// <inheritdoc/>
    public override IEnumerable<string> Faults()
    {
        if (!Finite(Location, Deviation, Low, High))
        {
            yield return NotANumber;
        }
        else if (Deviation <= 0)
        {
            yield return "Standardavvikelsen måste vara större än noll.";
        }
        else if (Low >= High)
        {
            yield return "Lägsta värdet måste vara mindre än det högsta.";
        }
        else if (Mass < 1e-6)
        {
            yield return "Gränserna ligger så långt från medelvärdet att fördelningen är tom.";
        }
    }

    /// <inheritdoc/>
    public override void Fill(Span<double> draws, RandomStream stream)
    {
        stream.Fill(draws);
        var (below, mass) = (NormalFunction.Cumulative(Alpha), Mass);
        foreach (ref var draw in draws)
        {
            draw = At(below, mass, draw);
        }
    }

    private double At(double below, double mass, double probability) =>
        Math.Clamp(Location + (Deviation * NormalFunction.Quantile(below + (probability * mass))), Low, High);
}
