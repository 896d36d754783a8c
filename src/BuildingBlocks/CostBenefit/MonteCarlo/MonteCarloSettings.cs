namespace Fund.CostBenefit;

/// <summary>How a Monte Carlo run is made. The same settings and calculation give the same result to the last bit.</summary>
internal sealed record MonteCarloSettings
{
    /// <summary>Draws in an ordinary run: a probability is then right to half a percentage point.</summary>
    public const int Ordinary = 10_000;

    /// <summary>Number of draws, 100 to 200 000.</summary>
    public int Draws { get; init; } = Ordinary;

    /// <summary>Where chance starts; stored with the run.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Views to report; society, the three rungs of the municipality and every payer where it is missing.</summary>
    public IReadOnlyList<View>? Views { get; init; }

    /// <summary>Whether payback and peak need are followed year by year in every draw.</summary>
    public bool YearByYear { get; init; } = true;

    /// <summary>Granted amount in SEK, for the probability that the peak need exceeds it.</summary>
    public double Granted { get; init; }

    /// <summary>Rank correlations between uncertain parameters.</summary>
    public IReadOnlyList<Correlation> Correlations { get; init; } = [];

    /// <summary>Threads at most; all processors where it is zero. Changes the time, never the result.</summary>
    public int Threads { get; init; }

    /// <summary>Build all coefficients anew in every draw even where it is not needed; the result is the same.</summary>
    public bool AlwaysRebuild { get; init; }
}

/// <summary>The rank correlation (−1 to 1) of two uncertain parameters, named by their keys.</summary>
internal sealed record Correlation(string First, string Second, double Value);
