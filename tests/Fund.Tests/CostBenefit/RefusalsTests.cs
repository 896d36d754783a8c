using Fund.CostBenefit;
using Shouldly;
using Xunit;

namespace Fund.Tests.CostBenefit;

/// <summary>Nonsense is refused with the reason, all at once (BAD-19), and a gain is never counted twice.</summary>
public sealed class RefusalsTests
{
    private static readonly Effect Placement = GoldenCase.G1.Effects[0];

    [Fact]
    public void BAD19_all_nonsense_is_refused_at_once_with_field_and_sentence()
    {
        var refusals = CompiledCalculation
            .Compile(
                GoldenCase.G1 with
                {
                    Horizon = 200,
                    Conventions = Presets.Municipality with { Rates = new(-1.0) },
                    Effects =
                    [
                        Placement with
                        {
                            Rate = new Triangular(0.3, 0.2, 0.1),
                            UnitPrice = double.NaN,
                            EvidenceCorrection = 1.2,
                            Deadweight = 0.1,
                        },
                        GoldenCase.G1.Effects[1] with
                        {
                            Payers = [new("skatt", 0.5), new("okänd", 0.4)],
                            Deadweight = new Normal(0.2, 0.1),
                        },
                        GoldenCase.G1.Effects[2] with
                        {
                            Payers = [new("arb", 1)],
                            Group = "äldre",
                        },
                    ],
                }
            )
            .Refusals;
        refusals
            .Select(refusal => refusal.Field)
            .Distinct()
            .ShouldBe(
                [
                    "horizon",
                    "effects[0].deadweight",
                    "effects[1].payers",
                    "effects[2].group",
                    "effects[2].payers",
                    "conventions.rates",
                    "effects[0].rate",
                    "effects[0].evidenceCorrection",
                    "effects[0].unitPrice",
                    "effects[1].deadweight",
                ],
                ignoreOrder: true
            );
        refusals.ShouldAllBe(refusal => refusal.Sentence.EndsWith('.'));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(50, true)]
    [InlineData(200, false)]
    public void BAD19_horizon(int years, bool accepted)
    {
        var compilation = CompiledCalculation.Compile(PublishedExamplesTests.Case([100], [200]) with { Horizon = years });
        compilation.Plan.ShouldBe(accepted ? compilation.Plan : null);
        (compilation.Plan is not null).ShouldBe(accepted);
    }

