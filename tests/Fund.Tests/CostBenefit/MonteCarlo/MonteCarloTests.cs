using Fund.CostBenefit;
using Shouldly;
using Xunit;
using MonteCarloRun = Fund.CostBenefit.MonteCarlo;

namespace Fund.Tests.CostBenefit;

/// <summary>The Monte Carlo engine (cost-benefit 3, REL-18).</summary>
public sealed class MonteCarloTests
{
    private static readonly Effect Placement = GoldenCase.G1.Effects[0];

    /// <summary>G1 with everything proportional uncertain, shares of the ladder and a difference of two rates among it.</summary>
    private static readonly CostBenefitCalculation Uncertain = GoldenCase.G1 with
    {
        Groups = [GoldenCase.G1.Groups[0] with { Reach = new Triangular(0.7, 0.9, 1) }],
        Costs = [.. GoldenCase.G1.Costs.Select(line => line with { Level = new Pert(0.9, 1, 1.4) })],
        Effects =
        [
            Placement with
            {
                Rate = new TruncatedNormal(0.18, 0.03, 0, 1),
                ComparisonRate = new Beta(10, 90),
                UnitPrice = new LogNormal(8, 0.2),
                UnitsPerOutcome = new Gamma(20, 6),
                MarginalShare = new Uniform(0.7, 1),
                CashableShare = new Triangular(0.3, 0.6, 0.8),
            },
            GoldenCase.G1.Effects[1] with
            {
                Rate = new Normal(0.12, 0.04),
                UnitPrice = new Empirical(70_000, 90_000, 120_000),
            },
            GoldenCase.G1.Effects[2] with
            {
                CashableShare = new Discrete(new Scenario(0.5, 0.3), new Scenario(0.9, 0.7)),
            },
            GoldenCase.G1.Effects[3],
        ],
    };

    [Fact]
    public void Zero_spread_gives_the_deterministic_result_exactly()
    {
        var still = GoldenCase.G1 with
        {
            Effects =
            [
                .. GoldenCase.G1.Effects.Select(effect =>
                    effect with
                    {
                        Rate = new Triangular(effect.Rate.Central, effect.Rate.Central, effect.Rate.Central),
                        MarginalShare = new Pert(effect.MarginalShare.Central, effect.MarginalShare.Central, effect.MarginalShare.Central),
                    }
                ),
            ],
        };
        var result = still.Result();
        var run = MonteCarloRun.Run(still.Compiled(), new() { Draws = 1_000 }).Ready();
        foreach (var view in run.Views)
        {
            var expected = result.In(view.View.Perspective, view.View.Rung);
            view.Draws.ShouldAllBe(net => net == expected.NetPresentValue);
            view.PaybackCurve.Select(share => share > 0.5)
                .ShouldBe(Enumerable.Range(0, 10).Select(year => expected.Payback is { } back && back <= year));
        }

        run.Views[0].NetShouldBe(6_373_294.74);
    }

    [Fact]
    public void REL18_the_same_seed_gives_equal_bits_on_one_thread_and_on_many()
    {
        var plan = Uncertain.Compiled();
        var correlations = new Correlation[] { new("effect:placering/rate", "effect:placering/unitPrice", 0.5) };
        var one = MonteCarloRun
            .Run(
                plan,
                new()
                {
                    Threads = 1,
                    Seed = 42,
                    Correlations = correlations,
                }
            )
            .Ready();
        foreach (var threads in new[] { 2, 3, 8 })
        {
            var many = MonteCarloRun
                .Run(
                    plan,
                    new()
                    {
                        Threads = threads,
                        Seed = 42,
                        Correlations = correlations,
                    }
                )
                .Ready();
            for (var view = 0; view < one.Views.Count; view++)
            {
                many.Views[view].Draws.ShouldBe(one.Views[view].Draws);
                many.Views[view].PaybackCurve.ShouldBe(one.Views[view].PaybackCurve);
                many.Views[view].Mean.ShouldBe(one.Views[view].Mean);
            }
        }

        MonteCarloRun.Run(plan, new() { Seed = 43 }).Ready().Views[0].Draws.ShouldNotBe(one.Views[0].Draws);
    }

    [Fact]
    public void REL18_stored_seeds_keep_their_numbers()
    {
        // A run is stored as its seed. If these numbers change, no stored run can be replayed.
        var numbers = new double[4];
        new RandomStream().Start(42, RandomStream.NameOf("effect:placering/rate"), 3).Fill(numbers);
        numbers.ShouldBe([0.671867375440673, 0.921303999081253, 0.4643443718324203, 0.5928200907309709]);
    }

