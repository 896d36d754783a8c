using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Fund.CostBenefit;

/// <summary>Lowest, most likely and highest: the form in which people enter uncertainty.</summary>
internal sealed record Triangular(double Low, double Mode, double High) : Distribution
{
    /// <inheritdoc/>
    public override double Central => Mode;

    /// <inheritdoc/>
    public override double Mean => (Low + Mode + High) / 3;

    /// <inheritdoc/>
    public override double Variance => ((Low * Low) + (Mode * Mode) + (High * High) - (Low * Mode) - (Low * High) - (Mode * High)) / 18;

    /// <inheritdoc/>
    public override double Lowest => Low;

    /// <inheritdoc/>
    public override double Highest => High;

    /// <summary>The probability of a value below the most likely one.</summary>
    private double ProbabilityBelowMode => High > Low ? (Mode - Low) / (High - Low) : 0;

    /// <inheritdoc/>
    public override double Quantile(double probability) =>
        probability < ProbabilityBelowMode
            ? Low + Math.Sqrt(probability * (High - Low) * (Mode - Low))
            : High - Math.Sqrt((1 - probability) * (High - Low) * (High - Mode));

    /// <inheritdoc/>
    public override IEnumerable<string> Faults()
    {
        if (!Finite(Low, Mode, High))
        {
            yield return NotANumber;
        }
        else if (Low > Mode || Mode > High)
        {
            yield return "Lägsta värdet får inte vara större än det troligaste, och det troligaste inte större än det högsta.";
        }
    }

    /// <inheritdoc/>
    public override void Fill(Span<double> draws, RandomStream stream)
    {
        stream.Fill(draws);
        var below = Vector256.Create(ProbabilityBelowMode);
        var rising = Vector256.Create((High - Low) * (Mode - Low));
        var falling = Vector256.Create((High - Low) * (High - Mode));
        var low = Vector256.Create(Low);
        var high = Vector256.Create(High);

        // The inverse of the distribution function has one square root on either side of the mode;
        // choosing its argument first leaves a single root and no branch for chance to mispredict.
        foreach (ref var draw in MemoryMarshal.Cast<double, Vector256<double>>(draws))
        {
            var uniform = draw;
            var left = Vector256.LessThan(uniform, below);
            var root = Vector256.Sqrt(Vector256.ConditionalSelect(left, uniform * rising, (Vector256<double>.One - uniform) * falling));
            draw = Vector256.ConditionalSelect(left, low + root, high - root);
        }
    }
}
