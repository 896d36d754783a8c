namespace Fund.CostBenefit;

/// <summary>The values that a quantity may take.</summary>
/// <param name="Low">Lowest accepted value.</param>
/// <param name="High">Highest accepted value.</param>
/// <param name="Strict">True when a draw outside would be meaningless, so that tails without end are refused too.</param>
/// <param name="Sentence">What is said when it is outside.</param>
internal sealed record AllowedRange(double Low, double High, bool Strict, string Sentence)
{
    /// <summary>A share between 0 and 100 per cent.</summary>
    public static AllowedRange Share { get; } = new(0, 1, true, "Andelen måste ligga mellan 0 och 100 %, även i fördelningens ändar.");

    /// <summary>A rate of outcome or a difference of rates.</summary>
    public static AllowedRange Rate { get; } = new(-1, 1, false, "Effekten måste ligga mellan −100 och 100 %.");

    /// <summary>SEK or a number of units.</summary>
    public static AllowedRange Amount { get; } = new(-Limits.Amount, Limits.Amount, false, "Talet får vara högst 1 000 miljarder.");

    /// <summary>Years of duration or lag.</summary>
    public static AllowedRange Years { get; } = new(0, Limits.Duration, true, "Antalet år måste ligga mellan 0 och 100.");

    /// <summary>A discount rate.</summary>
    public static AllowedRange DiscountRate { get; } = new(-0.1, 1, true, "Kalkylräntan måste ligga mellan −10 och 100 %.");

    /// <summary>Growth per year.</summary>
    public static AllowedRange Growth { get; } = new(-0.5, 0.5, true, "Prisutvecklingen måste ligga mellan −50 och 50 % per år.");

    /// <summary>A factor around one: fidelity, level of cost.</summary>
    public static AllowedRange Factor { get; } = new(0, 10, false, "Faktorn måste ligga mellan 0 och 10.");

    /// <summary>Uplift of a cost.</summary>
    public static AllowedRange Uplift { get; } = new(-0.9, 10, true, "Påslaget måste ligga mellan −90 och 1 000 %.");

    /// <summary>True when the distribution, already known to be sound, stays inside.</summary>
    public bool Holds(Distribution distribution) =>
        Inside(distribution.Central)
        && (Inside(distribution.Lowest) || (!Strict && double.IsInfinity(distribution.Lowest)))
        && (Inside(distribution.Highest) || (!Strict && double.IsInfinity(distribution.Highest)))
        && distribution.StandardDeviation <= High - Low;

    private bool Inside(double value) => value >= Low && value <= High;
}
