using Fund.CostBenefit;

namespace Fund.Tests.CostBenefit;

/// <summary>The golden case G1 of cost-benefit 1.5 as it would be entered.</summary>
internal static class GoldenCase
{
    public static CostBenefitCalculation G1 { get; } =
        new()
        {
            BaseYear = 2026,
            Horizon = 10,
            Payers =
            [
                new("soc", "Socialnämnden", PayerKind.Committee),
                new("utb", "Utbildningsnämnden", PayerKind.Committee),
                new("arb", "Arbetsmarknadsnämnden", PayerKind.Committee),
                new("skatt", "Kommunens skatteintäkter", PayerKind.MunicipalityCommon),
                new("fund", "Sociala investeringsfonden", PayerKind.Fund),
                new("region", "Regionen", PayerKind.Region),
                new("stat", "Staten", PayerKind.State),
                new("individ", "Individen", PayerKind.Household),
            ],
            Groups =
            [
                new()
                {
                    Code = "unga",
                    Reach = 0.9,
                    Cohorts = [new(0, 40), new(1, 40), new(2, 40)],
                },
            ],
            Costs =
            [
                new()
                {
                    Code = "start",
                    Kind = CostKind.Start,
                    Payer = "fund",
                    Amounts = [400_000],
                },
                new()
                {
                    Code = "personal",
                    Kind = CostKind.Running,
                    Payer = "fund",
                    Amounts = [1_200_000, 1_200_000, 1_200_000],
                    Uplift = 0.1,
                },
                new()
                {
                    Code = "skoltid",
                    Kind = CostKind.InKind,
                    Payer = "utb",
                    Amounts = [150_000, 150_000, 150_000],
                },
            ],
            Effects =
            [
                new()
                {
                    Code = "placering",
                    Indicator = "placeringsdygn",
                    Group = "unga",
                    Design = CounterfactualDesign.Comparison,
                    Rate = 0.18,
                    ComparisonRate = 0.10,
                    EvidenceCorrection = 0.15,
                    Persistence = new ConstantPersistence(3.0),
                    UnitsPerOutcome = 120.0,
                    UnitPrice = 2_900 * 1.06,
                    MarginalShare = 0.85,
                    CashableShare = 0.6,
                    Payers = [new("soc", 1)],
                },
                new()
                {
                    Code = "gymnasie",
                    Indicator = "examen",
                    Group = "unga",
                    Kind = EffectKind.Production,
                    Rate = 0.12,
                    AttributionToOthers = 0.25,
                    EvidenceCorrection = 0.15,
                    Lag = 2.0,
                    Persistence = new GeometricPersistence(0.1, 8.0),
                    UnitPrice = 90_000.0,
                    Payers = [new("skatt", 0.20), new("region", 0.07), new("stat", 0.28), new("individ", 0.45)],
                },
                new()
                {
                    Code = "bistånd",
                    Indicator = "bidragsmånader",
                    Group = "unga",
                    Kind = EffectKind.Transfer,
                    Rate = 0.10,
                    Deadweight = 0.30,
                    Displacement = 0.10,
                    EvidenceCorrection = 0.05,
                    Lag = 1.0,
                    Persistence = new GeometricPersistence(0.2, 5.0),
                    UnitsPerOutcome = 2.5,
                    UnitPrice = 9_800.0,
                    CashableShare = 0.9,
                    Payers = [new("arb", 1), new("individ", -1)],
                },
                new()
                {
                    Code = "bup",
                    Indicator = "besök",
                    Group = "unga",
                    Rate = 0.25,
                    Deadweight = 0.40,
                    AttributionToOthers = 0.20,
                    EvidenceCorrection = 0.10,
                    Persistence = new ConstantPersistence(2.0),
                    UnitsPerOutcome = 3.0,
                    UnitPrice = 3_600.0,
                    MarginalShare = 0.5,
                    CashableShare = 0.2,
                    Payers = [new("region", 1)],
                },
            ],
        };

    public static CompiledCalculation Compiled(this CostBenefitCalculation calculation) => CompiledCalculation.Compile(calculation).Ready();

    public static CalculationResult Result(this CostBenefitCalculation calculation) => calculation.Compiled().Evaluate();
}
