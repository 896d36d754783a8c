namespace Fund.CostBenefit;

/// <summary>
/// When the money is back. Index t is the end of budget year t, so 1.354 is 35 per cent into year 2 and 0 means
/// already within the base year.
/// </summary>
internal static class Payback
{
    /// <summary>
    /// The first time from which the running sum stays at or above zero; with <paramref name="firstCrossing"/> the first
    /// time it gets there at all. Null when that does not happen.
    /// </summary>
    public static double? Find(ReadOnlySpan<double> net, bool firstCrossing = false)
    {
        double? found = null;
        var sum = 0.0;
        for (var year = 0; year < net.Length; year++)
        {
            var before = sum;
            sum += net[year];
            if (sum < 0)
            {
                found = null;
            }
            else if (found is null)
            {
                found =
                    year == 0 ? 0
                    : before >= 0 ? year - 1
                    : year - 1 + (-before / net[year]);
                if (firstCrossing)
                {
                    return found;
                }
            }
        }

        return found;
    }
}

/// <summary>The deepest point of the running sum: what somebody has to carry.</summary>
/// <param name="Amount">SEK, zero or below.</param>
/// <param name="Year">Budget year of the deepest point.</param>
internal sealed record PeakNeed(double Amount, int Year)
{
    /// <summary>The peak need of yearly net amounts.</summary>
    public static PeakNeed Of(ReadOnlySpan<double> net)
    {
        var peak = new PeakNeed(0, 0);
        var sum = 0.0;
        for (var year = 0; year < net.Length; year++)
        {
            sum += net[year];
            if (sum < peak.Amount)
            {
                peak = new(sum, year);
            }
        }

        return peak;
    }
}
