namespace Fund.CostBenefit;

/// <summary>Conventions that belong together, one click each.</summary>
internal static class Presets
{
    /// <summary>The defaults.</summary>
    public static Conventions Municipality { get; } = new() { Code = "municipality", Name = "Kommun" };

    /// <summary>The Green Book with its falling rate; Greater Manchester's model counts alike.</summary>
    public static Conventions GreenBook { get; } =
        new()
        {
            Code = "green-book",
            Name = "Green Book",
            Rates = DiscountRates.GreenBook,
        };

    /// <summary>Social return on investment: outcomes are discounted from their first year.</summary>
    public static Conventions Sroi { get; } =
        new()
        {
            Code = "sroi",
            Name = "SROI",
            BenefitTiming = Timing.End,
            Evidence = EvidenceRule.Off,
        };

    /// <summary>Three per cent, as in health economics.</summary>
    public static Conventions Tlv { get; } =
        new()
        {
            Code = "tlv",
            Name = "TLV 3 %",
            Rates = new(0.03),
        };

    /// <summary>Tax factor 1.3 and the net ratio over the investment.</summary>
    public static Conventions Asek { get; } =
        new()
        {
            Code = "asek",
            Name = "ASEK",
            TaxFactor = 1.3,
            Denominator = RatioDenominator.Investment,
        };

    /// <summary>Public budgets only and no gain of production, in the manner of the Danish model.</summary>
    public static Conventions PublicBudget { get; } =
        new()
        {
            Code = "public-budget",
            Name = "SØM-lik budget",
            Rates = DiscountRates.Danish,
            Headline = new(Perspective.PublicSector, Rung.Full),
            IncludeProduction = false,
        };

    /// <summary>A random rate of 2, 3.5 and 5 per cent, in the manner of Washington State.</summary>
    public static Conventions Wsipp { get; } =
        new()
        {
            Code = "wsipp",
            Name = "WSIPP-lik",
            Rates = new(new Triangular(0.02, 0.035, 0.05)),
        };

    /// <summary>Flows in the middle of the year, start costs at its beginning, 5 per cent.</summary>
    public static Conventions NewZealand { get; } =
        new()
        {
            Code = "nz",
            Name = "NZ",
            Rates = new(0.05),
            CostTiming = Timing.Middle,
            BenefitTiming = Timing.Middle,
        };

    /// <summary>All presets in the order of the strip.</summary>
    public static IReadOnlyList<Conventions> All { get; } = [Municipality, GreenBook, Sroi, Tlv, Asek, PublicBudget, Wsipp, NewZealand];
}
