using Fund.Contracts.Applications;
using Fund.Evaluation.FollowUp;
using Fund.Evaluation.Portfolio;
using Shouldly;
using Xunit;

namespace Fund.Tests.Evaluation.Portfolio;

/// <summary>How an initiative stands: one closed set of words, failures as plain as successes.</summary>
public sealed class InitiativeStandingTests
{
    [Theory(DisplayName = "Portfolio: an initiative stands by its stage and its indicators, and what was never measured is not reached")]
    [InlineData("Granted", "", "NotStarted")]
    [InlineData("Running", "", "TooEarly")]
    [InlineData("Running", "NotMeasured,NoTarget", "TooEarly")]
    [InlineData("Running", "Reached,NotMeasured", "Reached")]
    [InlineData("Running", "Reached,Nearer", "OnTheWay")]
    [InlineData("Running", "Reached,Farther", "Behind")]
    [InlineData("Running", "NotNearer", "Behind")]
    [InlineData("Ended", "", "EndedNotMeasured")]
    [InlineData("Ended", "NotMeasured", "EndedNotMeasured")]
    [InlineData("Ended", "Reached,NoTarget", "EndedReached")]
    [InlineData("Ended", "Reached,NotMeasured", "EndedPartly")]
    [InlineData("Ended", "Reached,Farther", "EndedPartly")]
    [InlineData("Ended", "Nearer,Farther", "EndedNotReached")]
    public void It_stands_by_stage_and_indicators(string stage, string indicators, string standing) =>
        InitiativeStandings
            .Of(
                Enum.Parse<StageKind>(stage),
                [.. indicators.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<IndicatorStanding>)]
            )
            .ToString()
            .ShouldBe(standing);

    [Fact(DisplayName = "Portfolio: every standing has words of its own")]
    public void Every_standing_has_words()
    {
        var all = Enum.GetValues<InitiativeStanding>();
        all.Select(standing => standing.Words()).Distinct().Count().ShouldBe(all.Length);
    }
}
