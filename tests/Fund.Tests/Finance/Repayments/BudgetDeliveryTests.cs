using System.Text;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Plans;
using Fund.Finance.Repayments;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;
using static Fund.Tests.Finance.Repayments.RepaymentInTest;

namespace Fund.Tests.Finance.Repayments;

/// <summary>What is delivered to the budget work is kept as it was, and what changes afterwards is seen and delivered anew.</summary>
public sealed class BudgetDeliveryTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";

    [Fact(
        DisplayName = "U-13 U-86 W-18 The budget's input is delivered per committee, kept as it was, and delivered anew when a plan changes"
    )]
    public async Task Delivered_and_delivered_anew()
    {
        var here = await StartAsync("budget-lamnas");
        var number = await here.PlannedAsync(
            "Hembesök; =1+1",
            Row("kultur", 2027, 60_000),
            Row("kultur", 2028, 40_000),
            Row("omsorg", 2027, 30_000)
        );
        var before = await here.SendAsync("lingonby-revisor", new BudgetInput());
        (before.Year, before.LastYear, before.Due, before.IsLate).ShouldBe((2027, 2029, new DateOnly(2026, 3, 31), false));
        before
            .Rows.Select(row => (row.UnitName, row.UnitCode, row.Year, row.Amount))
            .ShouldBe([
                ("Kulturnämnden", "1000", 2027, Money.FromKronor(60_000)),
                ("Kulturnämnden", "1000", 2028, Money.FromKronor(40_000)),
                ("Omsorgsnämnden", "1100", 2027, Money.FromKronor(30_000)),
            ]);
        before.Lacks.ShouldBeEmpty();

        var first = await here.DeliverAsync(2027);
        (await here.RowAsync("kultur", 2027)).State.ShouldBe(RepaymentState.Delivered);
        (await here.RowAsync("kultur", 2028)).State.ShouldBe(RepaymentState.Planned, "its own budget is next year's");
        var delivered = await here.RowAsync("kultur", 2027);
        (await here.RefusedAsync(Controller, new SetRepaymentState(delivered.Id, RepaymentState.Planned, " ", delivered.Version)))
            .Findings.ShouldHaveSingleItem()
            .Field.ShouldBe("reason");
        var file = Csv(await here.SendAsync("lingonby-revisor", new BudgetDeliveryQuery(first, "kultur")));
        file.ShouldBe(
            "Ansvar;Enhet;Budgetår;Ramen minskas med;Går till;Ärende;Namn\r\n"
                + $"1000;Kulturnämnden;2027;60000,00;Kommunens finanser;{number};\"'Hembesök; =1+1\"\r\n"
                + $"1000;Kulturnämnden;2028;40000,00;Kommunens finanser;{number};\"'Hembesök; =1+1\"\r\n"
        );
        (await Should.ThrowAsync<Conflict>(() => here.DeliverAsync(2027))).Message.ShouldContain("Eva Ekonom lämnade underlaget");

        await here.PlanAnewAsync(number, 1, Row("kultur", 2027, 50_000), Row("kultur", 2028, 40_000), Row("kultur", 2029, 20_000));
        var changed = await here.SendAsync(Controller, new BudgetInput(2027));
        changed
            .Differences.Select(change => (change.Before?.Amount, change.Now?.Amount, change.Change))
            .ShouldBe(
                [
                    (Money.FromKronor(60_000), Money.FromKronor(50_000), Money.FromKronor(-10_000)),
                    (null, Money.FromKronor(20_000), Money.FromKronor(20_000)),
                    (Money.FromKronor(30_000), null, Money.FromKronor(-30_000)),
                ],
                ignoreOrder: true
            );
        var gone = await here.RowAsync("omsorg", 2027);
        (gone.State, gone.Reason, gone.Due).ShouldBe((RepaymentState.Waived, "Raden finns inte i den nya planen.", null));
        using (var door = new PageDoor(house.Application, here.Key, Controller))
        {
            var page = await door.GetAsync($"{door.Root}/aterbetalning/underlag?year=2027");
            page.Document.Body!.TextContent.ShouldContain("Något har ändrats sedan underlaget lämnades");
            var form = page.Forms().Single(f => f.Button.StartsWith("Lämna", StringComparison.Ordinal));
            form.Button.ShouldContain("på nytt");
            (await door.PostAsync(form.Action, form.Fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))).Status.ShouldBe(302);
            var kept = await door.GetFileAsync($"{door.Root}/aterbetalning/underlag?handler=Csv&delivery={first}&unit=kultur");
            (kept.Status, kept.Name).ShouldBe((200, "budgetunderlag-2027-1-kultur.csv"));
            Encoding.UTF8.GetString(kept.Content).TrimStart('\uFEFF').ShouldBe(file, "the first delivery is what it was");
            (await door.GetFileAsync($"{door.Root}/aterbetalning/underlag?handler=Excel&delivery={first}"))
                .Content[..2]
                .ShouldBe("PK"u8.ToArray());
        }

        var now = await here.SendAsync(Controller, new BudgetInput(2027));
        now.Deliveries.Select(d => (d.Number, d.Rows, d.Total, d.By))
            .ShouldBe([(2, 3, Money.FromKronor(50_000), "Eva Ekonom"), (1, 3, Money.FromKronor(90_000), "Eva Ekonom")]);
        (now.Differences.Count, now.CanDeliver).ShouldBe((0, false));
    }

    [Fact(
        DisplayName = "U-86 F-13 Two who deliver at once deliver once; what was not seen and a budget that is made are refused; so over "
            + "the API"
    )]
    public async Task Once()
    {
        var here = await StartAsync("budget-en-gang");
        var number = await here.PlannedAsync("En", Row("kultur", 2026, 10_000), Row("kultur", 2027, 60_000));
        var seen = (await here.SendAsync(Controller, new BudgetInput(2027))).Seen;
        (await here.RefusedAsync(Controller, new DeliverBudgetInput(2026, seen))).Findings.ShouldHaveSingleItem().Field.ShouldBe("year");
        (await here.RefusedAsync(Controller, new DeliverBudgetInput(2040, seen))).Message.ShouldContain("inga minskade ramar");
        (await Should.ThrowAsync<Conflict>(() => here.SendAsync(Controller, new DeliverBudgetInput(2027, "annat")))).Message.ShouldContain(
            "har ändrats sedan du öppnade sidan"
        );
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => Task.Run(() => DoneAsync(i % 2 == 0 ? here : here.OverTheApi(), new(2027, seen))))
        );
        outcomes.Count(done => done).ShouldBe(1);
        var delivered = (await here.SendAsync(Controller, new BudgetInput(2027))).Deliveries.ShouldHaveSingleItem();

        var neighbour = await StartAsync("budget-granne");
        await Should.ThrowAsync<NotFound>(() => neighbour.SendAsync(Controller, new BudgetDeliveryQuery(delivered.Id)));
        await Should.ThrowAsync<Forbidden>(() => here.SendAsync("lingonby-revisor", new DeliverBudgetInput(2027, seen)));
        (await here.OverTheApi().SendAsync("lingonby-revisor", new BudgetDeliveryQuery(delivered.Id)))
            .Rows.ShouldHaveSingleItem()
            .CaseNumber.ShouldBe(number);
        (
            await here.RefusedAsync(
                Controller,
                new SetRepaymentState((await here.RowAsync("kultur", 2026)).Id, RepaymentState.Delivered, null, 1)
            )
        )
            .Findings.ShouldHaveSingleItem()
            .Field.ShouldBe("state");
    }

    [Fact(DisplayName = "U-86 The controller is asked before the day, reminded, told when it is late, and asked anew when a plan changes")]
    public async Task Asked_in_time()
    {
        var here = await StartAsync("budget-i-tid", new(2026, 1, 12));
        var number = await here.PlannedAsync("En", Row("kultur", 2027, 60_000));
        await here.RunJobAsync<BudgetInputJob>();
        (await TasksAsync(here)).ShouldBeEmpty("more than two months before");
        await house.ItIsAsync(2026, 2, 2);
        await here.RunJobAsync<BudgetInputJob>();
        await here.RunJobAsync<BudgetInputJob>();
        (await TasksAsync(here)).ShouldBe(["Lämna underlaget till budget 2027"]);
        await house.ItIsAsync(2026, 4, 1);
        await here.RunJobAsync<BudgetInputJob>();
        (await here.SendAsync(Controller, new BudgetInput())).IsLate.ShouldBeTrue();
        using var door = new PageDoor(house.Application, here.Key, Controller);
        (await door.GetAsync($"{door.Root}/aterbetalning")).Document.QuerySelector(".fund-next[data-overdue]").ShouldNotBeNull();
        await here.DeliverAsync(2027);
        (await TasksAsync(here)).ShouldBeEmpty();
        await here.RunJobAsync<BudgetInputJob>();
        (await TasksAsync(here)).ShouldBeEmpty("what has been delivered and stands is asked of nobody");
        await here.PlanAnewAsync(number, 1, Row("kultur", 2027, 50_000));
        await here.RunJobAsync<BudgetInputJob>();
        (await TasksAsync(here)).ShouldBe(["Lämna underlaget till budget 2027 på nytt"]);
        (await here.TasksAsync())
            .Single(task => task.DoneAt is null && task.Kind.StartsWith("budget-input:", StringComparison.Ordinal))
            .Link.ShouldBe("/aterbetalning/underlag?year=2027", "the link opens the year that it is about");

        // The year has begun: its budget is decided, and nobody is asked for it any more.
        await house.ItIsAsync(2027, 1, 2);
        await here.RunJobAsync<BudgetInputJob>();
        (await TasksAsync(here)).ShouldBeEmpty();
        var passed = await here.SendAsync(Controller, new BudgetInput(2027));
        (passed.IsDecided, passed.IsLate, passed.CanDeliver, passed.Differences.Count).ShouldBe((true, false, false, 1));
        var page = (await door.GetAsync($"{door.Root}/aterbetalning/underlag?year=2027")).Document.QuerySelector("main")!.TextContent;
        page.ShouldContain("Underlaget kan inte lämnas på nytt.");
        page.ShouldNotContain("Lämna på nytt när");
    }

    [Fact(DisplayName = "U-86 What lacks is told first: a plan that waits, a year that has passed, a unit without a code")]
    public async Task What_lacks()
    {
        var here = await StartAsync("budget-saknas");
        var number = await here.PlannedAsync("Väntar", Row("kultur", 2026, 10_000), Row("kultur", 2027, 60_000));
        await here.SendAsync("lingonby-projektledare", new SubmitPlan(number, "repayment", [Row("kultur", 2027, 70_000)], null, 1));
        var lacks = (await here.SendAsync(Controller, new BudgetInput())).Lacks;
        lacks
            .Select(lack => lack.Link)
            .ShouldBe([$"/arenden/{number}/planer", $"/aterbetalning/{(await here.RowAsync("kultur", 2026)).Id}"]);
        using var door = new PageDoor(house.Application, here.Key, Controller);
        (await door.GetAsync($"{door.Root}/aterbetalning/underlag"))
            .Document.QuerySelector("main")!
            .TextContent.ShouldContain("Det här saknas");
    }

    [Fact(DisplayName = "A-50 Where no guideline has repayment its pages are not there, and the menu names none")]
    public async Task Absent()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("utan-aterbetalning"));
        using var door = new PageDoor(house.Application, here.Key, Controller);
        foreach (var path in new[] { "/aterbetalning", "/aterbetalning/underlag", $"/aterbetalning/{Guid.NewGuid()}/till-fonden" })
        {
            (await door.GetAsync(door.Root + path)).Status.ShouldBe(404, path);
        }

        (await door.GetAsync(door.Root + "/")).Document.QuerySelector("nav.fund-menu")!.TextContent.ShouldNotContain("Återbetalning");
    }

    private async Task<MunicipalityInTest> StartAsync(string key, DateOnly? day = null)
    {
        var today = day ?? new DateOnly(2026, 3, 2);
        await house.ItIsAsync(today.Year, today.Month, today.Day);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key, ByPlan));
        await here.SendAsync("lingonby-ekonom", new RepaymentList());
        var allocation = await here.AllocationAsync(2026, Money.FromKronor(500_000));
        await here.AttestedAsync(Controller, "lingonby-ekonom2", allocation with { DecidedOn = today });
        return here;
    }

    private static async Task<bool> DoneAsync(MunicipalityInTest at, DeliverBudgetInput deliver)
    {
        try
        {
            await at.SendAsync(Controller, deliver);
            return true;
        }
        catch (Conflict)
        {
            return false;
        }
    }

    private static string Csv(BudgetDeliveryView delivery) => Encoding.UTF8.GetString(BudgetFile.Csv(delivery)).TrimStart('\uFEFF');

    private async Task<IReadOnlyList<string>> TasksAsync(MunicipalityInTest here) =>
        await house.Database.AskAsSuperuserAsync<string[]>(
            $"""
            select coalesce(array_agg(title), array[]::text[]) from platform.tasks
            where municipality_id = {here.Municipality.Id.Value} and kind like 'budget-input:%' and done_at is null
            """
        ) ?? [];
}
