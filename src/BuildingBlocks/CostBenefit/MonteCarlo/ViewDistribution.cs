namespace Fund.CostBenefit;

/// <summary>What a run says in one view.</summary>
internal sealed class ViewDistribution
{
    private readonly Lazy<double[]> _sorted;

    /// <summary>Sums up the draws of one view, in their order.</summary>
    public ViewDistribution(View view, double[] net, ReadOnlySpan<double> peak, ReadOnlySpan<double> payback, int horizon, double granted)
    {
        (View, Draws) = (view, net);
        var (sum, squares, above) = (0.0, 0.0, 0);
        foreach (var value in net)
        {
            sum += value;
            above += value > 0 ? 1 : 0;
        }

        Mean = sum / net.Length;
        foreach (var value in net)
        {
            squares += (value - Mean) * (value - Mean);
        }

        StandardDeviation = Math.Sqrt(squares / (net.Length - 1));
        ProbabilityPositive = (double)above / net.Length;
        PeakAboveGranted = peak.IsEmpty ? null : ShareDeeper(peak, granted);
        PaybackCurve = payback.IsEmpty ? [] : Curve(payback, horizon);
        _sorted = new(() =>
        {
            var sorted = Draws.ToArray();
            Array.Sort(sorted);
            return sorted;
        });
    }

    /// <summary>The view.</summary>
    public View View { get; }

    /// <summary>Net present value of every draw, SEK, in the order of the draws.</summary>
    public double[] Draws { get; }

    /// <summary>Mean net present value, SEK.</summary>
    public double Mean { get; }

    /// <summary>Standard deviation of the net present value, SEK.</summary>
    public double StandardDeviation { get; }

    /// <summary>Probability of a net present value above zero.</summary>
    public double ProbabilityPositive { get; }

    /// <summary>Standard error of that probability, printed with it; at most half a point at 10,000 draws.</summary>
    public double ProbabilityError => Math.Sqrt(ProbabilityPositive * (1 - ProbabilityPositive) / Draws.Length);

    /// <summary>Standard error of the mean, SEK.</summary>
    public double MeanError => StandardDeviation / Math.Sqrt(Draws.Length);

    /// <summary>Probability that the money is back by the end of budget year k; empty when years were not followed.</summary>
    public IReadOnlyList<double> PaybackCurve { get; }

    /// <summary>Probability that the peak need exceeds the granted amount; null when years were not followed.</summary>
    public double? PeakAboveGranted { get; }

    /// <summary>
    /// Expected value of perfect information, SEK: what it would be worth to know everything before choosing between the
    /// initiative and nothing.
    /// </summary>
    public double PerfectInformation => Draws.Average(value => Math.Max(value, 0)) - Math.Max(Mean, 0);

    /// <summary>The net present value with the share <paramref name="probability"/> of the draws below it, SEK.</summary>
    public double Percentile(double probability)
    {
        var sorted = _sorted.Value;
        var place = probability * (sorted.Length - 1);
        var below = Math.Clamp((int)place, 0, sorted.Length - 2);
        return sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }

    /// <summary>The share of draws at or below an amount: the cumulative curve.</summary>
    public double ShareAtOrBelow(double amount)
    {
        var (low, high) = (0, _sorted.Value.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _sorted.Value[middle] <= amount ? (middle + 1, high) : (low, middle);
        }

        return (double)low / _sorted.Value.Length;
    }

    /// <summary>Draws counted in intervals of equal width from the lowest to the highest.</summary>
    public Histogram Histogram(int intervals = 40)
    {
        var (low, high) = (_sorted.Value[0], _sorted.Value[^1]);
        var counts = new int[intervals];
        foreach (var value in Draws)
        {
            counts[high > low ? Math.Min((int)((value - low) / (high - low) * intervals), intervals - 1) : 0]++;
        }

        return new(low, high, counts);
    }

    private static double ShareDeeper(ReadOnlySpan<double> peak, double granted)
    {
        var deeper = 0;
        foreach (var value in peak)
        {
            deeper += -value > granted ? 1 : 0;
        }

        return (double)deeper / peak.Length;
    }

    private static double[] Curve(ReadOnlySpan<double> payback, int horizon)
    {
        var back = new int[horizon + 1];
        foreach (var year in payback)
        {
            back[(int)year]++;
        }

        var curve = new double[horizon];
        var sum = 0;
        for (var year = 0; year < horizon; year++)
        {
            sum += back[year];
            curve[year] = (double)sum / payback.Length;
        }

        return curve;
    }
}

/// <summary>Draws counted in intervals of equal width.</summary>
/// <param name="Low">Lower end of the first interval, SEK.</param>
/// <param name="High">Upper end of the last interval, SEK.</param>
/// <param name="Counts">Draws per interval.</param>
internal sealed record Histogram(double Low, double High, IReadOnlyList<int> Counts);
