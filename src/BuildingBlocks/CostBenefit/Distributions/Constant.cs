namespace Fund.CostBenefit;

/// <summary>A number that is taken as known.</summary>
internal sealed record Constant(double Value) : Distribution
{
    /// <inheritdoc/>
    public override double Central => Value;

    /// <inheritdoc/>
    public override double Mean => Value;

    /// <inheritdoc/>
    public override double Variance => 0;

    /// <inheritdoc/>
    public override double Lowest => Value;

    /// <inheritdoc/>
    public override double Highest => Value;

    /// <inheritdoc/>
    public override double Quantile(double probability) => Value;

    /// <inheritdoc/>
    public override IEnumerable<string> Faults()
    {
        if (!Finite(Value))
        {
            yield return "Talet måste vara ett vanligt tal.";
        }
    }

    /// <inheritdoc/>
    public override void Fill(Span<double> draws, RandomStream stream) => draws.Fill(Value);
}
