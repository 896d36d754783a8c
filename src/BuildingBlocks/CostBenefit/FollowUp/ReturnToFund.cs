namespace Fund.CostBenefit;

/// <summary>How a committee's cashable saving goes back to the fund (återföring).</summary>
/// <param name="Share">Share of the measured cashable saving, 0–1.</param>
/// <param name="Lag">Whole years between saving and return.</param>
/// <param name="YearlyCap">Most that is returned in one year, SEK.</param>
/// <param name="BeyondGranted">True when the return may go on after the granted amount is back.</param>
internal sealed record ReturnRule(double Share, int Lag, double YearlyCap, bool BeyondGranted = false)
{
    /// <summary>
    /// A_t = min(cap, share · saving_{t−lag}) per budget year, SEK, while the sum is within <paramref name="granted"/>.
    /// A year without a saving returns nothing.
    /// </summary>
    public IReadOnlyList<double> Returns(IReadOnlyList<double> savings, double granted)
    {
        var returns = new double[savings.Count];
        var left = BeyondGranted ? double.PositiveInfinity : granted;
        for (var year = Lag; year < returns.Length; year++)
        {
            returns[year] = Math.Clamp(Share * savings[year - Lag], 0, Math.Min(YearlyCap, left));
            left -= returns[year];
        }

        return returns;
    }
}
