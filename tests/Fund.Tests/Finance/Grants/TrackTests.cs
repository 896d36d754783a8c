using System.Text.Json.Nodes;
using Fund.Assessment.Decisions;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Grants;

/// <summary>A municipality whose fund has three tracks: their caps and frames are walls where the money is promised.</summary>
public sealed class TrackTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact]
    public async Task Caps_and_frames_of_three_tracks_are_asked_when_money_is_promised()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("tre-spar", ThreeTracks));
        await here.AllocateAsync(2026, Money.FromKronor(2_000_000));

        var small = await here.AppliedAsync("Liten", track: "sma");
        (await RefusedAsync(small, (2026, 100_001))).ShouldBe(("L-51", "perYear"), "cap for a year");
        (await RefusedAsync(small, (2026, 80_000), (2027, 80_000))).ShouldBe(("L-51", "granted"), "cap in all");
        (await here.SendAsync("lingonby-sekreterare", new CaseDecisionPage(small))).Available.ShouldBe(Money.FromKronor(100_000));
        await here.SendAsync("lingonby-sekreterare", Grant(small, (2026, 100_000)));

        var large = await here.AppliedAsync("Stor", track: "stora");
        (await RefusedAsync(large, (2026, 300_001))).ShouldBe(("L-52", "granted"), "the track's frame of the year");
        await here.SendAsync("lingonby-sekreterare", Grant(large, (2026, 300_000)));
        var late = await here.AppliedAsync("Sen", track: "stora");
        (await RefusedAsync(late, (2026, 1))).ShouldBe(("L-52", "granted"), "the frame is used");
        (await here.SendAsync("lingonby-sekreterare", new CaseDecisionPage(late))).Available.ShouldBe(Money.Zero);
        await here.SendAsync("lingonby-sekreterare", Grant(late, (2027, 1)));

        var shared = await here.AppliedAsync("Delad", track: "delade");
        (await RefusedAsync(shared, (2026, 1))).ShouldBe(("L-53", "granted"), "no cost is stated");
        (await here.FundAsync(2026)).Amounts.Committed.ShouldBe(Money.FromKronor(400_001));

        async Task<(string?, string?)> RefusedAsync(string number, params (int, long)[] years)
        {
            var finding = (await here.RefusedAsync("lingonby-sekreterare", Grant(number, years))).Findings.ShouldHaveSingleItem();
            finding.Severity.ShouldBe(Severity.Refusal);
            return (finding.Rule, finding.Field);
        }
    }

    private static RecordDecision Grant(string number, params (int Year, long Kronor)[] years) =>
        FundInTest.Grant(number, Day, [.. years.Select(y => (y.Year, Money.FromKronor(y.Kronor)))]);

    private static void ThreeTracks(JsonNode profile) =>
        profile["fund"]!["tracks"] = JsonNode.Parse(
            """
            [
              { "key": "sma", "name": "Små satsningar", "capPerYear": 100000, "capTotal": 150000, "rule": "L-51" },
              { "key": "stora", "name": "Stora satsningar", "framePerYear": 300000, "rule": "L-52" },
              { "key": "delade", "name": "Delad kostnad", "shareOfCost": 0.5, "rule": "L-53" }
            ]
            """
        );
}
