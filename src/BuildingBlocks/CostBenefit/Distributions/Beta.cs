namespace Fund.CostBenefit;

/// <summary>A share between 0 and 1, for instance from a count of successes and failures.</summary>
/// <param name="Successes">First shape, above zero.</param>
/// <param name="Failures">Second shape, above zero.</param>
internal sealed record Beta(double Successes, double Failures) : Distribution
{
    /// <inheritdoc/>
    public override double Central => Mean;

    /// <inheritdoc/>
    public override double Mean => Successes / (Successes + Failures);

    /// <inheritdoc/>
    public override double Variance =>
        Successes * Failures / ((Successes + Failures) * (Successes + Failures) * (Successes + Failures + 1));

    /// <inheritdoc/>
    public override double Lowest => 0;

    /// <inheritdoc/>
    public override double Highest => 1;

    /// <inheritdoc/>
    public override double Quantile(double probability) =>
        RootFinding.Bisect(x => IncompleteFunctions.Beta(Successes, Failures, x) - probability, 0, 1);

    /// <inheritdoc/>
    public override IEnumerable<string> Faults()
    {
        if (!Finite(Successes, Failures))
        {
            yield return NotANumber;
        }
        else if (Successes is < 0.01 or > 1e6 || Failures is < 0.01 or > 1e6)
        {
            yield return "Betafördelningens två tal måste ligga mellan 0,01 och 1 000 000.";
        }
    }

    /// <inheritdoc/>
    public override void Fill(Span<double> draws, RandomStream stream)
    {
        foreach (ref var draw in draws)
        {
            draw = One(stream);
        }
    }

    /// <summary>One draw: the share of two gamma numbers.</summary>
    public double One(RandomStream stream)
    {
        var first = Gamma.Standard(Successes, stream);
        var sum = first + Gamma.Standard(Failures, stream);

        // Two shapes near zero can both underflow; the mass then lies at the ends and the mean is kept.
        return sum > 0 ? first / sum
            : stream.Next() < Mean ? 1
            : 0;
    }
}
