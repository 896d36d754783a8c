using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fund.Contracts.Values;
using Fund.Finance.Plans;
using Fund.Tests.Finance.Repayments;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Plans;

/// <summary>A payout plan begins with what was granted, and is compared with what is paid, occasion by occasion.</summary>
public sealed class PayoutPlanTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact(DisplayName = "U-73 A payout plan that nobody has written begins with what was granted for each year")]
    public async Task It_begins_with_the_grant()
    {
        var here = await StartAsync("plan-borjar");
        var number = await here.RunningAsync("En", Day, null, null, (2026, Money.FromKronor(120_000)), (2027, new Money(8_000_050)));
        using var door = new PageDoor(house.Application, here.Key, "lingonby-projektledare");
        var page = await door.GetAsync($"{door.Root}/arenden/{number}/planer/payout");
        page.Document.QuerySelector("main")!.TextContent.ShouldContain("ifyllda med det som är beviljat");
        Value("rows_0_year").ShouldBe("2026");
        Value("rows_1_amount").ShouldBe(SwedishAmount.ForField(new Money(8_000_050)));
        Value("rows_2_amount").ShouldBeNullOrEmpty();
        var form = page.Forms().Single(f => f.Button == "Lämna in utbetalningsplan");
        // The door fills in what is empty; nothing is typed in the rows below those that are filled in.
        var sent = await door.PostAsync(
            form.Action,
            form.Fields.Select(f => KeyValuePair.Create(f.Name, Regex.IsMatch(f.Name, @"^rows\[[2-9]\]") ? "" : f.Value))
        );
        sent.Status.ShouldBe(302, sent.Document.QuerySelector("[data-fund-errors]")?.TextContent);
        (await here.SendAsync("lingonby-revisor", new CasePlans(number)))
            .Plans.Single(plan => plan.Plan == "payout")
            .Payouts.ShouldBe([new PayoutRow(2026, Money.FromKronor(120_000)), new PayoutRow(2027, new Money(8_000_050))]);
        page.Document.QuerySelector("label[for=rows_1_amount]")!.TextContent.ShouldContain("Betalas ut, kr");
        page.Document.QuerySelector("label[for=rows_1_year]")!.TextContent.ShouldContain("År då pengarna betalas ut");

        string? Value(string id) => page.Document.GetElementById(id)!.GetAttribute("value");
    }

    [Fact(DisplayName = "U-75 A-48 What is paid at each occasion stands beside the year's plan, on the plan's page and the case's money")]
    public async Task Compared()
    {
        var here = await StartAsync("plan-utfall");
        var number = await here.RunningAsync("En", Day, null, null, (2026, Money.FromKronor(100_000)));
        await here.SendAsync("lingonby-projektledare", new SubmitPlan(number, "payout", [new(null, 2026, Money.FromKronor(90_000))], null));
        await here.SendAsync("lingonby-styrgrupp", new ApprovePlan(number, "payout", 1));
        await here.CostAsync(number, Day, new Money(2_500_025), "V1");
        await house.ItIsAsync(2026, 9, 12);
        await here.SettleAsync("2026-halv");
        await here.CostAsync(number, new DateOnly(2026, 9, 10), Money.FromKronor(70_000), "V2");
        await house.ItIsAsync(2027, 1, 12);
        await here.SettleAsync("2026-ar");

        PaidAtOccasion[] expected =
        [
            new(2026, "Delårsrapport 2026", new Money(2_500_025), new Money(2_500_025), Money.FromKronor(90_000)),
            new(2026, "Årsredovisning 2026", Money.FromKronor(70_000), new Money(9_500_025), Money.FromKronor(90_000)),
        ];
        (await here.OverTheApi().SendAsync("lingonby-revisor", new CasePlans(number))).PaidAtOccasions.ShouldBe(expected);
        (await here.MoneyAsync(number)).PaidAtOccasions.ShouldBe(expected);
        expected[1].Left.ShouldBe(new Money(-500_025));
        using var door = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        foreach (var page in new[] { "planer", "ekonomi" })
        {
            (await door.GetAsync($"{door.Root}/arenden/{number}/{page}"))
                .Document.QuerySelector("main")!
                .TextContent.ShouldContain("Utbetalt vid varje avräkning, mot årets plan", Case.Sensitive, page);
        }
    }

    [Fact(DisplayName = "W-23 A company has no frame to reduce: a repayment row must name a unit that has one, and says so at its field")]
    public async Task A_company_has_no_frame()
    {
        await house.ItIsAsync(2026, 3, 2);
        var document = JsonNode.Parse(TestFiles.Lingonby("bolag-plan", RepaymentInTest.ByPlan))!;
        document["units"]!.AsArray().Add(JsonNode.Parse("""{ "key": "bolaget", "name": "Bolaget AB", "kind": "municipalCompany" }"""));
        var here = await house.StartDocumentAsync(document.ToJsonString());
        await here.AllocateAsync(2026, Money.FromKronor(500_000));
        var number = await here.RunningAsync("En", Day, null, null, (2026, Money.FromKronor(100_000)));
        PlanRowInput[] rows = [RepaymentInTest.Row("kultur", 2027, 1_000), RepaymentInTest.Row("bolaget", 2027, 1_000)];
        var refused = (
            await here.RefusedAsync("lingonby-projektledare", new SubmitPlan(number, "repayment", rows, null))
        ).Findings.ShouldHaveSingleItem();
        refused.Field.ShouldBe("rows[1][unit]");
        refused.Message.ShouldBe("Bolaget AB har inget kommunbidrag att minska. Raden ska ange en nämnd.");
    }

    private async Task<MunicipalityInTest> StartAsync(string key)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key, RepaymentInTest.ByPlan));
        await here.AllocateAsync(2026, Money.FromKronor(500_000));
        return here;
    }
}
