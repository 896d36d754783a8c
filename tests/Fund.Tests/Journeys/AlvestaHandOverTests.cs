using System.Text.Json.Nodes;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Journeys;

/// <summary>F-21 Alvesta's journey, where each hand-over is looked at.</summary>
public sealed class AlvestaHandOverTests(JourneyFixture house) : AlvestaJourney(house), IClassFixture<JourneyFixture>
{
    private readonly JourneyFixture house = house;
    private HandOverWatch? watch;

    [Fact(
        DisplayName = "F-21 Alvesta: whoever's turn it is has a task with the case's name and a mail, in every stage, and nobody else has"
    )]
    public override async Task From_the_first_draft_to_the_closed_case()
    {
        await base.From_the_first_draft_to_the_closed_case();
        await watch!.LookAsync("");
        (await watch.Here.MailsAsync()).ShouldContain(
            m => m.Subject == "Registrera beredningen i koncernledningsgruppen: Trygga vägar" && m.To.Contains('@'),
            "the draft was ready to be prepared"
        );
        watch.Way.Except(watch.Stages).ShouldBeEmpty("every stage of the way is walked");
        watch
            .Operations.Except(await watch.DoneAsync())
            .ShouldBeSubsetOf(
                ["RecordMeasurement", "WithdrawCase", "HoldPayout", "ReleasePayout"],
                "a measurement hands nothing over; holds are walked in the other municipality, the rest by HandOverTests"
            );
    }

    private protected override MunicipalityInTest Walking(JourneyFixture house, MunicipalityInTest started)
    {
        watch = new HandOverWatch(this.house, started, JsonNode.Parse(TestFiles.ProfileText("Alvesta"))!);
        return started.Before(watch.LookAsync);
    }
}
