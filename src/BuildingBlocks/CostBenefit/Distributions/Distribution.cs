namespace Fund.CostBenefit;

/// <summary>
/// What is known about one uncertain number. Every distribution says what it is worth in the calculation without
/// chance (<see cref="Central"/>), how it spreads, and how it is drawn.
/// </summary>
internal abstract record Distribution
{
    /// <summary>The value in the deterministic calculation: the most likely value where one is entered, otherwise the mean.</summary>
    public abstract double Central { get; }

    /// <summary>Expected value.</summary>
    public abstract double Mean { get; }

    /// <summary>Variance in the square of the unit.</summary>
    public abstract double Variance { get; }

    /// <summary>Lowest possible value; negative infinity where there is none.</summary>
    public abstract double Lowest { get; }

    /// <summary>Highest possible value; positive infinity where there is none.</summary>
    public abstract double Highest { get; }

    /// <summary>The value that is passed from below with the probability <paramref name="probability"/> (0 &lt; p &lt; 1).</summary>
    public abstract double Quantile(double probability);

    /// <summary>What is nonsense about the entered numbers, one Swedish sentence each; empty when sound (BAD-19).</summary>
    public abstract IEnumerable<string> Faults();

    /// <summary>Fills <paramref name="draws"/> (a multiple of four values) from the stream.</summary>
    public abstract void Fill(Span<double> draws, RandomStream stream);

    /// <summary>Standard deviation.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>The middle 80 per cent, echoed back to the person who entered lowest, most likely and highest.</summary>
    public (double Low, double High) EightyPercentInterval => (Quantile(0.1), Quantile(0.9));

    /// <summary>The sentence for a number that is not a finite number.</summary>
    protected const string NotANumber = "Alla tal i fördelningen måste vara vanliga tal.";

    /// <summary>True when every number is finite.</summary>
    protected static bool Finite(params ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            if (!double.IsFinite(number))
            {
                return false;
            }
        }

        return true;
    }
}
