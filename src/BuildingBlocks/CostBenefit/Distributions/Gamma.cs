namespace Fund.CostBenefit;

/// <summary>A positive number built up by many small parts: cost per person, days of care.</summary>
/// <param name="Shape">Shape, above zero.</param>
/// <param name="Scale">Scale in the unit of the number, above zero.</param>
internal sealed record Gamma(double Shape, double Scale) : Distribution
{
    /// <inheritdoc/>
    public override double Central => Mean;

    /// <inheritdoc/>
    public override double Mean => Shape * Scale;

    /// <inheritdoc/>
    public override double Variance => Shape * Scale * Scale;

    /// <inheritdoc/>
    public override double Lowest => 0;

    /// <inheritdoc/>
    public override double Highest => double.PositiveInfinity;

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        var high = Mean + StandardDeviation;
        while (IncompleteFunctions.Gamma(Shape, high / Scale) < probability)
        {
            high *= 2;
        }

        return RootFinding.Bisect(x => IncompleteFunctions.Gamma(Shape, x / Scale) - probability, 0, high);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Faults()
    {
        if (!Finite(Shape, Scale))
        {
            yield return NotANumber;
        }
        else if (Shape is < 0.01 or > 1e6 || Scale is <= 0 or > 1e12)
        {
            yield return "Formen måste ligga mellan 0,01 och 1 000 000 och skalan vara större än noll.";
        }
    }

    /// <inheritdoc/>
    public override void Fill(Span<double> draws, RandomStream stream)
    {
        foreach (ref var draw in draws)
        {
            draw = Scale * Standard(Shape, stream);
        }
    }

    /// <summary>One draw with scale 1, by the squeeze of Marsaglia and Tsang (2000).</summary>
    public static double Standard(double shape, RandomStream stream)
    {
        if (shape < 1)
        {
            // Their boost: Gamma(a) = Gamma(a + 1) · U^(1/a).
            return Standard(shape + 1, stream) * Math.Pow(stream.Next(), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = NormalFunction.Quantile(stream.Next());
            var v = 1 + (c * normal);
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            if (Math.Log(stream.Next()) < (normal * normal / 2) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }
}
