using System.Text.Json.Nodes;
using Fund.Contracts.Values;
using Fund.Finance.Plans;
using Fund.Finance.Repayments;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Repayments;

/// <summary>A reduction of a frame that a decision has moved to another budget year.</summary>
public sealed class PostponedTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";

    [Fact(DisplayName = "A postponed instalment reduces the frame of its new year, which must be told and come later")]
    public async Task It_counts_in_its_new_year()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("uppskjuten", WithRepayment));
        await here.AllocateAsync(2026, Money.FromKronor(500_000));
        var number = await here.RunningAsync("En", new(2026, 3, 1), null, null, (2026, Money.FromKronor(100_000)));
        PlanRowInput[] rows = [new("kultur", 2027, Money.FromKronor(60_000)), new("kultur", 2028, Money.FromKronor(40_000))];
        await here.SendAsync("lingonby-projektledare", new SubmitPlan(number, "repayment", rows, null));
        await here.SendAsync("lingonby-styrgrupp", new ApprovePlan(number, "repayment", 1));
        var row = (await here.SendAsync(Controller, new RepaymentList())).Rows[0];
        foreach (var year in new int?[] { null, 2026, 2027, 2101 })
        {
            (await here.RefusedAsync(Controller, new SetRepaymentState(row.Id, RepaymentState.Postponed, "KS § 1", row.Version, year)))
                .Findings.ShouldHaveSingleItem()
                .Field.ShouldBe("postponedTo", $"{year}");
        }

        (
            await here.RefusedAsync(Controller, new SetRepaymentState(row.Id, RepaymentState.Postponed, null, row.Version))
        ).Findings.Count.ShouldBe(2, "both are told at once");

        using var door = new PageDoor(house.Application, here.Key, Controller);
        var list = await door.GetAsync($"{door.Root}/aterbetalning");
        var form = (await door.GetAsync(list.Document.QuerySelector($"a[href$='/aterbetalning/{row.Id}']")!.GetAttribute("href")!))
            .Forms()
            .Single(f => f.Button == "Spara läget");
        Dictionary<string, string> typed = new()
        {
            ["state"] = "Postponed",
            ["postponedTo"] = "2028",
            ["reason"] = "Kommunstyrelsen 2026-03-01 § 9",
        };
        (
            await door.PostAsync(
                form.Action,
                form.Fields.Select(f => KeyValuePair.Create(f.Name, typed.GetValueOrDefault(f.Name, f.Value)))
            )
        ).Status.ShouldBe(302);

        var now = await here.SendAsync(Controller, new RepaymentList());
        now.BudgetInput.ShouldBe([new BudgetInputRow("kultur", "Kulturnämnden", 2028, Money.FromKronor(100_000))]);
        (now.Rows[0].Year, now.Rows[1].Year).ShouldBe((2028, 2028));
        (await here.SendAsync(Controller, new RepaymentList(2027))).Rows.ShouldBeEmpty();
        (await door.GetAsync($"{door.Root}/aterbetalning")).Document.QuerySelector("main")!.TextContent.ShouldContain("Enligt planen 2027");

        var moved = now.Rows.Single(r => r.Id == row.Id);
        var done = new SetRepaymentState(row.Id, RepaymentState.Done, null, moved.Version);
        (await here.RefusedAsync(Controller, done)).Message.ShouldContain("Budgeten 2028 är inte gjord än");
        await house.ItIsAsync(2027, 11, 30);
        await here.SendAsync(Controller, done);
        (await here.SendAsync(Controller, new RepaymentList())).Rows.Single(r => r.Id == row.Id).Year.ShouldBe(2028, "it was done then");

        // It was not reduced after all: opened again with a reason, still in the year that it was postponed to.
        var again = new SetRepaymentState(row.Id, RepaymentState.Planned, " ", moved.Version + 1);
        (await here.RefusedAsync(Controller, again)).Findings.ShouldContain(f => f.Field == "reason");
        await here.SendAsync(Controller, again with { Reason = "Budgeten ändrades." });
        var open = (await here.SendAsync(Controller, new RepaymentList())).Rows.Single(r => r.Id == row.Id);
        (open.IsOpen, open.Year).ShouldBe((true, 2028));
    }

    private static void WithRepayment(JsonNode profile)
    {
        profile["plans"] = JsonNode.Parse(
            """[{ "key": "repayment", "name": "Återbetalningsplan", "content": "repaymentPerUnitAndYear" }]"""
        );
        profile["repayment"] = JsonNode.Parse("""{ "model": "plannedFrameReduction", "beneficiaryKinds": ["committee"] }""");
    }
}
