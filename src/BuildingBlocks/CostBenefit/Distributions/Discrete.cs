namespace Fund.CostBenefit;

/// <summary>A few scenarios, each with its probability.</summary>
internal sealed record Discrete(params IReadOnlyList<Scenario> Scenarios) : Distribution
{
    /// <inheritdoc/>
    public override double Central => Mean;

    /// <inheritdoc/>
    public override double Mean => Scenarios.Sum(s => s.Probability * s.Value);

    /// <inheritdoc/>
    public override double Variance => Scenarios.Sum(s => s.Probability * (s.Value - Mean) * (s.Value - Mean));

    /// <inheritdoc/>
    public override double Lowest => Scenarios.Min(s => s.Value);

    /// <inheritdoc/>
    public override double Highest => Scenarios.Max(s => s.Value);

    /// <inheritdoc/>
    public override double Quantile(double probability) => Choose([.. Scenarios.OrderBy(s => s.Value)], probability);

    /// <inheritdoc/>
    public override IEnumerable<string> Faults()
    {
        if (Scenarios.Count is 0 or > 1000)
        {
            yield return "Ange minst ett och högst 1 000 scenarier.";
        }

        if (Scenarios.Any(s => !Finite(s.Value, s.Probability)))
        {
            yield return NotANumber;
        }
        else if (Scenarios.Any(s => s.Probability < 0) || Math.Abs(Scenarios.Sum(s => s.Probability) - 1) > 1e-9)
        {
            yield return "Scenariernas sannolikheter får inte vara negativa och ska tillsammans bli 100 %.";
        }
    }

    /// <inheritdoc/>
    public override void Fill(Span<double> draws, RandomStream stream)
    {
        stream.Fill(draws);
        foreach (ref var draw in draws)
        {
            draw = Choose(Scenarios, draw);
        }
    }

    private static double Choose(IReadOnlyList<Scenario> scenarios, double probability)
    {
        var cumulative = 0.0;
        foreach (var scenario in scenarios)
        {
            cumulative += scenario.Probability;
            if (probability < cumulative)
            {
                return scenario.Value;
            }
        }

        return scenarios.Last(s => s.Probability > 0).Value;
    }
}

/// <summary>One value and its probability (0–1).</summary>
internal sealed record Scenario(double Value, double Probability);