    [Fact]
    public void Every_draw_is_what_the_deterministic_calculation_says_of_its_numbers()
    {
        var plan = Uncertain.Compiled();
        var run = MonteCarloRun.Run(plan, new() { Draws = 600, Granted = 1_500_000 }).Ready();
        var draws = plan.Parameters.Select(run.DrawsOf).ToArray();
        var paidBack = new int[plan.Horizon];
        var tooDeep = 0;
        for (var draw = 0; draw < 600; draw++)
        {
            var result = plan.EvaluateOpen(draws.Select(values => values[draw]).ToArray());
            foreach (var view in run.Views)
            {
                var expected = result.In(view.View.Perspective, view.View.Rung).NetPresentValue;
                view.Draws[draw].ShouldBe(expected, 1e-9 * (1 + Math.Abs(result.Society.Benefits)));
            }

            var cashable = result.In(Perspective.Municipality, Rung.Cashable);
            tooDeep += -cashable.PeakNeed.Amount > 1_500_000 ? 1 : 0;
            for (var year = 0; year < plan.Horizon; year++)
            {
                paidBack[year] += cashable.Payback <= year ? 1 : 0;
            }
        }

        var municipality = run.In(Perspective.Municipality, Rung.Cashable);
        municipality.PaybackCurve.ShouldBe(paidBack.Select(count => count / 600.0), 1e-12);
        municipality.PeakAboveGranted.ShouldBe(tooDeep / 600.0);
        tooDeep.ShouldBeInRange(1, 599);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void The_general_path_and_the_quick_path_agree_to_the_last_bit(bool undiscounted, bool firstCrossing)
    {
        var plan = (
            Uncertain with
            {
                Conventions = Presets.Municipality with
                {
                    DiscountedPayback = !undiscounted,
                    FirstCrossingPayback = firstCrossing,
                    IncludeResidual = true,
                },
            }
        ).Compiled();
        var quick = MonteCarloRun.Run(plan, new() { Draws = 700 }).Ready();
        var general = MonteCarloRun.Run(plan, new() { Draws = 700, AlwaysRebuild = true }).Ready();
        for (var view = 0; view < quick.Views.Count; view++)
        {
            general.Views[view].Draws.ShouldBe(quick.Views[view].Draws);
            general.Views[view].PaybackCurve.ShouldBe(quick.Views[view].PaybackCurve);
            general.Views[view].PeakAboveGranted.ShouldBe(quick.Views[view].PeakAboveGranted);
        }
    }

    [Fact]
    public void Uncertain_rate_duration_lag_and_drop_off_are_drawn_too()
    {
        var plan = (
            GoldenCase.G1 with
            {
                Conventions = Presets.Wsipp,
                Effects =
                [
                    Placement with
                    {
                        Persistence = new GeometricPersistence(new Uniform(0, 0.3), new Uniform(1, 6)),
                        Lag = new Discrete(new Scenario(0, 0.5), new Scenario(2, 0.5)),
                    },
                ],
            }
        ).Compiled();
        var run = MonteCarloRun.Run(plan, new() { Draws = 300 }).Ready();
        var draws = plan.Parameters.Select(run.DrawsOf).ToArray();
        for (var draw = 0; draw < 300; draw++)
        {
            var expected = plan.Evaluate(draws.Select(values => values[draw]).ToArray()).Society.NetPresentValue;
            run.Views[0].Draws[draw].ShouldBe(expected);
        }

        run.Views[0].StandardDeviation.ShouldBeGreaterThan(100_000);
    }

    [Fact]
    public void A_case_with_a_closed_form_lands_within_four_standard_errors()
    {
        // NPV = a·X·Y − b·C with X, Y, C independent: mean and variance follow from those of the factors.
        var (x, y, c) = (new Triangular(0.02, 0.1, 0.15), new Triangular(1_000, 2_000, 4_000), new Uniform(0.8, 1.6));
        var calculation = GoldenCase.G1 with
        {
            Costs =
            [
                new()
                {
                    Code = "k",
                    Kind = CostKind.Start,
                    Payer = "fund",
                    Amounts = [300_000],
                    Level = c,
                },
            ],
            Effects = [Placement with { Rate = x, ComparisonRate = 0.0, UnitPrice = y }],
        };
        var run = MonteCarloRun
            .Run(calculation.Compiled(), new() { Draws = 200_000, Views = [new(Perspective.Society, Rung.Full)] })
            .Ready()
            .Views[0];
        var a = (GoldenCase.G1 with { Effects = [Placement with { Rate = 1.0, ComparisonRate = 0.0, UnitPrice = 1.0 }] })
            .Result()
            .Society.Benefits;
        var mean = (a * x.Mean * y.Mean) - (300_000 * c.Mean);
        var variance =
            (a * a * (((x.Variance + (x.Mean * x.Mean)) * (y.Variance + (y.Mean * y.Mean))) - (x.Mean * x.Mean * y.Mean * y.Mean)))
            + (300_000.0 * 300_000 * c.Variance);
        run.Mean.ShouldBe(mean, 4 * Math.Sqrt(variance / 200_000));
        var fourth = run.Draws.Average(net => Math.Pow(net - run.Mean, 4));
        (run.StandardDeviation * run.StandardDeviation).ShouldBe(variance, 4 * Math.Sqrt((fourth - (variance * variance)) / 200_000));
        run.ProbabilityError.ShouldBeLessThan(0.0012);
    }

    [Fact]
    public void Two_options_share_the_draws_of_a_shared_parameter()
    {
        var price = new Quantity(new Triangular(2_000, 3_000, 5_000), "HVB-dygn");
        var small = GoldenCase.G1 with { Effects = [Placement with { UnitPrice = price }] };
        var large = small with
        {
            Effects =
            [
                .. GoldenCase.G1.Effects.Skip(1),
                Placement with
                {
                    Code = "annan",
                    UnitPrice = price,
                    Rate = 0.26,
                },
                Placement with
                {
                    Code = "tredje",
                    Indicator = "x",
                    UnitPrice = price,
                },
            ],
        };
        var runs = new[] { small, large }.Select(option => MonteCarloRun.Run(option.Compiled(), new() { Draws = 2_000 }).Ready()).ToArray();
        double[][] draws = [.. runs.Select(run => run.DrawsOf(option(run)))];
        draws[0].ShouldBe(draws[1]);
        Parameter option(MonteCarloResult run) =>
            (run == runs[0] ? small : large).Compiled().Parameters.Single(parameter => parameter.Key == "shared:HVB-dygn");
        var extra = runs[1].Views[0].Draws.Zip(runs[0].Views[0].Draws, (one, other) => one - other).ToArray();
        var mean = extra.Average();
        var deviation = Math.Sqrt(extra.Average(value => (value - mean) * (value - mean)));
        deviation.ShouldBeLessThan(3.1 * runs[0].Views[0].StandardDeviation);
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(-0.4)]
    public void Rank_correlation_is_imposed_and_every_value_is_kept(double wanted)
    {
        var plan = Uncertain.Compiled();
        var (rate, price) = ("effect:placering/rate", "effect:placering/unitPrice");
        var free = MonteCarloRun.Run(plan, new()).Ready();
        var bound = MonteCarloRun.Run(plan, new() { Correlations = [new(rate, price, wanted)] }).Ready();
        double[] Draws(MonteCarloResult run, string key) => run.DrawsOf(plan.Parameters.Single(parameter => parameter.Key == key));
        Draws(bound, rate).Order().ShouldBe(Draws(free, rate).Order());
        Spearman(Draws(bound, rate), Draws(bound, price)).ShouldBe(6 / Math.PI * Math.Asin(wanted / 2), 0.01);
        Spearman(Draws(free, rate), Draws(free, price)).ShouldBe(0, 0.04);
    }

    [Fact]
    public void BAD19_too_much_work_and_impossible_correlations_are_refused_with_the_limit()
    {
        var plan = Uncertain.Compiled();
        Refused(new() { Draws = 1_000_000_000 }).ShouldContain(refusal => refusal.Field == "draws" && refusal.Sentence.Contains("200 000"));
        Refused(new() { Draws = 0 }).ShouldHaveSingleItem().Field.ShouldBe("draws");
        Refused(new() { Granted = double.NaN }).ShouldHaveSingleItem().Field.ShouldBe("granted");
        Refused(new() { Views = [] }).ShouldHaveSingleItem().Field.ShouldBe("views");
        var (a, b, c) = ("effect:placering/rate", "effect:placering/unitPrice", "effect:gymnasie/rate");
        Refused(new() { Correlations = [new(a, b, 0.9), new(b, c, 0.9), new(a, c, -0.9)] })
            .ShouldHaveSingleItem()
            .Sentence.ShouldContain("positivt definit");
        Refused(new() { Correlations = [new(a, "okänd", 0.9)] }).ShouldHaveSingleItem().Sentence.ShouldContain("okänd");
        Refused(new() { Correlations = [new(a, b, 1.5)] }).ShouldHaveSingleItem().Sentence.ShouldContain("mellan −1 och 1");
        Refused(new() { Correlations = [new(a, b, 0.5), new(b, a, 0.5)] }).ShouldHaveSingleItem().Sentence.ShouldContain("Samma par");
        IReadOnlyList<CalculationRefusal> Refused(MonteCarloSettings settings) => MonteCarloRun.Run(plan, settings).Refusals;
    }

    [Fact]
    public void Percentiles_histogram_and_cumulative_curve_describe_the_same_draws()
    {
        var view = MonteCarloRun.Run(Uncertain.Compiled(), new()).Ready().Views[0];
        double[] percentiles = [.. new[] { 0.05, 0.1, 0.5, 0.9, 0.95 }.Select(view.Percentile)];
        percentiles.ShouldBe(percentiles.Order());
        view.ShareAtOrBelow(view.Percentile(0.9)).ShouldBe(0.9, 0.0002);
        (1 - view.ShareAtOrBelow(0)).ShouldBe(view.ProbabilityPositive, 1e-12);
        var histogram = view.Histogram();
        histogram.Counts.Sum().ShouldBe(10_000);
        histogram.Low.ShouldBe(view.Draws.Min());
        view.ProbabilityError.ShouldBeLessThanOrEqualTo(0.005);
    }

    [Fact]
    public void Shares_of_variance_sum_to_one_and_information_is_worth_what_the_closed_form_says()
    {
        // NPV = N(0, s) through one parameter: EVPI = EVPPI = s·φ(0); the other parameter has no part in it.
        var calculation = GoldenCase.G1 with
        {
            Costs =
            [
                new()
                {
                    Code = "k",
                    Kind = CostKind.Start,
                    Payer = "fund",
                    Amounts = [Unit() * 0.05],
                },
            ],
            Effects = [Placement with { Rate = new Normal(0.05, 0.02), ComparisonRate = 0.0, CashableShare = new Uniform(0, 1) }],
        };
        var run = MonteCarloRun
            .Run(calculation.Compiled(), new() { Draws = 100_000, Views = [new(Perspective.Society, Rung.Full)] })
            .Ready();
        var deviation = Unit() * 0.02;
        run.Views[0].PerfectInformation.ShouldBe(deviation / Math.Sqrt(2 * Math.PI), 0.02 * deviation);
        var importance = run.Importance(run.Views[0]);
        importance.Sum(row => row.VarianceShare).ShouldBe(1, 1e-12);
        importance[0].Parameter.Key.ShouldBe("effect:placering/rate");
        importance[0].VarianceShare.ShouldBeGreaterThan(0.999);
        importance[0].PartialInformation.ShouldBe(run.Views[0].PerfectInformation, 1e-6 * deviation);
        importance[1].PartialInformation.ShouldBeLessThan(0.02 * deviation);
        static double Unit() =>
            (GoldenCase.G1 with { Effects = [Placement with { Rate = 1.0, ComparisonRate = 0.0 }] }).Result().Society.Benefits;
    }

    [Fact]
    public void The_tornado_of_uncertain_parameters_moves_one_at_a_time_between_its_10th_and_90th_percentile()
    {
        var plan = Uncertain.Compiled();
        var bars = Tornado.Uncertain(plan, plan.Views[0]);
        bars.Count.ShouldBe(plan.Parameters.Count(parameter => parameter.IsUncertain));
        bars.Select(bar => bar.Width).ShouldBe(bars.Select(bar => bar.Width).OrderDescending());
        var reach = bars.Single(bar => bar.Name == "group:unga/reach");
        reach.AtLow.ShouldBeLessThan(reach.AtHigh);
        (reach.LowValue, reach.HighValue).ShouldBe(new Triangular(0.7, 0.9, 1).EightyPercentInterval);
    }

    private static double Spearman(double[] one, double[] other)
    {
        var (first, second) = (Ranks(one), Ranks(other));
        var mean = (one.Length - 1) / 2.0;
        return first.Zip(second, (a, b) => (a - mean) * (b - mean)).Sum() / first.Sum(a => (a - mean) * (a - mean));
        static double[] Ranks(double[] values)
        {
            var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
            var ranks = new double[values.Length];
            for (var rank = 0; rank < order.Length; rank++)
            {
                ranks[order[rank]] = rank;
            }

            return ranks;
        }
    }
}

internal static class MonteCarloAssertions
{
    public static void NetShouldBe(this ViewDistribution view, double net)
    {
        view.Mean.ShouldBe(net, 0.01);
        view.StandardDeviation.ShouldBe(0, 1e-6);
    }
}
