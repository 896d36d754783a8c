using Fund.CostBenefit;

namespace Fund.Tests.CostBenefit;

/// <summary>A sound calculation made up from a seed, for the properties.</summary>
internal static class RandomCase
{
    public static CostBenefitCalculation From(int seed)
    {
        var random = new Random(seed);
        var horizon = random.Next(1, 16);
        return new()
        {
            BaseYear = 2026,
            Horizon = horizon,
            Conventions = Presets.Municipality with { Rates = new(random.NextDouble() * 0.1) },
            Payers =
            [
                new("soc", "Socialnämnden", PayerKind.Committee),
                new("fund", "Fonden", PayerKind.Fund),
                new("region", "Regionen", PayerKind.Region),
                new("individ", "Individen", PayerKind.Household),
            ],
            Groups =
            [
                new()
                {
                    Code = "g",
                    Reach = random.NextDouble(),
                    Cohorts = [.. Enumerable.Range(0, random.Next(1, 4)).Select(c => new Cohort(c, random.Next(1, 200)))],
                },
            ],
            Costs =
            [
                .. Enumerable
                    .Range(0, random.Next(1, 4))
                    .Select(k => new CostLine
                    {
                        Code = $"k{k}",
                        Kind = (CostKind)random.Next(0, 4),
                        Payer = random.Next(2) == 0 ? "fund" : "soc",
                        Amounts = [.. Enumerable.Range(0, random.Next(1, horizon + 1)).Select(_ => 1 + (random.NextDouble() * 1e6))],
                        Uplift = random.NextDouble() * 0.2,
                    }),
            ],
            Effects = [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => Effect(random, i))],
        };
    }

    private static Effect Effect(Random random, int i)
    {
        var transfer = random.Next(4) == 0;
        var share = random.NextDouble();
        return new()
        {
            Code = $"e{i}",
            Indicator = $"i{i}",
            Group = "g",
            Kind = transfer ? EffectKind.Transfer : EffectKind.Resource,
            Rate = 0.01 + (random.NextDouble() * 0.99),
            Deadweight = random.NextDouble() * 0.9,
            AttributionToOthers = random.NextDouble() * 0.9,
            Displacement = random.NextDouble() * 0.9,
            EvidenceCorrection = random.NextDouble() * 0.9,
            Lag = random.Next(0, 3),
            Persistence = Shape(random),
            UnitsPerOutcome = random.Next(1, 200),
            UnitPrice = 1 + (random.NextDouble() * 1e4),
            MarginalShare = random.NextDouble(),
            CashableShare = random.NextDouble(),
            ReleaseYear = random.Next(0, 4),
            Payers = transfer
                ? [new("soc", share), new("individ", -share)]
                : [new("soc", share), new("region", (1 - share) / 2), new("individ", (1 - share) / 2)],
        };
    }

    private static Persistence Shape(Random random) =>
        random.Next(5) switch
        {
            0 => new ConstantPersistence(random.Next(1, 12)),
            1 => new GeometricPersistence(random.NextDouble(), random.Next(1, 12)),
            2 => new LinearPersistence(random.Next(1, 12)),
            3 => new TwoPointPersistence(1, 4, random.NextDouble(), random.Next(1, 12)),
            _ => new TablePersistence(1, 0.7, 0.2),
        };
}
