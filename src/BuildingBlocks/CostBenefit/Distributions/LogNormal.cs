namespace Fund.CostBenefit;

/// <summary>A positive number whose logarithm is normal: costs and unit prices with a long upper tail.</summary>
/// <param name="LogMean">Mean of the natural logarithm.</param>
/// <param name="LogDeviation">Standard deviation of the natural logarithm.</param>
internal sealed record LogNormal(double LogMean, double LogDeviation) : Distribution
{
    /// <inheritdoc/>
    public override double Central => Mean;

    /// <inheritdoc/>
    public override double Mean => Math.Exp(LogMean + (LogDeviation * LogDeviation / 2));

    /// <inheritdoc/>
    public override double Variance => (Math.Exp(LogDeviation * LogDeviation) - 1) * Mean * Mean;

    /// <inheritdoc/>
    public override double Lowest => 0;

    /// <inheritdoc/>
    public override double Highest => double.PositiveInfinity;

    /// <inheritdoc/>
    public override double Quantile(double probability) => Math.Exp(LogMean + (LogDeviation * NormalFunction.Quantile(probability)));

    /// <inheritdoc/>
    public override IEnumerable<string> Faults()
    {
        if (!Finite(LogMean, LogDeviation))
        {
            yield return NotANumber;
        }
        else if (LogDeviation is < 0 or > 3 || Math.Abs(LogMean) > 30)
        {
            yield return "Logaritmens medelvärde måste ligga mellan −30 och 30 och dess standardavvikelse mellan 0 och 3.";
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
