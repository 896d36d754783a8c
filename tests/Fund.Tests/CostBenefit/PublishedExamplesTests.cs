using Fund.CostBenefit;
using Shouldly;
using Xunit;

namespace Fund.Tests.CostBenefit;

/// <summary>Published examples that the engine reproduces (cost-benefit 2).</summary>
public sealed class PublishedExamplesTests
{
    [Fact]
    public void E1_discount_factors_and_net_present_cost_of_the_Green_Book()
    {
        var rates = new DiscountRates(0.035);
        double[] printed = [1, 0.9662, 0.9335, 0.9019, 0.8714];
        Enumerable.Range(0, 5).Select(year => rates.Factor(year, 0.035)).ShouldBe(printed, 0.00005);
        CostOnly([100, 35, 35, 35, 35]).ShouldBe(228.5578, 0.00005);
        CostOnly([75, 47, 47, 47, 47]).ShouldBe(247.6347, 0.00005);
        CostOnly([100, 35, 35, 35, 35]).ShouldBe(228.6, 0.1);
        CostOnly([75, 47, 47, 47, 47]).ShouldBe(247.7, 0.1);
        double CostOnly(double[] amounts) => Case(amounts, []).Result().Society.Costs;
    }

    [Theory]
    [InlineData(30, 0.3563)]
    [InlineData(40, 0.2651)]
    [InlineData(75, 0.0942)]
    [InlineData(125, 0.0274)]
    [InlineData(200, 0.0062)]
    [InlineData(300, 0.0014)]
    [InlineData(500, 0.0002)]
    public void E1_the_falling_rate_gives_the_printed_factors(int year, double factor) =>
        DiscountRates.GreenBook.Factor(year, 0.035).ShouldBe(factor, 0.00005);

    [Theory]
    [InlineData(0)]
    [InlineData(0.035)]
    [InlineData(1)]
    public void The_table_of_half_years_is_the_formula(double rate)
    {
        var table = new double[301];
        DiscountRates.GreenBook.FillHalfYears(table, rate);
        for (var half = 0; half < table.Length; half++)
        {
            table[half].ShouldBe(DiscountRates.GreenBook.Factor(half / 2.0, rate));
        }
    }

    [Fact]
    public void E2_New_Zealand_counts_flows_in_the_middle_of_the_year_and_capital_at_its_start()
    {
        var rates = new DiscountRates(0.08);
        new[] { 0.5, 1.5, 2.5, 1 }.Select(x => rates.Factor(x, 0.08)).ShouldBe([0.96225, 0.89097, 0.82497, 0.92593], 0.000005);
        var conventions = Presets.NewZealand with { Rates = rates };
        var level = Enumerable.Repeat(500_000.0, 30).ToArray();
        var first = Case(level, level, conventions).Result();
        first.Society.Costs.ShouldBe(5_849_716, 1);
        first.Society.Benefits.ShouldBe(5_849_716, 1);
        first.Society.NetPresentValue.ShouldBe(0, 1);
        first.Society.BenefitCostRatio!.Value.ShouldBe(1, 0.005);
        first.Costs[0].Amounts.Take(3).Select((amount, t) => amount * rates.Factor(t + 0.5, 0.08)).ShouldBe([481_125, 445_486, 412_487], 1);

        var second = Case(level, [.. Enumerable.Repeat(650_000.0, 30)], conventions);
        second = second with
        {
            Costs =
            [
                .. second.Costs,
                new()
                {
                    Code = "kapital",
                    Kind = CostKind.Start,
                    Payer = "p",
                    Amounts = [2_000_000],
                },
            ],
        };
        var society = second.Result().Society;
        society.Costs.ShouldBe(7_849_716, 1);
        society.Benefits.ShouldBe(7_604_631, 1);
        society.NetPresentValue.ShouldBe(-245_085, 1);
        society.BenefitCostRatio!.Value.ShouldBe(0.97, 0.005);
    }

    [Theory]
    [InlineData(39_841_423, 35_479_345, 1.12, 4_362_077)]
    [InlineData(47_718_390, 43_903_348, 1.09, 3_815_042)]
    public void E2_the_larger_options_have_the_printed_ratio(double benefits, double costs, double ratio, double net)
    {
        var society = Case([costs], [benefits]).Result().Society;
        society.BenefitCostRatio!.Value.ShouldBe(ratio, 0.005);
        society.NetPresentValue.ShouldBe(net, 1);
    }

    [Fact]
    public void E4_SROI_with_the_first_outcome_year_undiscounted()
    {
        var result = Sroi(60, 8_500, 0.4, 0.3, 2, 250_000).Result();
        result.Effects[0].Values.Take(2).ShouldBe([214_200, 149_940], 1);
        result.Society.Benefits.ShouldBe(359_070, 1);
        result.Society.BenefitCostRatio!.Value.ShouldBe(1.44, 0.005);
        var second = Sroi(80, 1_100, 0.35, 0.15, 1, 60_000).Result();
        second.Society.Benefits.ShouldBe(48_620, 1);
        second.Society.BenefitCostRatio!.Value.ShouldBe(0.81, 0.005);
    }

