using CsCheck;
using Fund.CostBenefit;
using Shouldly;
using Xunit;

namespace Fund.Tests.CostBenefit;

/// <summary>The properties of cost-benefit 6, each on 10,000 random cases; the seed of a failing case is printed.</summary>
public sealed class PropertiesTests
{
    [Fact]
    public void P01_the_payers_sum_to_the_total() =>
        ForAll(calculation =>
        {
            var result = calculation.Result();
            var payers = calculation.Payers.Select(payer => result.In(Perspective.Of(payer), Rung.Full)).ToArray();
            Close(payers.Sum(payer => payer.NetPresentValue), result.Society.NetPresentValue, result);
            Close(payers.Sum(payer => payer.Costs), result.Society.Costs, result);
        });

    [Fact]
    public void P02_a_transfer_leaves_society_unchanged() =>
        ForAll(calculation =>
        {
            var transfer = calculation.Effects[0] with
            {
                Code = "t",
                Indicator = "t",
                Kind = EffectKind.Transfer,
                Payers = [new("region", 1), new("individ", -1)],
            };
            var with = (calculation with { Effects = [.. calculation.Effects, transfer] }).Result();
            with.Society.NetPresentValue.ShouldBe(calculation.Result().Society.NetPresentValue);
            with.Effects[^1].ByPayer.Sum(payer => payer.Full).ShouldBe(0);
        });

    [Fact]
    public void P03_at_rate_0_the_net_present_value_is_the_plain_sum() =>
        ForAll(calculation =>
        {
            var result = (calculation with { Conventions = Presets.Municipality with { Rates = new(0.0) } }).Result();
            var plain =
                result.Effects.Where((_, i) => calculation.Effects[i].Kind != EffectKind.Transfer).Sum(effect => effect.Values.Sum())
                - result.Costs.Sum(line => line.Amounts.Sum());
            Close(result.Society.NetPresentValue, plain, result);
        });

    [Fact]
    public void P04_a_uniform_shift_in_time_leaves_the_ratio_unchanged() =>
        ForAll(calculation =>
        {
            var cells = Strips.Timings(calculation);
            foreach (var cell in cells)
            {
                cell.Society.BenefitCostRatio!.Value.ShouldBe(
                    cells[0].Society.BenefitCostRatio!.Value,
                    1e-9 * (1 + cells[0].Society.BenefitCostRatio!.Value)
                );
            }
        });

    [Fact]
    public void P05_without_effects_the_net_present_value_is_minus_the_costs() =>
        ForAll(calculation =>
        {
            var society = (calculation with { Effects = [] }).Result().Society;
            society.NetPresentValue.ShouldBe(-society.Costs);
            society.Benefits.ShouldBe(0);
        });

    [Fact]
    public void P06_a_split_cost_line_is_the_whole_line() =>
        ForAll(calculation =>
        {
            var line = calculation.Costs[0];
            CostLine Part(string code, double share) =>
                line with
                {
                    Code = code,
                    Amounts = [.. line.Amounts.Select(amount => amount * share)],
                };
            var whole = calculation.Result();
            var split = (calculation with { Costs = [Part("a", 0.3), Part("b", 0.7), .. calculation.Costs.Skip(1)] }).Result();
            for (var view = 0; view < whole.Views.Count; view++)
            {
                Close(split.Views[view].NetPresentValue, whole.Views[view].NetPresentValue, whole);
            }
        });

    [Fact]
    public void P07_twice_the_participants_give_twice_the_benefits() =>
        ForAll(calculation =>
        {
            var group = calculation.Groups[0];
            var doubled = calculation with
            {
                Groups =
                [
                    group with
                    {
                        Cohorts = [.. group.Cohorts.Select(cohort => cohort with { Participants = 2 * cohort.Participants })],
                    },
                ],
            };
            var (one, two) = (calculation.Result(), doubled.Result());
            for (var view = 0; view < one.Views.Count; view++)
            {
                Close(two.Views[view].Benefits, 2 * one.Views[view].Benefits, one);
            }
        });

    [Fact]
    public void P08_the_net_present_value_falls_with_the_rate_when_costs_come_first() =>
        ForAll(calculation =>
        {
            var first = calculation with { Costs = [.. calculation.Costs.Select(line => line with { Amounts = [line.Amounts[0]] })] };
            var strip = Strips.Rates(first, 0.01, 0.02, 0.05, 0.2);
            strip
                .Select(cell => cell.Society.NetPresentValue)
                .Zip(strip.Skip(1).Select(cell => cell.Society.NetPresentValue))
                .ShouldAllBe(pair => pair.First >= pair.Second - (1e-9 * (1 + Math.Abs(pair.First))));
        });

