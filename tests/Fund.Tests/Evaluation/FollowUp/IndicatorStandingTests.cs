using Fund.Evaluation.FollowUp;
using Shouldly;
using Xunit;

namespace Fund.Tests.Evaluation.FollowUp;

/// <summary>How an indicator stands: the target may lie above or below where it began.</summary>
public sealed class IndicatorStandingTests
{
    [Theory(DisplayName = "Follow-up: an indicator stands by its latest value, whichever way the target lies")]
    [InlineData(70, 90, null, "NotMeasured")]
    [InlineData(70, null, 80, "NoTarget")]
    [InlineData(70, 90, 90, "Reached")]
    [InlineData(70, 90, 95, "Reached")]
    [InlineData(70, 90, 80, "Nearer")]
    [InlineData(70, 90, 70, "NotNearer")]
    [InlineData(70, 90, 65, "Farther")]
    [InlineData(24, 12, 12, "Reached")]
    [InlineData(24, 12, 5, "Reached")]
    [InlineData(24, 12, 18, "Nearer")]
    [InlineData(24, 12, 30, "Farther")]
    [InlineData(null, 90, 80, "NotNearer")]
    [InlineData(null, 90, 91, "Reached")]
    public void It_stands_by_its_latest_value(int? baseline, int? target, int? latest, string standing) =>
        new IndicatorPlan { Baseline = baseline, Target = target }
            .StandingBy(latest)
            .ToString()
            .ShouldBe(standing);

    [Fact(DisplayName = "Follow-up: every standing has words of its own, and a failure is no neutral thing")]
    public void Every_standing_has_words()
    {
        var all = Enum.GetValues<IndicatorStanding>();
        all.Select(standing => standing.Words()).Distinct().Count().ShouldBe(all.Length);
        IndicatorStanding.Farther.Kind().ShouldBe("danger");
    }
}
