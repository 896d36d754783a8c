using Fund.CostBenefit;

namespace Benchmarks.Calculation;

/// <summary>The case of the target figure: 20 effects over 20 years, 82 triangular numbers in each draw.</summary>
internal static class MonteCarloCase
{
    public const int Effects = 20;
    public const int Years = 20;
    public const int Draws = 10_000;
    public const double Rate = 0.035;

    public static Triangular Share { get; } = new(0.05, 0.10, 0.14);

    public static Triangular Deadweight { get; } = new(0.1, 0.3, 0.5);

    public static Triangular Units { get; } = new(20, 40, 70);

    public static Triangular Price { get; } = new(800, 1_000, 1_300);

    public static Triangular Level { get; } = new(0.9, 1, 1.3);

    public static CostBenefitCalculation Calculation { get; } =
        new()
        {
            BaseYear = 2026,
            Horizon = Years,
            Payers = [new("fund", "Fonden", PayerKind.Fund), new("soc", "Socialnämnden", PayerKind.Committee)],
            Groups = [new() { Code = "g", Cohorts = [new(0, 10), new(1, 10), new(2, 10)] }],
            Costs =
            [
                new()
                {
                    Code = "start",
                    Kind = CostKind.Start,
                    Payer = "fund",
                    Amounts = [2_000_000],
                    Level = Level,
                },
                new()
                {
                    Code = "drift",
                    Kind = CostKind.Running,
                    Payer = "fund",
                    Amounts = [.. Enumerable.Repeat(550_000.0, Years)],
                    Level = Level,
                },
            ],
            Effects =
            [
                .. Enumerable
                    .Range(0, Effects)
                    .Select(i => new Effect
                    {
                        Code = $"e{i}",
                        Indicator = $"i{i}",
                        Group = "g",
                        Rate = Share,
                        Deadweight = Deadweight,
                        UnitsPerOutcome = Units,
                        UnitPrice = Price,
                        Persistence = new GeometricPersistence(0.1, 20.0),
                        Payers = [new("soc", 1)],
                    }),
            ],
        };
}