    [Fact]
    public void P09_no_drop_off_is_a_constant_effect() =>
        ForAll(calculation =>
        {
            CostBenefitCalculation With(Persistence shape) =>
                calculation with
                {
                    Effects = [calculation.Effects[0] with { Persistence = shape }],
                };
            With(new GeometricPersistence(0.0, 6.0))
                .Result()
                .Society.NetPresentValue.ShouldBe(With(new ConstantPersistence(6.0)).Result().Society.NetPresentValue);
        });

    [Fact]
    public void P10_the_ratio_less_one_is_the_net_ratio() =>
        ForAll(calculation =>
        {
            foreach (var denominator in Enum.GetValues<RatioDenominator>())
            {
                var result = (calculation with { Conventions = calculation.Conventions with { Denominator = denominator } }).Result();
                foreach (var view in result.Views.Where(view => view.BenefitCostRatio is not null))
                {
                    (view.BenefitCostRatio!.Value - 1).ShouldBe(view.NetRatio!.Value, 1e-9 * (1 + Math.Abs(view.NetRatio!.Value)));
                }
            }
        });

    [Fact]
    public void P11_the_order_of_lines_does_not_matter() =>
        ForAll(calculation =>
        {
            var turned = calculation with
            {
                Costs = [.. calculation.Costs.Reverse()],
                Effects = [.. calculation.Effects.Reverse()],
                Payers = [.. calculation.Payers.Reverse()],
            };
            var (one, other) = (calculation.Result(), turned.Result());
            foreach (var view in one.Views)
            {
                Close(other.In(view.View.Perspective, view.View.Rung).NetPresentValue, view.NetPresentValue, one);
            }
        });

    [Fact]
    public void P12_displayed_rows_add_to_the_displayed_total() =>
        ForAll(calculation =>
        {
            var rows = calculation.Result().In(Perspective.Municipality, Rung.Cashable).Net;
            foreach (var unit in new double[] { 1, 1_000, 1_000_000 })
            {
                var rounded = RoundedRows.Of(rows, unit);
                rounded.Sum().ShouldBe((long)Math.Floor((rows.Sum() / unit) + 0.5));
                rounded.Zip(rows).ShouldAllBe(pair => Math.Abs(pair.First - (pair.Second / unit)) <= 1);
            }
        });

    [Fact]
    public void P13_a_run_with_the_same_seed_is_equal_on_one_and_two_threads() =>
        ForAll(calculation =>
        {
            var plan = (
                calculation with
                {
                    Effects =
                    [
                        .. calculation.Effects.Select(effect =>
                            effect with
                            {
                                UnitPrice = new Triangular(0, 100, 900),
                                MarginalShare = new Uniform(0.2, 0.9),
                            }
                        ),
                    ],
                }
            ).Compiled();
            var settings = new MonteCarloSettings
            {
                Draws = 600,
                Seed = (ulong)calculation.Costs[0].Amounts[0],
                Views = [plan.Views[0], plan.Views[3]],
            };
            var one = Fund.CostBenefit.MonteCarlo.Run(plan, settings with { Threads = 1 }).Ready();
            var two = Fund.CostBenefit.MonteCarlo.Run(plan, settings with { Threads = 2 }).Ready();
            for (var view = 0; view < 2; view++)
            {
                one.Views[view].Draws.AsSpan().SequenceEqual(two.Views[view].Draws).ShouldBeTrue();
            }
        });

    [Fact]
    public void P14_the_horizon_and_its_residual_are_all_of_a_finite_effect() =>
        ForAll(calculation =>
        {
            var shortened = calculation.Result();
            var all = (calculation with { Horizon = 40 }).Result();
            all.Society.Residual.ShouldBe(0);
            for (var view = 0; view < all.Views.Count; view++)
            {
                Close(shortened.Views[view].Benefits + shortened.Views[view].Residual, all.Views[view].Benefits, all);
            }

            var inside = (calculation with { Conventions = calculation.Conventions with { IncludeResidual = true } }).Result();
            Close(inside.Society.NetPresentValue, all.Society.NetPresentValue, all);
        });

    private static void ForAll(Action<CostBenefitCalculation> property) =>
        Gen.Int.Sample(seed => property(RandomCase.From(seed)), iter: 10_000);

    private static void Close(double one, double other, CalculationResult scale) =>
        one.ShouldBe(
            other,
            1e-9 * (1 + scale.Costs.Sum(line => line.PresentValue) + scale.Effects.Sum(effect => effect.PresentValue + effect.Residual))
        );
}
