using System.Text.Json.Nodes;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Costs;
using Fund.Finance.Costs.Codes;
using Fund.Finance.Costs.Import;
using Fund.Finance.Settlements;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Settlements;

/// <summary>Two persons see every payment, also where the schedule has prepared it.</summary>
public sealed class SecondOfSettlementTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";
    private const string Other = "lingonby-ekonom2";
    private const string Occasion = "2026-halv";
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Theory(DisplayName = "Who put a cost in does not approve what the schedule prepared; when another has prepared it anew they do")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_put_it_in_is_the_first(bool typed)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby($"tva-personer-{typed}".ToLowerInvariant()));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync("Två ser", Day, null, null, (2026, Money.FromKronor(20_000)));
        if (typed)
        {
            await here.CostAsync(number, Day, Money.FromKronor(5_000), "V1");
        }
        else
        {
            await here.SendAsync(Controller, new GiveCodeToCase(number, "P1", Day, null));
            var file = await here.SendAsync(Controller, new ReadCostFile("fil.se", CostFile.Sie("P1", (Day, 5_000))));
            (await here.SendAsync(Controller, new ImportCosts(file.ImportId))).ShouldBe(1);
        }

        await house.ItIsAsync(2026, 9, 20);
        await here.RunJobAsync<SettlementJob>();
        var day = await here.SendAsync(Controller, new SettlementDayQuery(Occasion));
        (day.MayApprove, day.Total).ShouldBe((false, Money.FromKronor(5_000)));
        (await here.RefusedAsync(Controller, FundInTest.Approval(day))).Message.ShouldContain("själv lagt in kostnader");
        using var door = new PageDoor(house.Application, here.Key, Controller);
        (await door.GetAsync($"{door.Root}/avrakning/{Occasion}/godkann")).Document.Body!.TextContent.ShouldContain(day.NotYou!);
        (await here.SendAsync(Other, new SettlementDayQuery(Occasion))).MayApprove.ShouldBeTrue();
        (await IsAskedAsync(Controller)).ShouldBeFalse("nobody is asked who would find no button");
        (await IsAskedAsync(Other)).ShouldBeTrue();

        await here.SendAsync(Other, new SettlePeriod(Occasion));
        day = await here.SendAsync(Controller, new SettlementDayQuery(Occasion));
        (await here.RefusedAsync(Other, FundInTest.Approval(day))).Message.ShouldContain("Den som förberedde");
        await here.SendAsync(Controller, FundInTest.Approval(day));
        (await here.FundAsync(2026)).Amounts.Paid.ShouldBe(Money.FromKronor(5_000));

        async Task<bool> IsAskedAsync(string subject)
        {
            using var start = new PageDoor(house.Application, here.Key, subject);
            return (await start.GetAsync(start.Root + "/")).Document.QuerySelector($"a[href*='/avrakning/{Occasion}/godkann']") is not null;
        }
    }

    [Fact(DisplayName = "Two who have put costs in are not asked: another role that approves is, each person by name")]
    public async Task Nobody_is_asked_who_may_not()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("tva-la-in"));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync("Två la in", Day, null, null, (2026, Money.FromKronor(20_000)));
        await here.SendAsync(Controller, new EnterCost(number, Day, Money.FromKronor(1), "V1", "Insats"));
        await here.SendAsync(Other, new EnterCost(number, Day, Money.FromKronor(2), "V2", "Insats"));
        await house.ItIsAsync(2026, 9, 20);
        await here.RunJobAsync<SettlementJob>();
        var open = (await here.TasksAsync()).Where(task =>
            task.DoneAt is null && task.Kind.StartsWith("settlement:", StringComparison.Ordinal)
        );
        open.ShouldNotBeEmpty();
        open.ShouldAllBe(task => task.Role == Role.SteeringGroupMember && task.PersonId != null);
        var day = await here.SendAsync("lingonby-styrgrupp", new SettlementDayQuery(Occasion));
        await here.SendAsync("lingonby-styrgrupp", FundInTest.Approval(day));
        (await here.TasksAsync()).ShouldNotContain(task =>
            task.DoneAt == null && task.Kind.StartsWith("settlement:", StringComparison.Ordinal)
        );
    }

    [Fact(DisplayName = "Who approves settlements is who the municipality says, on the page, by message and over the API")]
    public async Task The_municipality_says_who_approves()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(
            TestFiles.Lingonby("vem-godkanner", profile =>
                profile["operations"]!["ApproveSettlement"] = new JsonObject
                {
                    ["name"] = "Godkänn avräkning",
                    ["roles"] = new JsonArray("controller"),
                }
            )
        );
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync("Vem godkänner", Day, null, null, (2026, Money.FromKronor(20_000)));
        await here.CostAsync(number, Day, Money.FromKronor(5_000), "V1");
        await house.ItIsAsync(2026, 9, 20);
        var day = await here.PrepareAsync(Occasion);
        const string Steering = "lingonby-styrgrupp";
        (await here.SendAsync(Steering, new SettlementDayQuery(Occasion))).MayApprove.ShouldBeFalse();
        foreach (var door in new[] { here, here.OverTheApi() })
        {
            (await Should.ThrowAsync<Forbidden>(() => door.SendAsync(Steering, FundInTest.Approval(day)))).Message.ShouldContain(
                "annan roll"
            );
        }

        await here.SendAsync(Other, FundInTest.Approval(day));
    }
}
