using Fund.CostBenefit;
using Shouldly;
using Xunit;

namespace Fund.Tests.CostBenefit;

/// <summary>Every named distribution has the mean, the variance and the quantiles it says.</summary>
public sealed class DistributionsTests
{
    private const int Draws = 200_000;

    private static readonly Distribution[] Named =
    [
        new Constant(3),
        new Triangular(1, 2, 5),
        new Triangular(1, 1, 5),
        new Triangular(1, 5, 5),
        new Pert(1, 2, 5),
        new Uniform(-1, 4),
        new Normal(2, 3),
        new TruncatedNormal(0.1, 0.2, 0, 1),
        new LogNormal(1, 0.4),
        new Beta(2, 5),
        new Beta(0.5, 0.5),
        new Gamma(3, 2),
        new Gamma(0.5, 2),
        new Discrete(new Scenario(1, 0.2), new Scenario(4, 0.8)),
        new Empirical(1, 2, 4, 8),
        new Widened(new Triangular(1, 2, 5), 2),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Named.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Draws_have_the_closed_form_mean_and_variance_within_four_standard_errors(int number)
    {
        var distribution = Named[number];
        distribution.Faults().ShouldBeEmpty();
        var draws = new double[Draws];
        distribution.Fill(draws, new RandomStream().Start(7, (ulong)number, 0));
        var mean = draws.Average();
        mean.ShouldBe(distribution.Mean, (4 * distribution.StandardDeviation / Math.Sqrt(Draws)) + 1e-12);
        var variance = draws.Average(x => (x - mean) * (x - mean));
        var fourth = draws.Average(x => Math.Pow(x - mean, 4));
        variance.ShouldBe(distribution.Variance, (4 * Math.Sqrt(Math.Max(0, fourth - (variance * variance)) / Draws)) + 1e-9);
        draws.Min().ShouldBeGreaterThanOrEqualTo(distribution.Lowest);
        draws.Max().ShouldBeLessThanOrEqualTo(distribution.Highest);
        foreach (var p in new[] { 0.1, 0.5, 0.9 })
        {
            var quantile = distribution.Quantile(p);
            var error = 4 * Math.Sqrt(p * (1 - p) / Draws);
            ((double)draws.Count(x => x < quantile) / Draws).ShouldBeLessThanOrEqualTo(p + error);
            ((double)draws.Count(x => x <= quantile) / Draws).ShouldBeGreaterThanOrEqualTo(p - error);
        }
    }

    [Fact]
    public void The_normal_function_and_its_inverse_have_the_tabled_values()
    {
        NormalFunction.Cumulative(1.959963984540054).ShouldBe(0.975, 1e-13);
        NormalFunction.Quantile(0.975).ShouldBe(1.959963984540054, 1e-12);
        NormalFunction.Quantile(1e-10).ShouldBe(-6.361340902404056, 1e-9);
        for (var x = -7.5; x <= 5; x += 0.25)
        {
            NormalFunction.Quantile(NormalFunction.Cumulative(x)).ShouldBe(x, 1e-8);
        }
    }

    [Fact]
    public void The_80_per_cent_interval_of_lowest_most_likely_and_highest_is_echoed_back()
    {
        var (low, high) = new Triangular(0, 50, 100).EightyPercentInterval;
        low.ShouldBe(Math.Sqrt(500), 1e-12);
        high.ShouldBe(100 - Math.Sqrt(500), 1e-12);
    }

    [Fact]
    public void BAD19_nonsense_in_any_distribution_is_refused()
    {
        Distribution[] nonsense =
        [
            new Constant(double.NaN),
            new Triangular(3, 2, 1),
            new Triangular(1, 5, 2),
            new Pert(3, 2, 1),
            new Uniform(2, 1),
            new Normal(0, -1),
            new TruncatedNormal(0, 1, 2, 1),
            new TruncatedNormal(0, 0, 0, 1),
            new TruncatedNormal(0, 0.01, 5, 6),
            new LogNormal(0, -1),
            new Beta(0, 1),
            new Gamma(-1, 1),
            new Discrete(),
            new Discrete(new Scenario(1, 0.5)),
            new Discrete(new Scenario(1, -1), new Scenario(2, 2)),
            new Empirical(),
            new Empirical(1, double.PositiveInfinity),
            new Normal(double.NaN, 1),
        ];
        nonsense.ShouldAllBe(distribution => distribution.Faults().Any());
    }
}
