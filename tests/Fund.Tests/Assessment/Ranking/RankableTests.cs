using System.Text.Json.Nodes;
using Fund.Assessment.Ranking;
using Fund.Host.Seeding;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Assessment.Ranking;

/// <summary>Which applications are compared, and what it costs to find them.</summary>
public sealed class RankableTests(FundFixture fund)
{
    private const string SteeringGroup = "lingonby-styrgrupp";

    [Fact(DisplayName = "U-47 W-13 An application under an older rule version of the fund is compared with the others")]
    public async Task An_older_version_is_ranked()
    {
        var here = await fund.StartMunicipalityAsync(TestFiles.Lingonby("aldre-" + Guid.NewGuid().ToString("N")[..8], Ranks, Newer));
        var older = (await LingonbyCase.AssessedAsync(here, "Äldre", 100_000)).Number;
        var newer = (await LingonbyCase.AssessedAsync(here, "Nyare", 100_000)).Number;
        await here.Application.Database.AskAsSuperuserAsync<int>(
            $"""
            update applications.cases set rule_version = '2024'
            where municipality_id = {here.Municipality.Id.Value} and number = '{older}' returning 1
            """
        );

        (await here.SendAsync(SteeringGroup, new RankingTable())).Cases.Select(c => c.CaseNumber).Order().ShouldBe([older, newer]);
        await here.SendAsync(SteeringGroup, new RankRound("reach", [newer, older], "Når flest.", null));
        (await here.SendAsync(SteeringGroup, new RankingTable()))
            .Cases.Select(c => (c.CaseNumber, c.Places.Single().Place))
            .ShouldBe([(older, 2), (newer, 1)], ignoreOrder: true);
    }

    [Fact(DisplayName = "Speed: the comparison takes as many round trips however many applications it holds")]
    public async Task Constant_round_trips()
    {
        var database = await fund.Houses.BorrowDatabaseAsync();
        await using var wire = new DatabaseWire(database.App);
        await using var application = new FundApplication(database, $"--FUND_DATABASE={wire.ConnectionString}");
        await application.StartAsync();
        var here = new MunicipalityInTest(
            application,
            await MunicipalityStart.RunAsync(application.Services, TestFiles.Lingonby("lingonby", Ranks), CancellationToken.None)
        );
        await LingonbyCase.AssessedAsync(here, "Den första", 100_000);
        var one = await CountAsync(1);
        foreach (var title in new[] { "Den andra", "Den tredje", "Den fjärde" })
        {
            await LingonbyCase.AssessedAsync(here, title, 100_000);
        }

        (await CountAsync(4)).ShouldBe(one);
        await application.ProveAsync();
        await application.DisposeAsync();
        fund.Houses.GiveBack(database);

        async Task<long> CountAsync(int cases)
        {
            await AskAsync();
            return (await wire.CountAsync(AskAsync)).RoundTrips;

            async Task AskAsync() => (await here.SendAsync(SteeringGroup, new RankingTable())).Cases.Count.ShouldBe(cases);
        }
    }

    internal static void Ranks(JsonNode profile)
    {
        profile["ranking"] = JsonNode.Parse("""{ "method": "comparative", "rule": "L-24" }""");
        profile["criteria"]!
            .AsArray()
            .Add(JsonNode.Parse("""{ "key": "reach", "set": "ranking", "rule": "L-24", "name": "Räckvidd", "text": "Når flest." }"""));
    }

    private static void Newer(JsonNode profile)
    {
        Ranks(profile);
        profile["code"] = "2026";
        profile["guideline"]!["inForceFrom"] = "2026-01-01";
    }
}
