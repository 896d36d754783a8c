using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Settlements;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Settlements;

/// <summary>Settlement day: what needs a look first, each reason once, and a page for the one who approves.</summary>
public sealed class SettlementPageTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Reason = "Två av tre handledare är inte anställda";
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact(DisplayName = "Settlement day: exceptions first, a hold's reason once a case, and sums that add up")]
    public async Task Exceptions_first()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("avrakningsdag"));
        await here.AllocateAsync(2026, Money.FromKronor(500_000));
        var held = await here.RunningAsync("Hålls inne", Day, null, null, (2026, Money.FromKronor(20_000)));
        var fine = await here.RunningAsync("Allt i ordning", Day, null, null, (2026, Money.FromKronor(20_000)));
        for (var i = 0; i < 3; i++)
        {
            await here.CostAsync(held, Day, Money.FromKronor(1_000), $"H{i}");
            await here.CostAsync(fine, Day, Money.FromKronor(2_000), $"F{i}");
        }

        await here.SendAsync("lingonby-styrgrupp", new HoldPayout(held, Reason));
        await house.ItIsAsync(2026, 9, 15);
        using var controller = new PageDoor(house.Application, here.Key, "lingonby-ekonom");
        var address = $"{controller.Root}/avrakning/2026-halv";
        (await controller.GetAsync(address)).Document.QuerySelector($"a[href='{address}/forbered']").ShouldNotBeNull();
        var prepare = (await controller.GetAsync(address + "/forbered")).Forms().Single(f => f.Button == "Förbered avräkningen");
        (await controller.PostAsync(prepare.Action, prepare.Fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))).Status.ShouldBe(302);

        var page = await controller.GetAsync(address);
        var main = page.Document.QuerySelector("main")!.TextContent;
        main.Split(Reason).Length.ShouldBe(2, "the reason is said once, not once a cost");
        main.IndexOf("Att se över först (1)", StringComparison.Ordinal)
            .ShouldBeInRange(1, main.IndexOf("Utan anmärkning (1)", StringComparison.Ordinal));
        var sums = page.Document.QuerySelectorAll(".fund-total td").Select(cell => cell.TextContent.Trim()).ToList();
        sums[0].ShouldBe(Money.FromKronor(9_000).ToString());
        sums[1].ShouldBe(Money.FromKronor(3_000).ToString());
        sums[^1].ShouldBe(Money.FromKronor(6_000).ToString());
        page.Document.QuerySelectorAll($"a[href='{address}/godkann']").ShouldBeEmpty("another person approves");
        page.Document.QuerySelectorAll("main form").ShouldBeEmpty("it is read, not done");

        var own = await controller.GetAsync(address + "/godkann");
        own.Forms().ShouldNotContain(form => form.Button.StartsWith("Godkänn", StringComparison.Ordinal));
        own.Document.QuerySelector("main")!.TextContent.ShouldContain("En annan person behöver göra det");

        await here.CostAsync(fine, Day, Money.FromKronor(500), "F9");
        using var chief = new PageDoor(house.Application, here.Key, "lingonby-ekonom2");
        var approver = await chief.GetAsync(address + "/godkann");
        var said = approver.Document.QuerySelector("main")!.TextContent;
        said.ShouldContain("En kostnad på");
        said.ShouldContain(Reason);
        said.ShouldContain("Kulturnämnden");
        approver
            .Forms()
            .ShouldNotContain(f => f.Button.StartsWith("Godkänn", StringComparison.Ordinal), "what has come since is not in it");
        await here.PrepareAsync("2026-halv");
        approver = await chief.GetAsync(address + "/godkann");
        var approve = approver.Forms().Single(f => f.Button.StartsWith("Godkänn och bokför", StringComparison.Ordinal));
        approve.Button.ShouldContain(Money.FromKronor(6_500).ToString());
        (await chief.PostAsync(approve.Action, approve.Fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))).Status.ShouldBe(302);
        (await here.FundAsync(2026)).Ledger[0].Text.ShouldBe("Avräkning Delårsrapport 2026", "by the name that people know");
        (await here.SendAsync("lingonby-revisor", new SettlementDayQuery("2026-halv"))).ApprovedBy.ShouldBe("Erik Ekonom");
    }

    [Fact(DisplayName = "Settlement day counts the costs that it lists, and what waits for a start has a sum of its own")]
    public async Task What_is_counted_is_listed()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("avrakning-antal"));
        await here.AllocateAsync(2026, Money.FromKronor(500_000));
        var running = await here.RunningAsync("Har börjat", Day, null, null, (2026, Money.FromKronor(20_000)));
        var waiting = await here.AppliedAsync("Väntar på start");
        await here.SendAsync("lingonby-sekreterare", FundInTest.Grant(waiting, Day, (2026, Money.FromKronor(20_000))));
        await here.CostAsync(waiting, Day, Money.FromKronor(700), "V1");
        await here.CostAsync(running, Day, Money.FromKronor(5_000), "R1");
        await here.CostAsync(running, Day, Money.FromKronor(1_000), "R2");
        await house.ItIsAsync(2026, 9, 15);
        await here.CostAsync(running, new DateOnly(2026, 9, 14), Money.FromKronor(900), "SEN");
        var day = await here.PrepareAsync("2026-halv");
        (day.Totals.LeftOut, day.Totals.LeftOutFor, day.Totals.PeriodCost).ShouldBe((Money.FromKronor(700), 1, Money.FromKronor(6_000)));
        var row = day.Rows.Single(of => of.CaseNumber == running);
        (row.CostCount, row.Costs.Count, row.LaterCount).ShouldBe((2, 2, 1));

        using var controller = new PageDoor(house.Application, here.Key, "lingonby-ekonom");
        var page = (await controller.GetAsync($"{controller.Root}/avrakning/2026-halv")).Document;
        page.QuerySelector(".fund-figures")!.TextContent.ShouldContain("Tas inte upp");
        var main = page.QuerySelector("main")!.TextContent;
        main.ShouldContain("2 kostnader");
        main.ShouldContain("En kostnad till uppstod efter perioden");
        main.ShouldNotContain("3 kostnader");
    }
}
