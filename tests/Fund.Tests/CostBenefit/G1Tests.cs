using Fund.CostBenefit;
using Shouldly;
using Xunit;

namespace Fund.Tests.CostBenefit;

/// <summary>Golden case G1, every listed output, to 0.01 SEK and to the printed digits of the ratios.</summary>
public sealed class G1Tests
{
    private const double Ore = 0.01;
    private readonly CalculationResult _result = GoldenCase.G1.Result();

    [Fact]
    public void G1_costs_by_payer()
    {
        _result.Society.Costs.ShouldBe(4_662_550.58, Ore);
        CostOf("fund").ShouldBe(4_227_596, 0.5);
        CostOf("utb").ShouldBe(434_954, 0.5);
        _result.EquivalentAnnualCost.ShouldBe(541_672.91, Ore);
    }

    [Fact]
    public void G1_present_value_of_each_effect() =>
        _result.Effects.Select(effect => effect.PresentValue).ShouldBe([7_592_782.25, 3_203_661.89, 471_646.89, 239_401.18], Ore);

    [Fact]
    public void G1_society()
    {
        var society = _result.Society;
        society.Benefits.ShouldBe(11_035_845.32, Ore);
        society.NetPresentValue.ShouldBe(6_373_294.74, Ore);
        society.BenefitCostRatio!.Value.ShouldBe(2.3669, 0.00005);
        society.Payback!.Value.ShouldBe(1.354, 0.0005);
        society.PeakNeed.Amount.ShouldBe(-924_991, 0.5);
        society.PeakNeed.Year.ShouldBe(0);
        society.SwitchingFactor!.Value.ShouldBe(0.4225, 0.00005);
        _result.Effects[0].PlannedDifference.ShouldBe(0.08, 1e-12);
        _result.Effects[0].NeededDifference!.Value.ShouldBe(0.01285, 0.000005);
        _result.Headline.ShouldBeSameAs(society);
    }

    [Theory]
    [InlineData(Rung.Full, 4_042_610.93, 1.8670, 1.458)]
    [InlineData(Rung.Marginal, 2_903_693.59, 1.6228, 2.048)]
    [InlineData(Rung.Cashable, 274_982.94, 1.0590, 5.536)]
    internal void G1_municipality_on_each_rung(Rung rung, double net, double ratio, double payback)
    {
        var municipality = _result.In(Perspective.Municipality, rung);
        municipality.NetPresentValue.ShouldBe(net, Ore);
        municipality.BenefitCostRatio!.Value.ShouldBe(ratio, 0.00005);
        municipality.Payback!.Value.ShouldBe(payback, 0.0005);
    }

    [Fact]
    public void G1_municipality_has_to_carry_most_in_year_1_when_only_cashable_money_counts()
    {
        var peak = _result.In(Perspective.Municipality, Rung.Cashable).PeakNeed;
        peak.Amount.ShouldBe(-1_893_917.19, Ore);
        peak.Year.ShouldBe(1);
    }

    [Theory]
    [InlineData(Rung.Full, 7_592_782, 471_647, 640_732, 463_658, 897_025, 970_001)]
    [InlineData(Rung.Cashable, 3_872_319, 424_482, 640_732, 248_196, 897_025, 970_001)]
    internal void G1_benefits_by_payer(Rung rung, double soc, double arb, double skatt, double region, double stat, double individ)
    {
        string[] payers = ["soc", "arb", "skatt", "region", "stat", "individ"];
        payers.Select(code => Payer(code, rung).Benefits).ShouldBe([soc, arb, skatt, region, stat, individ], 0.5);
        payers
            .Select(code =>
                _result
                    .Effects.SelectMany(effect => effect.ByPayer)
                    .Where(value => value.Payer == code)
                    .Sum(value => rung == Rung.Full ? value.Full : value.Cashable)
            )
            .ShouldBe([soc, arb, skatt, region, stat, individ], 0.5);
    }

    [Fact]
    public void G1_rate_strip()
    {
        var strip = Strips.Rates(GoldenCase.G1, 0, 0.02, 0.03, 0.05);
        strip.Select(cell => cell.Society.NetPresentValue).ShouldBe([7_435_214.17, 6_801_665.48, 6_511_963.70, 5_980_225.77], Ore);
        strip.Select(cell => cell.Society.BenefitCostRatio!.Value).ShouldBe([2.5458, 2.4398, 2.3906, 2.2991], 0.00005);
    }

    [Fact]
    public void G1_timing_strip_moves_the_net_value_and_not_the_ratio()
    {
        var strip = Strips.Timings(GoldenCase.G1);
        strip.Select(cell => cell.Society.NetPresentValue).ShouldBe([6_373_294.74, 6_264_606.95, 6_157_772.69], Ore);
        strip.Select(cell => cell.Society.BenefitCostRatio!.Value).ShouldBe([2.3669, 2.3669, 2.3669], 0.00005);
    }

    [Fact]
    public void G1_tornado_of_20_per_cent()
    {
        var bars = Tornado.Scaled(GoldenCase.G1.Compiled(), new(Perspective.Society, Rung.Full), 0.2);
        bars.Select(bar => bar.Name).ShouldBe(["placering", "costs", "gymnasie", "bup", "bistånd"]);
        bars.Select(bar => bar.AtLow).ShouldBe([4_854_738, 7_305_805, 5_732_562, 6_325_415, 6_373_294.74], 0.5);
        bars.Select(bar => bar.AtHigh).ShouldBe([7_891_851, 5_440_785, 7_014_027, 6_421_175, 6_373_294.74], 0.5);
        bars[^1].Width.ShouldBe(0);
    }

    [Fact]
    public void G1_preset_strip_shows_the_same_case_under_all_conventions()
    {
        var strip = Strips.Presets(GoldenCase.G1);
        strip
            .Select(cell => cell.Conventions.Code)
            .ShouldBe(["municipality", "green-book", "sroi", "tlv", "asek", "public-budget", "wsipp", "nz"]);
        strip[0].Society.NetPresentValue.ShouldBe(6_373_294.74, Ore);
        strip[1].Society.NetPresentValue.ShouldBe(6_373_294.74, Ore);
        strip[3].Society.NetPresentValue.ShouldBe(6_511_963.70, Ore);
        strip[4]
            .Society.NetPresentValue.ShouldBe(
                6_373_294.74 + (0.3 * GoldenCase.G1.Result().In(Perspective.PublicSector, Rung.Full).NetPresentValue),
                Ore
            );
        strip[5].Headline.Benefits.ShouldBe(7_592_782.25 + 471_646.89 + 239_401.18, 0.02);
    }

    [Fact]
    public void G1_switching_value_of_a_parameter_is_the_rate_that_just_pays()
    {
        var plan = GoldenCase.G1.Compiled();
        var rate = plan.Parameters.Single(parameter => parameter.Key == "effect:placering/rate");
        SwitchingValues.Of(plan, rate, plan.Views[0], 0, 1)!.Value.ShouldBe(0.11285, 0.000005);
        var years = plan.Parameters.Single(parameter => parameter.Key == "rate");
        var internalRate = SwitchingValues.Of(plan, years, plan.Views[0], 0, 10)!.Value;
        internalRate.ShouldBe(_result.Society.InternalRate!.Value, 1e-9);
    }

    private double CostOf(string payer) => _result.Costs.Where(line => line.Payer == payer).Sum(line => line.PresentValue);

    private ViewResult Payer(string code, Rung rung) =>
        _result.In(Perspective.Of(GoldenCase.G1.Payers.Single(payer => payer.Code == code)), rung);
}
