namespace Fund.CostBenefit;

/// <summary>A belief about an effect: expected value and standard deviation in the unit of the effect.</summary>
internal sealed record Belief(double Expected, double Deviation)
{
    /// <summary>
    /// The belief after a measurement with its standard error: both weighted by their precision,
    /// (μ₀/σ₀² + y/s²)/(1/σ₀² + 1/s²). Deviations must be above zero, otherwise <see cref="ArgumentOutOfRangeException"/>.
    /// </summary>
    public Belief UpdatedBy(Belief measurement)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Deviation);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(measurement.Deviation);
        var prior = 1 / (Deviation * Deviation);
        var measured = 1 / (measurement.Deviation * measurement.Deviation);
        return new(((prior * Expected) + (measured * measurement.Expected)) / (prior + measured), Math.Sqrt(1 / (prior + measured)));
    }

    /// <summary>The belief as an uncertain number for the calculation.</summary>
    public Normal AsDistribution() => new(Expected, Deviation);
}
