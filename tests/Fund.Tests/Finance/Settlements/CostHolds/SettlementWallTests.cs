using System.Text.Json.Nodes;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Settlements;
using Fund.Finance.Settlements.CostHolds;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Settlements.CostHolds;

/// <summary>Whatever has happened between preparing and approving stops the approval in words, on the page too.</summary>
public sealed class SettlementWallTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";
    private const string Other = "lingonby-ekonom2";
    private const string Coordinator = "lingonby-samordnare";
    private const string Half = "2026-halv";
    private static readonly DateOnly Day = new(2026, 3, 1);

    // Each wall: what happens after the preparing, and what is said of it.
    private static readonly Dictionary<string, (Func<MunicipalityInTest, string, Task> Happens, string Said)> Walls = new()
    {
        ["follows not"] = (
            (here, number) => here.SendAsync(Coordinator, new ConfirmAdherence(number, Half, false, "Ingen är anställd.")),
            "En: Planerna följs inte: Ingen är anställd. Det har hänt sedan"
        ),
        ["hold"] = (
            (here, number) => here.SendAsync(Coordinator, new HoldPayout(number, "Vi väntar.")),
            "En: Utbetalningen hålls inne: Vi väntar. Det har hänt sedan"
        ),
        ["cost hold"] = (
            async (here, number) =>
                await here.SendAsync(Controller, new HoldCost(number, (await here.MoneyAsync(number)).Costs[^1].Id, "Fel bilaga.")),
            "Eva Ekonom håller inne en kostnad på"
        ),
        ["cost"] = (
            (here, number) => here.CostAsync(number, Day, Money.FromKronor(700), "V9"),
            "har kommit till sedan avräkningen förbereddes"
        ),
        ["cost of another case"] = (
            async (here, _) =>
            {
                var other = await here.RunningAsync("Två", new(2026, 8, 20), null, null, (2026, Money.FromKronor(20_000)));
                await here.CostAsync(other, new(2026, 8, 25), Money.FromKronor(700), "V9");
            },
            "har kommit till sedan avräkningen förbereddes"
        ),
        ["grant used"] = ((here, number) => here.CloseAsync(number), "En har bara"),
    };

    public static TheoryData<string> Names => [.. Walls.Keys];

    [Theory(DisplayName = "F-07 Approval asks every wall again: what happened since stops it, its button is gone, and it is prepared anew")]
    [MemberData(nameof(Names))]
    public async Task Stopped(string wall)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(
            TestFiles.Lingonby("f07-" + wall.Replace(' ', '-'), profile =>
                profile["settlement"]!["adherenceRule"] = JsonValue.Create("L-75")
            )
        );
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync("En", Day, null, null, (2026, Money.FromKronor(20_000)));
        await here.CostAsync(number, Day, Money.FromKronor(5_000), "V1");
        await house.ItIsAsync(2026, 9, 12);
        await here.SendAsync(Coordinator, new ConfirmAdherence(number, Half, true, null));
        var day = await here.PrepareAsync(Half);
        day.Total.ShouldBe(Money.FromKronor(5_000));
        day.InTheWay.ShouldBeEmpty();
        using var door = new PageDoor(house.Application, here.Key, Other);
        var address = $"{door.Root}/avrakning/{Half}";
        (await door.GetAsync(address + "/godkann")).Forms().ShouldContain(f => f.Button.StartsWith("Godkänn", StringComparison.Ordinal));

        await Walls[wall].Happens(here, number);

        var told = await Should.ThrowAsync<Conflict>(() => here.SendAsync(Other, FundInTest.Approval(day)));
        told.Message.ShouldContain(Walls[wall].Said);
        (await here.FundAsync(2026)).Amounts.Paid.ShouldBe(Money.Zero);
        (await here.SendAsync(Other, new SettlementDayQuery(Half))).MayApprove.ShouldBeFalse();
        var page = await door.GetAsync(address + "/godkann");
        page.Forms().ShouldNotContain(f => f.Button.StartsWith("Godkänn", StringComparison.Ordinal));
        page.Document.QuerySelector("main")!.TextContent.ShouldContain(Walls[wall].Said);
        (await door.GetAsync(address)).Document.QuerySelector($"a[href='{address}/godkann']").ShouldBeNull();

        var anew = await here.PrepareAsync(Half);
        anew.InTheWay.ShouldBeEmpty();
        await here.SendAsync(Other, FundInTest.Approval(anew));
        await house.Application.ProveAsync();
    }
}
