using Fund.CostBenefit;
using Shouldly;
using Xunit;

namespace Fund.Tests.CostBenefit;

/// <summary>Expected against realised (cost-benefit 1.4), return to the fund and evidence (4.2).</summary>
public sealed class FollowUpTests
{
    [Fact]
    public void The_variance_split_has_the_printed_parts_and_sums_exactly()
    {
        var plan = new EffectFactors(36, 0.08, 120, 3_074);
        var outcome = new EffectFactors(31, 0.065, 132, 3_210);
        plan.Value.ShouldBe(1_062_374.40, 0.005);
        outcome.Value.ShouldBe(853_795.80, 0.005);
        var split = VarianceSplit.Of(plan, outcome);
        new[] { split.Persons, split.Share, split.Volume, split.Price }.ShouldBe([-147_552.00, -171_529.20, 74_329.32, 36_173.28], 0.005);
        split.Total.ShouldBe(outcome.Value - plan.Value, 1e-6);
    }

    [Fact]
    public void A_measurement_updates_the_expected_effect_by_precision()
    {
        var belief = new Belief(0.08, 0.03).UpdatedBy(new(0.065, 0.025));
        belief.Expected.ShouldBe(0.07115, 0.000005);
        belief.Deviation.ShouldBe(0.01921, 0.000005);
        Should.Throw<ArgumentOutOfRangeException>(() => belief.UpdatedBy(new(0.1, 0)));
    }

    [Fact]
    public void Difference_in_differences_takes_off_the_change_of_the_comparison_group() =>
        DifferenceInDifferences.Effect(new(0.31, 0.22), new(0.30, 0.27)).ShouldBe(-0.06, 1e-12);

    [Fact]
    public void The_forecast_is_the_outcome_to_date_and_then_the_plan_times_the_ratio_shown()
    {
        var forecast = Forecast.Of([10, 20, 30, 40], [8, 13]);
        forecast.Ratio.ShouldBe(0.7, 1e-12);
        forecast.Years.ShouldBe([8, 13, 21, 28], 1e-12);
        Forecast.Of([10, 20], []).Years.ShouldBe([10, 20], 1e-12);
    }

    [Fact]
    public void The_return_to_the_fund_follows_share_lag_and_cap_and_stops_at_the_grant()
    {
        double[] savings = [0, 100, 300, 1_000, 400, -50, 500];
        new ReturnRule(0.5, 1, 200).Returns(savings, 400).ShouldBe([0, 0, 50, 150, 200, 0, 0], 1e-9);
        new ReturnRule(0.5, 1, 200, BeyondGranted: true).Returns(savings, 400).ShouldBe([0, 0, 50, 150, 200, 200, 0], 1e-9);
    }

    [Fact]
    public void A_grade_of_evidence_sets_mean_correction_and_least_spread()
    {
        var graded = GoldenCase.G1 with { Effects = [GoldenCase.G1.Effects[0] with { Grade = EvidenceGrade.F }] };
        var plan = graded.Compiled();
        var full = GoldenCase.G1.Result().Effects[0].PresentValue / 0.85;
        plan.Evaluate().Effects[0].PresentValue.ShouldBe(full * 0.6, 0.01);
        var rate = plan.Parameters.Single(parameter => parameter.Key == "effect:placering/rate").Distribution;
        rate.StandardDeviation.ShouldBe(0.5 * 0.08, 1e-12);
        rate.Mean.ShouldBe(0.18, 1e-12);
        (graded with { Conventions = graded.Conventions with { Evidence = EvidenceRule.Off } })
            .Result()
            .Effects[0]
            .PresentValue.ShouldBe(full, 0.01);
    }

    [Fact]
    public void A_wide_distribution_is_not_touched_by_the_grade_and_a_narrow_one_is_stretched_around_its_mean()
    {
        var wide = new Normal(0.1, 0.09);
        Widened.AtLeast(wide, 0.05).ShouldBeSameAs(wide);
        var stretched = Widened.AtLeast(new Triangular(0.09, 0.1, 0.12), 0.05);
        stretched.StandardDeviation.ShouldBe(0.05, 1e-12);
        stretched.Mean.ShouldBe(0.31 / 3, 1e-12);
        stretched.Central.ShouldBe(0.1);
    }

    [Fact]
    public void Amounts_in_an_older_price_year_are_indexed_and_grow_really()
    {
        var calculation = PublishedExamplesTests.Case([0], [1_000, 1_000]) with
        {
            PriceIndex = new Dictionary<int, double> { [2020] = 100, [2026] = 125 },
        };
        calculation = calculation with { Effects = [calculation.Effects[0] with { PriceYear = 2020, RealPriceGrowth = 0.02 }] };
        calculation.Result().Effects[0].Values.Take(2).ShouldBe([1_250, 1_275], 1e-9);
        var nominal = calculation with { Conventions = calculation.Conventions with { Inflation = 0.1 } };
        nominal.Result().Effects[0].Values.Take(2).ShouldBe([1_250, 1_402.5], 1e-9);
        CompiledCalculation
            .Compile(calculation with { PriceIndex = new Dictionary<int, double>() })
            .Refusals.ShouldHaveSingleItem()
            .Field.ShouldBe("effects[0].priceYear");
    }
}