    [Theory]
    [InlineData(0.0, true)]
    [InlineData(1.0, true)]
    [InlineData(-1.0, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void BAD19_discount_rate(double rate, bool accepted)
    {
        var compilation = CompiledCalculation.Compile(GoldenCase.G1 with { Conventions = Presets.Municipality with { Rates = new(rate) } });
        (compilation.Plan is not null).ShouldBe(accepted);
        if (compilation.Plan is { } plan)
        {
            AllNumbers(plan.Evaluate()).ShouldAllBe(number => double.IsFinite(number));
        }
    }

    [Fact]
    public void BAD19_limits_that_mean_something_are_counted()
    {
        var all = GoldenCase.G1 with { Effects = [Placement with { Rate = 1.0, ComparisonRate = 0.0 }] };
        var none = GoldenCase.G1 with { Effects = [Placement with { Rate = 0.0, ComparisonRate = 0.0 }] };
        var harm = GoldenCase.G1 with { Effects = [Placement with { Rate = 0.0, ComparisonRate = 0.1 }] };
        all.Result().Society.Benefits.ShouldBeGreaterThan(0);
        none.Result().Society.BenefitCostRatio.ShouldBe(0);
        none.Result().Society.SwitchingFactor.ShouldBeNull();
        harm.Result().Society.Benefits.ShouldBeLessThan(0);
        harm.Result().Society.Payback.ShouldBeNull();
        var free = GoldenCase.G1 with { Costs = [] };
        free.Result().Society.BenefitCostRatio.ShouldBeNull();
        AllNumbers(free.Result()).ShouldAllBe(number => double.IsFinite(number));
        (GoldenCase.G1 with { Groups = [new() { Code = "unga", Cohorts = [] }] }).Result().Society.Benefits.ShouldBe(0);
    }

    [Fact]
    public void Guard_a_a_comparison_group_leaves_no_room_for_deadweight() =>
        Refused(GoldenCase.G1 with { Effects = [Placement with { Deadweight = 0.2 }] }).Field.ShouldBe("effects[0].deadweight");

    [Fact]
    public void Guard_b_two_effects_on_the_same_indicator_and_group_need_an_overlap_share()
    {
        var twice = GoldenCase.G1 with { Effects = [Placement, Placement with { Code = "igen" }] };
        Refused(twice).Field.ShouldBe("effects[1].overlaps");
        var declared = twice with { Effects = [Placement, Placement with { Code = "igen", Overlaps = [new("placering", 0.4)] }] };
        declared.Result().Society.Benefits.ShouldBe(7_592_782.25 * 1.6, 0.02);
        var otherYears = twice with { Effects = [Placement, Placement with { Code = "igen", Lag = 6.0 }] };
        CompiledCalculation.Compile(otherYears).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public void Guard_c_projects_in_a_portfolio_share_the_gain_between_them()
    {
        var first = GoldenCase.G1 with { Effects = [Placement] };
        var portfolio = new Portfolio([("A", first), ("B", first)], new Dictionary<PortfolioOverlap, double>());
        portfolio.Refusals().ShouldHaveSingleItem().Field.ShouldBe("B/placering");
        var declared = portfolio with
        {
            Shares = new Dictionary<PortfolioOverlap, double> { [new("B", "placering", "A", "placering")] = 1 },
        };
        declared.Refusals().ShouldBeEmpty();
        declared.SocietyNetPresentValue().ShouldBe(7_592_782.25 - (2 * 4_662_550.58), 0.03);
    }

    [Fact]
    public void Guard_d_a_transfer_moves_money_and_adds_nothing_to_society()
    {
        Refused(GoldenCase.G1 with { Effects = [GoldenCase.G1.Effects[2] with { Payers = [new("arb", 1)] }] })
            .Field.ShouldBe("effects[0].payers");
        (GoldenCase.G1 with { Effects = [GoldenCase.G1.Effects[2]] }).Result().Society.Benefits.ShouldBe(0);
    }

    [Fact]
    public void Guard_e_tax_on_a_production_gain_is_part_of_the_gain()
    {
        var gain = GoldenCase.G1.Effects[1];
        Refused(GoldenCase.G1 with { Effects = [gain, gain with { Code = "skatt", Kind = EffectKind.Tax }] })
            .Field.ShouldBe("effects[1].kind");
        Refused(GoldenCase.G1 with { Effects = [gain with { Payers = [new("individ", 1), new("skatt", 0.3)] }] })
            .Field.ShouldBe("effects[0].payers");
    }

    [Fact]
    public void A_shared_parameter_has_one_value()
    {
        var price = new Quantity(new Triangular(2_000, 3_000, 4_000), "HVB-dygn");
        var other = Placement with { Code = "annan", Indicator = "annat", UnitPrice = price };
        CompiledCalculation
            .Compile(GoldenCase.G1 with { Effects = [Placement with { UnitPrice = price }, other] })
            .Refusals.ShouldBeEmpty();
        Refused(GoldenCase.G1 with { Effects = [Placement with { UnitPrice = new Quantity(new Constant(3_000), "HVB-dygn") }, other] })
            .Field.ShouldBe("effects[1].unitPrice");
    }

    [Fact]
    public void A_cost_has_the_right_sign_and_lies_within_the_horizon()
    {
        var line = GoldenCase.G1.Costs[0];
        Refused(GoldenCase.G1 with { Costs = [line with { Amounts = [-5] }] }).Field.ShouldBe("costs[0].amounts");
        Refused(GoldenCase.G1 with { Costs = [line with { Kind = CostKind.ReplacedActivity }] }).Field.ShouldBe("costs[0].amounts");
        Refused(GoldenCase.G1 with { Costs = [line with { Amounts = [.. new double[10], 1] }] }).Field.ShouldBe("costs[0].amounts");
        Refused(GoldenCase.G1 with { Costs = [line with { Payer = "ingen" }] }).Field.ShouldBe("costs[0].payer");
    }

    private static CalculationRefusal Refused(CostBenefitCalculation calculation) =>
        CompiledCalculation.Compile(calculation).Refusals.ShouldHaveSingleItem();

    private static IEnumerable<double> AllNumbers(CalculationResult result) =>
        result.Views.SelectMany(view =>
            (double[])
                [
                    view.Benefits,
                    view.Costs,
                    view.NetPresentValue,
                    view.Residual,
                    view.BenefitCostRatio ?? 0,
                    view.Payback ?? 0,
                    view.PeakNeed.Amount,
                    view.SwitchingFactor ?? 0,
                    view.InternalRate ?? 0,
                    .. view.Net,
                    .. view.DiscountedNet,
                ]
        );
}
