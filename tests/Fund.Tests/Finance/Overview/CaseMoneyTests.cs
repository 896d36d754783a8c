using System.Text;
using System.Text.Json.Nodes;
using Fund.Applications.Initiatives;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Costs.Import;
using Fund.Finance.Overview;
using Fund.Finance.Plans;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Overview;

/// <summary>The money of a case as those see it who have to do with it.</summary>
public sealed class CaseMoneyTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    [Fact(DisplayName = "F-33 A name in the text of a salary is shown to the controller only, unless the rule version hides nothing")]
    public async Task Names_in_salary_texts()
    {
        var (controller, others) = await TextsAsync("loner", _ => { });
        controller.ShouldBe(["Lokalhyra", "Lon Anna Persson"], "the latest first");
        others.ShouldBe(["Lokalhyra", "Personalkostnad, texten är dold"]);
        (_, others) = await TextsAsync("oppet", profile => profile["settlement"]!["hiddenTexts"] = new JsonArray());
        others.ShouldBe(["Lokalhyra", "Lon Anna Persson"]);
    }

    [Fact(
        DisplayName = "However many costs a case has, its page sums and counts them all and lists them a page at a time, the latest first"
    )]
    public async Task Many_costs()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("manga-kostnader"));
        await here.AllocateAsync(2026, Money.FromKronor(500_000));
        var number = await here.RunningAsync("Många kostnader", new(2026, 3, 1), null, null, (2026, Money.FromKronor(300_000)));
        await here.SendAsync("lingonby-ekonom", new SetProjectCode(number, "P1", await here.VersionAsync(number)));
        (DateOnly, long)[] costs = [.. Enumerable.Repeat((new DateOnly(2026, 3, 1), 1L), 404), (new(2026, 3, 2), 2)];
        var file = await here.SendAsync("lingonby-ekonom", new ReadCostFile("fil.se", CostFile.Sie("P1", costs)));
        (await here.SendAsync("lingonby-ekonom", new ImportCosts(file.ImportId))).ShouldBe(405);
        var money = await here.MoneyAsync(number);
        (money.Costs.Count, money.Waiting, money.CostTotal).ShouldBe((200, Money.FromKronor(406), Money.FromKronor(406)));
        (money.CostCount, money.CostPage, money.CostPages).ShouldBe((405, 1, 3));
        money.Costs[0].Date.ShouldBe(new DateOnly(2026, 3, 2));
        var last = await here.SendAsync("lingonby-ekonom", new CaseMoneyPage(number, 3));
        (last.Costs.Count, last.CostPage, last.CostTotal).ShouldBe((5, 3, Money.FromKronor(406)));
        var second = await here.SendAsync("lingonby-ekonom", new CaseMoneyPage(number, 2));
        money.Costs.Concat(second.Costs).Concat(last.Costs).Select(cost => cost.Id).Distinct().Count().ShouldBe(405);
        (await here.SendAsync("lingonby-ekonom", new CaseMoneyPage(number, 99))).CostPage.ShouldBe(3);
        await here.SendAsync("lingonby-ekonom", new UndoImport(file.ImportId, "Fel fil."));
        (await here.MoneyAsync(number)).Waiting.ShouldBe(Money.Zero);
    }

    [Fact(DisplayName = "F-33 What the approved plan says is set beside what has been paid, year by year, and a held line shows its cost")]
    public async Task Plan_against_payout()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("planen-foljs", WithPlan));
        await here.AllocateAsync(2026, Money.FromKronor(500_000));
        var number = await here.RunningAsync("Läxhjälp", new(2026, 3, 1), null, null, (2026, Money.FromKronor(300_000)));
        (await here.MoneyAsync(number)).Years.ShouldBeEmpty("no plan is approved");
        PlanRowInput[] rows = [new(null, 2026, Money.FromKronor(200_000)), new(null, 2027, Money.FromKronor(100_000))];
        await here.SendAsync("lingonby-projektledare", new SubmitPlan(number, "payout", rows, null));
        await here.SendAsync("lingonby-styrgrupp", new ApprovePlan(number, "payout", 1));
        await house.ItIsAsync(2026, 9, 15);
        await here.CostAsync(number, new(2026, 4, 1), Money.FromKronor(50_000), "V1");

        await here.SendAsync("lingonby-styrgrupp", new HoldPayout(number, "Planen följs inte."));
        var held = (await here.PrepareAsync("2026-halv")).Rows.ShouldHaveSingleItem();
        (held.PeriodCost, held.Payable, held.Held).ShouldBe((Money.FromKronor(50_000), Money.Zero, Money.FromKronor(50_000)));

        var hold = (await here.MoneyAsync(number)).Held!.Id;
        var early = new ReleasePayout(number, hold, "Planen följs nu.", new(2026, 9, 14));
        (await here.RefusedAsync("lingonby-styrgrupp", early)).Findings.ShouldHaveSingleItem().Field.ShouldBe("decidedOn");
        await here.SendAsync("lingonby-styrgrupp", new ReleasePayout(number, hold, "Planen följs nu.", new(2026, 9, 15)));
        await here.SettleAsync("2026-halv");
        var years = (await here.MoneyAsync(number)).Years;
        years.ShouldBe([
            new PlannedYear(2026, Money.FromKronor(200_000), Money.FromKronor(50_000)),
            new PlannedYear(2027, Money.FromKronor(100_000), Money.Zero),
        ]);
        using var door = new PageDoor(house.Application, here.Key, "lingonby-projektledare");
        var page = (await door.GetAsync($"{door.Root}/arenden/{number}/ekonomi")).Document.QuerySelector("main")!.TextContent;
        page.ShouldContain($"{Money.FromKronor(150_000)} kvar av planen");
    }

    private async Task<(string[] Controller, string[] Others)> TextsAsync(string key, Action<JsonNode> change)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key, change));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync("Läxhjälp", new(2026, 3, 1), null, null, (2026, Money.FromKronor(50_000)));
        await here.SendAsync("lingonby-ekonom", new SetProjectCode(number, "P1", await here.VersionAsync(number)));
        await house.ItIsAsync(2026, 5, 2);
        var file = Encoding
            .ASCII.GetString(CostFile.Sie("P1", (new(2026, 4, 1), 100), (new(2026, 4, 2), 200)))
            .Replace(
                "#TRANS 4010 {6 \"P1\"} 100.00",
                "#TRANS 5011 {6 \"P1\"} 100.00 20260401 \"Lon Anna Persson\"",
                StringComparison.Ordinal
            )
            .Replace("#TRANS 4010 {6 \"P1\"} 200.00", "#TRANS 6010 {6 \"P1\"} 200.00 20260402 \"Lokalhyra\"", StringComparison.Ordinal);
        var read = await here.SendAsync("lingonby-ekonom", new ReadCostFile("april.se", Encoding.ASCII.GetBytes(file)));
        await here.SendAsync("lingonby-ekonom", new ImportCosts(read.ImportId));
        return (await SeenAsync("lingonby-ekonom"), await SeenAsync("lingonby-projektledare"));

        async Task<string[]> SeenAsync(string subject) =>
            [.. (await here.SendAsync(subject, new CaseMoneyPage(number))).Costs.Select(row => row.Text)];
    }

    private static void WithPlan(JsonNode profile) =>
        profile["plans"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["key"] = "payout",
                    ["name"] = "Utbetalningsplan",
                    ["content"] = "payoutPerYear",
                }
            );
}
