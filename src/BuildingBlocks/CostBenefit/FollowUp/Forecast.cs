namespace Fund.CostBenefit;

/// <summary>Plan, outcome and forecast of one effect, per budget year.</summary>
/// <param name="Ratio">ρ = Σ outcome / Σ plan to date; 1 while nothing was planned or measured.</param>
/// <param name="Years">Outcome to date, then plan · ρ.</param>
internal sealed record Forecast(double Ratio, IReadOnlyList<double> Years)
{
    /// <summary>Carries the outcome to date forward over the rest of the plan.</summary>
    /// <param name="plan">The locked plan per budget year.</param>
    /// <param name="outcome">The outcome of the years measured so far, from year 0; at most as many as planned.</param>
    public static Forecast Of(IReadOnlyList<double> plan, IReadOnlyList<double> outcome)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(outcome.Count, plan.Count);
        var planned = plan.Take(outcome.Count).Sum();
        var ratio = planned != 0 ? outcome.Sum() / planned : 1;
        return new(ratio, [.. outcome, .. plan.Skip(outcome.Count).Select(value => value * ratio)]);
    }
}
