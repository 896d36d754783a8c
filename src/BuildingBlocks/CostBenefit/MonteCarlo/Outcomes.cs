namespace Fund.CostBenefit;

/// <summary>What every draw came to in every view. Each draw has its own place, so threads never meet.</summary>
internal sealed class Outcomes(int draws, int views, bool yearByYear)
{
    /// <summary>Room per view; whole blocks.</summary>
    public int Stride { get; } = (draws + Sampler.Block - 1) / Sampler.Block * Sampler.Block;

    /// <summary>Net present value, view by view, SEK.</summary>
    public double[] Net { get; } = new double[(draws + Sampler.Block - 1) / Sampler.Block * Sampler.Block * views];

    /// <summary>Peak need (zero or below), view by view, SEK.</summary>
    public double[] Peak { get; } = Room(draws, views, yearByYear);

    /// <summary>First budget year by whose end the money is back, view by view; the horizon when it never is.</summary>
    public double[] Payback { get; } = Room(draws, views, yearByYear);

    private static double[] Room(int draws, int views, bool wanted) =>
        wanted ? new double[(draws + Sampler.Block - 1) / Sampler.Block * Sampler.Block * views] : [];
}
