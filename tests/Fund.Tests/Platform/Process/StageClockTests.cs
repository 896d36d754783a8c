using System.Text.Json.Nodes;
using Fund.Evaluation.FollowUp;
using Fund.Platform.Tasks;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Platform.Process;

/// <summary>Whose turn it is when what a stage waits for is there.</summary>
public sealed class StageClockTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private static readonly Dictionary<string, string?> Text = new() { ["results"] = "Det går bra." };

    [Fact(DisplayName = "F-21 What runs is not asked to be ended as soon as it could be, but when it has been evaluated for good")]
    public async Task What_runs_goes_on()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("pagar-an", ClosedAfterAReport));
        await LingonbyCase.AllocateAsync(here, 1_000_000);
        var number = (await LingonbyCase.RunningAsync(here, "Läxhjälp", 100_000)).Number;

        await here.SendAsync("lingonby-projektledare", new RecordEvaluation(number, "statusReport", Text));
        (await EndingsAsync()).ShouldBeEmpty("the report is what closing needs, and not what ends it");

        await here.SendAsync("lingonby-projektledare", new RecordEvaluation(number, "closing", Text));
        (await EndingsAsync()).ShouldHaveSingleItem();

        async Task<IReadOnlyList<WaitingTask>> EndingsAsync() =>
            [
                .. (await here.SendAsync("lingonby-samordnare", new WaitingFor(number))).Where(task =>
                    task.Link.EndsWith("/avsluta", StringComparison.Ordinal)
                ),
            ];
    }

    private static void ClosedAfterAReport(JsonNode profile)
    {
        profile["evaluation"] = JsonNode.Parse("""{ "sections": [{ "key": "results", "name": "Resultat", "required": true }] }""");
        profile["operations"]!["CloseCase"]!["requires"] = JsonNode.Parse(
            """
            [{ "rule": "L-50", "message": "Följ upp först.", "link": "uppfoljning",
               "condition": { "is": "any", "of": [
                 { "is": "evaluated", "kinds": ["statusReport"] }, { "is": "evaluated", "kinds": ["closing"] }] } }]
            """
        );
    }
}
