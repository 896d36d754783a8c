using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Years;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Years;

/// <summary>
/// A fiscal year of a fund is closed when all that belongs to it has been settled, and what is left of it goes somewhere.
/// </summary>
public sealed class CloseYearTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";
    private static readonly DateOnly Day = new(2026, 3, 1);
    private static readonly DateOnly CarriedOn = new(2027, 1, 11);

    [Fact(DisplayName = "F-09 Of a yearly appropriation what is left lapses, but for what is carried over by a decision")]
    public async Task What_is_left_lapses_or_is_carried_over()
    {
        var here = await SettledAsync("f09-anslag", yearly: true);
        var carry = new CloseYear(2026, Money.FromKronor(30_000), CarriedOn, "§ 4");
        (await here.RefusedAsync(Controller, carry with { CarryDecidedOn = null })).Findings.ShouldContain(f =>
            f.Field == "carryDecidedOn"
        );
        (await here.RefusedAsync(Controller, carry with { CarriedOver = Money.FromKronor(95_000.01m) })).Findings.ShouldContain(f =>
            f.Field == "carriedOver"
        );
        await here.SendAsync(Controller, carry);

        var ended = await here.FundAsync(2026);
        ended.Closed.ShouldBeTrue();
        ended.Closing!.Who.ShouldBe("Eva Ekonom");
        (ended.Amounts.Available, ended.Amounts.Committed, ended.Amounts.Released).ShouldBe(
            (Money.Zero, Money.Zero, Money.FromKronor(15_000))
        );
        ended.Ledger.Select(row => row.Kind).ShouldContain("Förfallet");
        var next = await here.FundAsync(2027);
        next.Amounts.Available.ShouldBe(Money.FromKronor(30_000));
        next.Ledger.Single(row => row.Year == 2027).Reference.ShouldBe("Kommunstyrelsen 2027-01-11 § 4");
        (await Should.ThrowAsync<Conflict>(() => here.SendAsync(Controller, carry))).Message.ShouldContain("redan stängt");
        (await here.RefusedAsync(Controller, await here.AllocationAsync(2026, Money.FromKronor(1), "§ 9"))).Message.ShouldContain("stängt");
    }

    [Fact(DisplayName = "F-09 Earmarked equity stays as it is when its year is closed, and nothing is carried over")]
    public async Task Equity_stays()
    {
        var here = await SettledAsync("f09-kapital", yearly: false);
        (await here.RefusedAsync(Controller, new CloseYear(2026, Money.FromKronor(1), CarriedOn, "§ 4"))).Findings.ShouldContain(f =>
            f.Field == "carriedOver"
        );
        await here.SendAsync(Controller, new CloseYear(2026, Money.Zero));
        var amounts = (await here.FundAsync(2027)).Amounts;
        (amounts.Available, amounts.Committed).ShouldBe((Money.FromKronor(80_000), Money.FromKronor(15_000)));
    }

    [Fact(DisplayName = "F-09 A year is closed when it has ended and its settlements are approved, also from the page")]
    public async Task Not_before_it_is_settled()
    {
        var here = await StartAsync("f09-sida", yearly: true);
        (await here.RefusedAsync(Controller, new CloseYear(2026, Money.Zero))).Message.ShouldContain("2027-01-01");
        await house.ItIsAsync(2027, 1, 12);
        var waiting = await here.RefusedAsync(Controller, new CloseYear(2026, Money.Zero));
        waiting.Findings.Count.ShouldBe(2, "the interim report and the annual report");
        await here.SettleAsync("2026-halv");
        await here.SettleAsync("2026-ar");

        using var door = new PageDoor(house.Application, here.Key, Controller);
        (await door.GetAsync($"{door.Root}/fonden/bokslut?year=2027")).Forms().ShouldNotContain(form => form.Button == "Stäng 2027");
        var close = (await door.GetAsync($"{door.Root}/fonden/bokslut?year=2026")).Forms().Single(form => form.Button == "Stäng 2026");
        Dictionary<string, string> typed = new()
        {
            ["carriedOver"] = "10 000",
            ["carryDecidedOn"] = "2027-01-11",
            ["carryParagraph"] = "§ 4",
        };
        var fields = close.Fields.Select(f => KeyValuePair.Create(f.Name, typed.GetValueOrDefault(f.Name, f.Value)));
        (await door.PostAsync(close.Action, fields)).Status.ShouldBe(302);
        var closed = await door.GetAsync($"{door.Root}/fonden/bokslut?year=2026");
        closed.Forms().ShouldNotContain(form => form.Button == "Stäng 2026");
        closed.Document.Body!.TextContent.ShouldContain("2026 är stängt");
        (await here.FundAsync(2027)).Amounts.Available.ShouldBe(Money.FromKronor(10_000));
    }

    // 100 000 set aside, 20 000 granted, 5 000 paid: 80 000 to grant and 15 000 promised are left.
    private async Task<MunicipalityInTest> SettledAsync(string key, bool yearly)
    {
        var here = await StartAsync(key, yearly);
        await house.ItIsAsync(2027, 1, 12);
        await here.SettleAsync("2026-halv");
        await here.SettleAsync("2026-ar");
        return here;
    }

    private async Task<MunicipalityInTest> StartAsync(string key, bool yearly)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key, yearly ? FundInTest.YearlyAppropriation : null));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync("Årets", Day, null, null, (2026, Money.FromKronor(20_000)));
        await here.CostAsync(number, Day, Money.FromKronor(5_000), "V1");
        return here;
    }
}