    [Fact]
    public void E8_UK_local_toolkit()
    {
        var society = Case([150_000], [0, 12_000, 25_000, 25_000, 35_000, 40_000], Presets.Tlv).Result().Society;
        society.NetPresentValue.ShouldBe(-26_298, 10);
        society.NetPresentValue.ShouldBe(-26_304.68, 0.005);
        society.DiscountedNet.Skip(1).Take(5).ShouldBe([11_652, 23_575, 22_875, 31_080, 34_520], 20);
    }

    [Fact]
    public void E9_conventions_of_other_libraries()
    {
        CashFlow.PresentValue(0.08, [-40_000, 5_000, 8_000, 12_000, 30_000]).ShouldBe(3_065.22267, 0.000005);
        new[] { 0, 0.05, 0.1 }
            .Select(rate => CashFlow.PresentValue(rate, [-4_000, 500, 800]))
            .ShouldBe([-2_700, -2_798.19, -2_884.30], 0.005);
        new[] { 0, 0.05, 0.1 }
            .Select(rate => CashFlow.PresentValue(rate, [-5_000, 600, 900]))
            .ShouldBe([-3_500, -3_612.24, -3_710.74], 0.005);
        CashFlow.PresentValue(0.1, [-1_000, 500, 500, 500], Timing.End).ShouldBe(221.29635953828267, 1e-10);
        CashFlow.PresentValue(-1.5, [-100, 10, 10, 100], Timing.End).ShouldBe(1_760, 1e-9);
        CashFlow.InternalRate([-100, 10, 10, 100])!.Value.ShouldBe(0.06886017912484, 1e-13);
        CashFlow.InternalRate([-100, 230, -132]).ShouldBeNull("två teckenbyten ger två räntor");
    }

    [Theory]
    [InlineData(30, 0.035)]
    [InlineData(31, 0.03)]
    [InlineData(75, 0.03)]
    [InlineData(76, 0.025)]
    public void E9_the_rate_changes_in_the_right_year(int year, double rate) =>
        (DiscountRates.GreenBook.Factor(year - 1, 0.035) / DiscountRates.GreenBook.Factor(year, 0.035)).ShouldBe(1 + rate, 1e-12);

    [Fact]
    public void E10_options_are_compared_by_increment_and_not_by_ratio()
    {
        var smaller = Vaccination(4_093_710, 700 * 0.1427 * 4_093_710).Result().Society;
        var larger = Vaccination(7_345_850, 700 * (584_172.4 + 178_217.3)).Result().Society;
        smaller.Costs.ShouldBe(49_124_520, 1);
        larger.Costs.ShouldBe(88_150_200, 1);
        smaller.Benefits.ShouldBe(408_920_692, 1);
        larger.Benefits.ShouldBe(533_672_790, 1);
        smaller.BenefitCostRatio!.Value.ShouldBe(8.324, 0.0005);
        larger.BenefitCostRatio!.Value.ShouldBe(6.054, 0.0005);
        OptionComparison.Between(smaller, larger).IncrementalRatio!.Value.ShouldBe(3.197, 0.0005);
        static CostBenefitCalculation Vaccination(double doses, double saved) => Case([12 * doses], [saved]);
    }

    /// <summary>Plain yearly costs and benefits as a calculation: one person, one unit of 1,000 SEK.</summary>
    internal static CostBenefitCalculation Case(double[] costs, double[] benefits, Conventions? conventions = null) =>
        new()
        {
            BaseYear = 2026,
            Horizon = Math.Max(10, Math.Max(costs.Length, benefits.Length)),
            Conventions = conventions ?? Presets.Municipality,
            Payers = [new("p", "Nämnden", PayerKind.Committee)],
            Groups = [new() { Code = "g", Cohorts = [new(0, 1)] }],
            Costs =
            [
                new()
                {
                    Code = "k",
                    Kind = CostKind.Running,
                    Payer = "p",
                    Amounts = costs,
                },
            ],
            Effects =
                benefits.Length == 0
                    ? []
                    :
                    [
                        new()
                        {
                            Code = "e",
                            Indicator = "i",
                            Group = "g",
                            Rate = 1.0,
                            UnitPrice = 1_000.0,
                            Persistence = new TablePersistence([.. benefits.Select(benefit => benefit / 1_000)]),
                            Payers = [new("p", 1)],
                        },
                    ],
        };

    private static CostBenefitCalculation Sroi(double people, double value, double deadweight, double others, double years, double input) =>
        new()
        {
            BaseYear = 2026,
            Horizon = 5,
            Payers = [new("p", "Nämnden", PayerKind.Committee)],
            Groups = [new() { Code = "g", Cohorts = [new(0, people)] }],
            Costs =
            [
                new()
                {
                    Code = "k",
                    Kind = CostKind.Running,
                    Payer = "p",
                    Amounts = [input],
                },
            ],
            Effects =
            [
                new()
                {
                    Code = "e",
                    Indicator = "i",
                    Group = "g",
                    Rate = 1.0,
                    UnitPrice = value,
                    Deadweight = deadweight,
                    AttributionToOthers = others,
                    Persistence = new GeometricPersistence(0.3, years),
                    Payers = [new("p", 1)],
                },
            ],
        };
}
