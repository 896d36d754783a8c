namespace Fund.CostBenefit;

/// <summary>Lowest, most likely and highest with a smooth curve: a beta distribution with weight 4 on the mode.</summary>
internal sealed record Pert(double Low, double Mode, double High) : Distribution
{
    private double Range => High - Low;

    private Beta Shape => Range > 0 ? new(1 + (4 * (Mode - Low) / Range), 1 + (4 * (High - Mode) / Range)) : new(1, 1);

    /// <inheritdoc/>
    public override double Central => Mode;

    /// <inheritdoc/>
    public override double Mean => (Low + (4 * Mode) + High) / 6;

    /// <inheritdoc/>
    public override double Variance => Range * Range * Shape.Variance;

    /// <inheritdoc/>
    public override double Lowest => Low;

    /// <inheritdoc/>
    public override double Highest => High;

    /// <inheritdoc/>
    public override double Quantile(double probability) => Low + (Range * Shape.Quantile(probability));

    /// <inheritdoc/>
    public override IEnumerable<string> Faults() => new Triangular(Low, Mode, High).Faults();

    /// <inheritdoc/>
    public override void Fill(Span<double> draws, RandomStream stream)
    {
        var shape = Shape;
        foreach (ref var draw in draws)
        {
            draw = Low + (Range * shape.One(stream));
        }
    }
}
