using System.Text.Json.Nodes;
using Fund.Applications.Initiatives;
using Fund.Contracts.Values;
using Fund.Finance.Plans;
using Fund.Finance.Repayments;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Plans;

/// <summary>
/// What comes back and when: the plan's share of the grant, who bears what fails to come, and the regime of the start day.
/// </summary>
public sealed class RepaymentPlanTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private static readonly PlanRowInput[] Rows =
    [
        new("omsorg", 2028, Money.FromKronor(400_000)),
        new("omsorg", 2029, Money.FromKronor(500_000)),
        new("kultur", 2029, Money.FromKronor(300_000)),
        new("kultur", 2030, Money.FromKronor(300_000)),
    ];

    [Fact(DisplayName = "W-18 U-101 F-48 The plan tells its share of the grant and what each unit bears, and the budget gets its sums")]
    public async Task The_plan_and_the_budget()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("aterbetalar", WithRepayment));
        var number = await StartedAsync(here, new(2026, 3, 1));
        await here.SendAsync("lingonby-projektledare", new SubmitPlan(number, "repayment", Rows, null));
        await here.SendAsync("lingonby-styrgrupp", new ApprovePlan(number, "repayment", 1));

        var view = await here.SendAsync("lingonby-revisor", new CasePlans(number));
        var plan = view.Plans.ShouldHaveSingleItem();
        CasePlansModel.Share(plan.ShareOfGrant!.Value).ShouldBe("83,3\u00A0%");
        plan.Gaps.ShouldBe([
            new EffectGap("Omsorgsnämnden", Money.FromKronor(900_000), Money.FromKronor(450_000), Money.Zero),
            new EffectGap("Kulturnämnden", Money.FromKronor(600_000), Money.FromKronor(300_000), Money.Zero),
        ]);
        view.Risk.ShouldBe("Nämnden bär risken.");

        (await here.SendAsync("lingonby-ekonom", new RepaymentList()))
            .BudgetInput.Where(row => row.Year == 2029)
            .ShouldBe([
                new BudgetInputRow("kultur", "Kulturnämnden", 2029, Money.FromKronor(300_000)),
                new BudgetInputRow("omsorg", "Omsorgsnämnden", 2029, Money.FromKronor(500_000)),
            ]);
        using var door = new PageDoor(house.Application, here.Key, "lingonby-chef");
        var page = (await door.GetAsync($"/{here.Key}/arenden/{number}/planer")).Document.QuerySelector("main")!.TextContent;
        page.ShouldContain("83,3\u00A0% av beviljat");
        page.ShouldContain("Om effekten blir 0, 50 eller 100 %");
    }

    [Fact(DisplayName = "W-19 F-48 The day an initiative started chooses its repayment regime, and both live at once")]
    public async Task The_start_day_chooses_the_regime()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("tva-ordningar", WithTwoRegimes));
        var old = await StartedAsync(here, new(2026, 3, 31), startOn: new(2026, 4, 2));
        var later = await StartedAsync(here, new(2026, 4, 1), startOn: new(2026, 4, 2));

        var asked = await here.SendAsync("lingonby-revisor", new CasePlans(old));
        (asked.Plans.Count, asked.Risk).ShouldBe((1, "Nämnden bär risken."));
        var notAsked = await here.SendAsync("lingonby-revisor", new CasePlans(later));
        (notAsked.Plans.Count, notAsked.Risk).ShouldBe((0, null));
        (await here.RefusedAsync("lingonby-projektledare", new SubmitPlan(later, "repayment", Rows, null))).Message.ShouldContain(
            "Ingen återbetalning gäller för det som startar 2026-04-01."
        );

        (await here.RefusedAsync("lingonby-samordnare", new CloseCase(old, "implemented", "Infört."))).Message.ShouldContain(
            "Återbetalningsplanen ska vara godkänd."
        );
        await here.CloseAsync(later);
    }

    private static void WithRepayment(JsonNode profile)
    {
        profile["plans"] = JsonNode.Parse(
            """[{ "key": "repayment", "name": "Återbetalningsplan", "content": "repaymentPerUnitAndYear" }]"""
        );
        profile["repayment"] = JsonNode.Parse(
            """{ "model": "plannedFrameReduction", "beneficiaryKinds": ["committee"], "riskText": "Nämnden bär risken." }"""
        );
    }

    private static void WithTwoRegimes(JsonNode profile)
    {
        WithRepayment(profile);
        profile["repayment"]!["regimes"] = JsonNode.Parse("""[{ "from": "2026-04-01", "model": "none" }]""");
        profile["operations"]!["CloseCase"]!["requires"] = JsonNode.Parse(
            """
            [{ "rule": "L-60", "message": "Återbetalningsplanen ska vara godkänd.",
               "condition": { "is": "plansApproved", "plans": ["repayment"] }, "link": "planer" }]
            """
        );
    }

    private async Task<string> StartedAsync(MunicipalityInTest here, DateOnly start, DateOnly? startOn = null)
    {
        await here.AllocateAsync(2026, Money.FromKronor(1_800_000), $"§ {start:MMdd}");
        var number = await here.AppliedAsync($"Startar {start:yyyy-MM-dd}");
        await here.SendAsync("lingonby-sekreterare", FundInTest.Grant(number, new(2026, 3, 1), (2026, Money.FromKronor(1_800_000))));
        if (startOn is { } day)
        {
            await house.ItIsAsync(day.Year, day.Month, day.Day);
        }

        await here.SendAsync("lingonby-projektledare", new StartInitiative(number, start));
        return number;
    }
}
