namespace Fund.CostBenefit;

/// <summary>Rounds rows for display so that they add up to the rounded total (largest remainder).</summary>
internal static class RoundedRows
{
    /// <summary>The rows in whole units (1 for kr, 1,000 for tkr), in their order.</summary>
    public static IReadOnlyList<long> Of(IReadOnlyList<double> rows, double unit)
    {
        var floors = rows.Select(row => (long)Math.Floor(row / unit)).ToArray();
        var total = (long)Math.Floor((rows.Sum() / unit) + 0.5);

        // Each row is rounded down; what is missing goes to the rows that lost most.
        var missing = (int)Math.Clamp(total - floors.Sum(), 0, rows.Count);
        foreach (var row in Enumerable.Range(0, rows.Count).OrderByDescending(i => (rows[i] / unit) - floors[i]).Take(missing))
        {
            floors[row]++;
        }

        return floors;
    }
}
