using System.Text.Json.Nodes;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Journeys;

/// <summary>F-21 Uppsala's journey, where each hand-over is looked at.</summary>
public sealed class UppsalaHandOverTests(JourneyFixture house) : UppsalaJourney(house), IClassFixture<JourneyFixture>
{
    private readonly JourneyFixture house = house;
    private HandOverWatch? watch;

    [Fact(
        DisplayName = "F-21 Uppsala: whoever's turn it is has a task with the case's name and a mail, in every stage, and nobody else has"
    )]
    public override async Task From_the_idea_to_the_evaluation()
    {
        await base.From_the_idea_to_the_evaluation();
        await watch!.LookAsync("");
        watch.Way.Except(watch.Stages).ShouldBeEmpty("every stage of the way is walked");
        watch
            .Operations.Except(await watch.DoneAsync())
            .ShouldBe(["HoldPayout", "ReleasePayout", "WithdrawCase"], ignoreOrder: true, "walked by HandOverTests");
    }

    private protected override MunicipalityInTest Walking(JourneyFixture house, MunicipalityInTest started)
    {
        watch = new HandOverWatch(this.house, started, JsonNode.Parse(TestFiles.ProfileText("Uppsala"))!);
        return started.Before(watch.LookAsync);
    }
}
