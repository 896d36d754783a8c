using System.Text.Json.Nodes;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Repayments;
using Fund.Process.Profiles;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;
using static Fund.Tests.Finance.Repayments.RepaymentInTest;

namespace Fund.Tests.Finance.Repayments;

/// <summary>Expected against realised, what less effect would mean, and a frame that follows what is measured.</summary>
public sealed class EffectTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";

    [Fact(DisplayName = "U-16 U-14 What came true stands beside what was planned, per committee and case, and changes no frame")]
    public async Task Expected_and_realised()
    {
        var here = await StartAsync("utfall", ByPlan);
        var number = await here.PlannedAsync("Hembesök", Row("kultur", 2027, 60_000), Row("omsorg", 2027, 30_000));
        var row = await here.RowAsync("kultur", 2027);
        await here.MeasureAsync(row, new Money(4_500_050));
        (await Should.ThrowAsync<Conflict>(() => here.MeasureAsync(row, Money.Zero))).Message.ShouldContain("har ändrats");
        await here.MeasureAsync(await here.RowAsync("kultur", 2027), new Money(4_400_025));

        var list = await here.SendAsync("lingonby-revisor", new RepaymentList());
        list.PerUnit.ShouldBe([
            new EffectComparison("Kulturnämnden", null, Money.FromKronor(60_000), new Money(4_400_025), 0),
            new EffectComparison("Omsorgsnämnden", null, Money.Zero, Money.Zero, 1),
        ]);
        list.PerCase.ShouldBe([new EffectComparison("Hembesök", number, Money.FromKronor(60_000), new Money(4_400_025), 1)]);
        list.PerUnit[0].Difference.ShouldBe(new Money(-1_599_975));
        list.BudgetInput.Single(sum => sum.Unit == "kultur").Amount.ShouldBe(Money.FromKronor(60_000), "the plan holds whatever comes");

        var again = await here.RowAsync("omsorg", 2027);
        foreach (
            var (amount, source, day, field) in new[]
            {
                (new Money(-1), "x", new DateOnly(2026, 3, 1), "amount"),
                (Money.Zero, " ", new DateOnly(2026, 3, 1), "source"),
                (Money.Zero, "x", new DateOnly(2026, 3, 3), "measuredOn"),
            }
        )
        {
            (await here.RefusedAsync(Controller, new RegisterEffect(again.Id, amount, source, day, again.Version)))
                .Findings.ShouldHaveSingleItem()
                .Field.ShouldBe(field);
        }

        var neighbour = await StartAsync("utfall-granne", ByPlan);
        await Should.ThrowAsync<NotFound>(() => neighbour.MeasureAsync(again, Money.Zero));
        await here.OverTheApi().MeasureAsync(again, Money.Zero);
        (await here.RowAsync("omsorg", 2027)).Realised.ShouldBe(Money.Zero, "nothing came of it, and that is said");
    }

    [Fact(
        DisplayName = "U-14 U-101 The simulation multiplies what is planned by the share, at 0, 50 and 100 % and any other, and changes "
            + "nothing"
    )]
    public async Task Simulated()
    {
        var here = await StartAsync("simuleras", ByPlan);
        await here.PlannedAsync("En", Row("kultur", 2027, 60_000), Row("kultur", 2028, 9_000));
        var half = (await here.SendAsync("lingonby-revisor", new SimulateEffect(2027))).Units.ShouldHaveSingleItem();
        half.ShouldBe(
            new SimulatedUnit(
                "Kulturnämnden",
                Money.FromKronor(60_000),
                Money.FromKronor(60_000),
                Money.FromKronor(30_000),
                Money.Zero,
                Money.FromKronor(60_000),
                Money.FromKronor(30_000)
            )
        );
        (await here.OverTheApi().SendAsync(Controller, new SimulateEffect(2027, 33)))
            .Units.Single()
            .Bears.ShouldBe(Money.FromKronor(40_200));
        (await here.RefusedAsync(Controller, new SimulateEffect(2027, 101))).Findings.ShouldHaveSingleItem().Field.ShouldBe("andel");
        using var door = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        var page = await door.GetAsync($"{door.Root}/aterbetalning?year=2027&andel=33");
        var text = page.Document.QuerySelector("main")!.TextContent;
        text.ShouldContain("Vid 33 % av effekten, budget 2027");
        text.ShouldContain($"{Money.FromKronor(40_200)}");
        (await door.GetAsync($"{door.Root}/aterbetalning?andel=hälften")).Document.Body!.TextContent.ShouldContain(
            "Skriv en andel från 0 till 100"
        );
        (await here.RowAsync("kultur", 2027)).Amount.ShouldBe(Money.FromKronor(60_000));
    }

    [Fact(DisplayName = "By measured effect the frame is reduced by what is measured, never by more than the plan, and by nothing before")]
    public async Task By_measured_effect()
    {
        var here = await StartAsync(
            "uppmatt",
            With("""{ "model": "measuredEffect", "beneficiaryKinds": ["committee"], "budgetInput": { "due": "03-31" } }""")
        );
        await here.PlannedAsync("En", Row("kultur", 2027, 60_000), Row("omsorg", 2027, 30_000));
        var waits = await here.SendAsync(Controller, new BudgetInput());
        (waits.Rows.Count, waits.CanDeliver).ShouldBe((0, false));
        waits.Lacks.Select(lack => lack.Link!.Split('/')[^1]).ShouldBe(["utfall", "utfall"]);
        var row = await here.RowAsync("kultur", 2027);
        (await here.RefusedAsync(Controller, new SetRepaymentState(row.Id, RepaymentState.Done, null, row.Version))).Message.ShouldContain(
            "Utfallet är inte registrerat än"
        );
        await here.MeasureAsync(row, new Money(4_000_033));
        await here.MeasureAsync(await here.RowAsync("omsorg", 2027), Money.FromKronor(99_000));
        (await here.SendAsync(Controller, new RepaymentList()))
            .BudgetInput.Select(sum => sum.Amount)
            .ShouldBe([new Money(4_000_033), Money.FromKronor(30_000)]);
        (await here.SendAsync(Controller, new SimulateEffect(2027)))
            .Units.Select(unit => (unit.Reduced, unit.Bears))
            .ShouldBe([(Money.FromKronor(30_000), Money.Zero), (Money.FromKronor(15_000), Money.Zero)], "the frame follows the effect");
        await here.BecomeAsync(await here.RowAsync("kultur", 2027), RepaymentState.Done);
    }

    [Fact(DisplayName = "W-19 Two regimes live in one fund: the day of the start says the model and where the money goes")]
    public async Task Two_regimes()
    {
        var here = await StartAsync(
            "ordningar",
            With(
                """
                { "model": "plannedFrameReduction", "beneficiaryKinds": ["committee"],
                  "regimes": [{ "from": "2026-03-03", "model": "measuredEffect", "destination": "fund" },
                              { "from": "2026-03-05", "model": "none" }] }
                """
            )
        );
        await here.PlannedAsync("Den gamla", Row("kultur", 2027, 60_000));
        await house.ItIsAsync(2026, 3, 4);
        await here.PlannedAsync("Den nya", Row("omsorg", 2027, 30_000));
        await house.ItIsAsync(2026, 3, 6);
        await here.RunningAsync("Den sista", new(2026, 3, 6), null, null, (2026, Money.FromKronor(1_000)));
        var rows = (await here.SendAsync(Controller, new RepaymentList())).Rows;
        rows.Select(row => (row.CaseTitle, row.Model, row.Destination, row.Due))
            .ShouldBe([
                ("Den gamla", RepaymentModel.PlannedFrameReduction, RepaymentDestination.GeneralFinances, Money.FromKronor(60_000)),
                ("Den nya", RepaymentModel.MeasuredEffect, RepaymentDestination.Fund, null),
            ]);
    }

    private async Task<MunicipalityInTest> StartAsync(string key, Action<JsonNode> profile)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key, profile));
        await here.AllocateAsync(2026, Money.FromKronor(500_000));
        return here;
    }
}
