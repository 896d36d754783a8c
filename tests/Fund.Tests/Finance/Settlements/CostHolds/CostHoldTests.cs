using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Costs;
using Fund.Finance.Settlements.Arithmetic;
using Fund.Finance.Settlements.CostHolds;
using Fund.Process;
using Fund.Process.Profiles;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Settlements.CostHolds;

/// <summary>One cost waits and the rest is settled, in every municipality.</summary>
public sealed class CostHoldTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";
    private const string Half = "2026-halv";
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact(
        DisplayName = "F-10 A cost that is held is left out of the sum with its reason, and comes with the next settlement once released"
    )]
    public async Task Left_out_and_comes_next()
    {
        var (here, number) = await StartedAsync("f10-rad");
        var cost = (await here.MoneyAsync(number)).Costs.Single(c => c.Voucher.EndsWith("V2", StringComparison.Ordinal)).Id;
        (await here.RefusedAsync(Controller, new HoldCost(number, cost, ""))).Findings.ShouldContain(f => f.Field == "reason");
        await here.SendAsync(Controller, new HoldCost(number, cost, "Avser hela hösten."));
        (await Should.ThrowAsync<Conflict>(() => here.SendAsync(Controller, new HoldCost(number, cost, "Igen.")))).Message.ShouldContain(
            "redan inne av Eva Ekonom: Avser hela hösten."
        );
        await Should.ThrowAsync<Forbidden>(() => here.SendAsync("lingonby-revisor", new HoldCost(number, cost, "Nej.")));
        (await here.MailsAsync()).ShouldContain(m => m.Text.Contains("håller inne verifikation manuell V2", StringComparison.Ordinal));

        var row = (await here.SettleAsync(Half)).Rows.ShouldHaveSingleItem();
        (row.Payable, row.Held, row.PeriodCost).ShouldBe((Money.FromKronor(5_000), Money.FromKronor(3_000), Money.FromKronor(8_000)));
        var held = row.Costs.Single(c => c.Id == cost);
        (held.Outcome, held.Reason, held.Payable).ShouldBe((CostOutcome.Held, "Kostnaden hålls inne: Avser hela hösten.", Money.Zero));
        (await here.MoneyAsync(number)).Costs.Single(c => c.Id == cost).Held.ShouldBe("Eva Ekonom: Avser hela hösten.");

        var hold = (await here.SendAsync(Controller, new CostHeld(number, cost))).Held!;
        await here.SendAsync(Controller, new ReleaseCost(number, hold.Id, "Hösten är slut."));
        (
            await Should.ThrowAsync<Conflict>(() => here.SendAsync(Controller, new ReleaseCost(number, hold.Id, "Igen.")))
        ).Message.ShouldContain("redan släppt av Eva Ekonom: Hösten är slut.");
        await house.ItIsAsync(2027, 1, 12);
        (await here.SettleAsync("2026-ar")).Total.ShouldBe(Money.FromKronor(3_000));
        (
            await Should.ThrowAsync<Conflict>(() => here.SendAsync(Controller, new HoldCost(number, cost, "För sent.")))
        ).Message.ShouldContain("redan avräknad");
        await house.Application.ProveAsync();
    }

    [Fact(DisplayName = "F-10 W-16 A cost that is held over the year's end is said while there is time to decide")]
    public async Task Said_at_the_years_end()
    {
        var (here, number) = await StartedAsync("f10-arsslut");
        await house.ItIsAsync(2027, 1, 12);
        var cost = (await here.MoneyAsync(number)).Costs[^1].Id;
        await here.SendAsync(Controller, new HoldCost(number, cost, "Avser hela hösten."));
        var row = (await here.PrepareAsync("2026-ar")).Rows.ShouldHaveSingleItem();
        row.Alerts.ShouldContain(alert => alert.Contains("hålls inne vid årets sista avräkning", StringComparison.Ordinal));
        row.Payable.ShouldBe(Money.FromKronor(3_000));
    }

    [Fact(DisplayName = "F-10 A cost that is taken back holds nothing: neither it nor the row that takes it back is left out alone")]
    public async Task Taken_back()
    {
        var (here, number) = await StartedAsync("f10-tillbaka");
        var cost = (await here.MoneyAsync(number)).Costs.Single(c => c.Voucher.EndsWith("V2", StringComparison.Ordinal)).Id;
        await here.SendAsync(Controller, new AskAboutCost(number, cost, "Är den rätt?"));
        await here.SendAsync(Controller, new TakeBackCost(number, cost, "Hör inte hit."));
        var rows = (await here.MoneyAsync(number)).Costs;
        rows.ShouldAllBe(row => row.Held == null);
        rows.Where(row => row.CanBeHeld).ShouldHaveSingleItem().Voucher.ShouldEndWith("V1");
        (await here.TasksAsync()).ShouldNotContain(t => t.DoneAt == null && t.Kind.StartsWith("costQuestion:", StringComparison.Ordinal));
        foreach (var half in rows.Where(row => !row.CanBeHeld))
        {
            (
                await Should.ThrowAsync<Conflict>(() => here.SendAsync(Controller, new HoldCost(number, half.Id, "Vänta.")))
            ).Message.ShouldContain("Kostnaden är tillbakatagen");
            await Should.ThrowAsync<Conflict>(() => here.SendAsync(Controller, new AskAboutCost(number, half.Id, "Varför?")));
            (await here.SendAsync(Controller, new CostHeld(number, half.Id))).IsTakenBack.ShouldBeTrue();
        }

        var row = (await here.SettleAsync(Half)).Rows.ShouldHaveSingleItem();
        (row.Payable, row.Held, row.PeriodCost).ShouldBe((Money.FromKronor(5_000), Money.Zero, Money.FromKronor(5_000)));
        await house.Application.ProveAsync();
    }

    [Fact(DisplayName = "F-10 A cost is held and released on its page, reached from settlement day")]
    public async Task On_its_page()
    {
        var (here, number) = await StartedAsync("f10-sida");
        await here.PrepareAsync(Half);
        using var door = new PageDoor(house.Application, here.Key, Controller);
        var cost = (await here.MoneyAsync(number)).Costs[^1].Id;
        var address = $"{door.Root}/arenden/{number}/ekonomi/kostnad/{cost}";
        (await door.GetAsync($"{door.Root}/avrakning/{Half}")).Document.QuerySelector($"a[href='{address}']").ShouldNotBeNull();
        var hold = (await door.GetAsync(address)).Forms().Single(f => f.Button == "Håll inne kostnaden");
        (await PostAsync(door, hold, "Fel bilaga.")).ShouldBe(302);
        (await door.GetAsync($"{door.Root}/arenden/{number}/ekonomi"))
            .Document.QuerySelector("main")!
            .TextContent.ShouldContain("Fel bilaga.");
        var page = await door.GetAsync(address);
        page.Document.QuerySelector("main")!.TextContent.ShouldContain("Fel bilaga.");
        (await PostAsync(door, page.Forms().Single(f => f.Button == "Släpp kostnaden"), "Rätt bilaga.")).ShouldBe(302);
        (await here.SendAsync(Controller, new CostHeld(number, cost))).Held.ShouldBeNull();
    }

    [Theory(DisplayName = "F-10 Payouts are held and released in every guideline, also in one without an adherence rule")]
    [InlineData("Alvesta")]
    [InlineData("Uppsala")]
    public void In_every_guideline(string plugin)
    {
        var profile = ProfileReader.ReadValid(TestFiles.ProfileText(plugin));
        foreach (var stage in profile.Stages.Where(stage => stage.Kind == Fund.Contracts.Applications.StageKind.Running))
        {
            profile.OperationsIn(stage.Key).ShouldContain("HoldPayout");
            profile.OperationsIn(stage.Key).ShouldContain("ReleasePayout");
        }
    }

    private static async Task<int> PostAsync(PageDoor door, PageForm form, string reason) =>
        (
            await door.PostAsync(form.Action, form.Fields.Select(f => KeyValuePair.Create(f.Name, f.Name == "reason" ? reason : f.Value)))
        ).Status;

    private async Task<(MunicipalityInTest Here, string Number)> StartedAsync(string key)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync("En", Day, null, null, (2026, Money.FromKronor(20_000)));
        await here.CostAsync(number, Day, Money.FromKronor(5_000), "V1");
        await here.CostAsync(number, Day, Money.FromKronor(3_000), "V2");
        await house.ItIsAsync(2026, 9, 12);
        return (here, number);
    }
}
