using System.Text.Json.Nodes;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Documents.Content;
using Fund.Finance.Allocations;
using Fund.Finance.Overview;
using Fund.Finance.Settlements;
using Fund.Finance.Years;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Years;

/// <summary>
/// A fiscal year of a fund is closed by two persons when all that belongs to it has been settled, and what is left of it goes somewhere.
/// </summary>
public sealed class YearEndTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";
    private const string Other = "lingonby-ekonom2";
    private static readonly DateOnly Day = new(2026, 3, 1);
    private static readonly DateOnly CarriedOn = new(2027, 1, 11);

    [Fact(DisplayName = "F-09 U-82 Of a yearly appropriation what is left lapses, but for what is carried over by a decision")]
    public async Task What_is_left_lapses_or_is_carried_over()
    {
        var here = await SettledAsync("f09-anslag", yearly: true);
        var carry = new DecideUnspent(2026, Money.FromKronor(30_000), CarriedOn, "§ 4");
        (await here.RefusedAsync(Controller, carry with { CarryDecidedOn = null })).Findings.ShouldContain(f =>
            f.Field == "carryDecidedOn"
        );
        (await here.RefusedAsync(Controller, carry with { CarriedOver = Money.FromKronor(95_000.01m) })).Findings.ShouldContain(f =>
            f.Field == "carriedOver"
        );
        (await here.RefusedAsync(Controller, new SubmitYearEnd(2026))).Findings.ShouldContain(f => f.Field == "carriedOver");
        await here.SendAsync(Controller, carry);
        await here.SendAsync(Controller, new SubmitYearEnd(2026));
        (await here.RefusedAsync(Controller, new ApproveYearEnd(2026))).Message.ShouldContain("kan inte själv");
        (await here.FundAsync(2026)).Closed.ShouldBeFalse();
        var handed = (await here.SendAsync(Other, new YearEnd(2026))).HandedOver!.At;
        (
            await Should.ThrowAsync<Conflict>(() => here.SendAsync(Other, new ApproveYearEnd(2026, null, handed.AddSeconds(-1))))
        ).Message.ShouldContain("har lämnat bokslutet på nytt");
        await here.SendAsync(Other, new ApproveYearEnd(2026, null, handed));

        var ended = await here.FundAsync(2026);
        ended.Closed.ShouldBeTrue();
        ended.Closing!.Who.ShouldBe("Erik Ekonom");
        (ended.Amounts.Available, ended.Amounts.Committed, ended.Amounts.Released).ShouldBe(
            (Money.Zero, Money.Zero, Money.FromKronor(15_000))
        );
        ended.Ledger.Select(row => row.Kind).ShouldContain("Förfallet");
        ended.Ledger.Single(row => row.Kind == "Fört över till 2027").Amount.ShouldBe(Money.FromKronor(30_000), "it did not lapse");
        var paper = FundYearPaper.Of(ended, "Lingonby", CarriedOn).Parts.SelectMany(part => part.Blocks).OfType<PaperTable>().ToList();
        paper[1].Columns.Select(column => column.Heading).ShouldContain("Förfallet eller fört över");
        paper[1].Rows.ShouldAllBe(row => row.Count == paper[1].Columns.Count);
        var next = await here.FundAsync(2027);
        next.Amounts.Available.ShouldBe(Money.FromKronor(30_000));
        var carriedIn = next.Ledger.Single(row => row.Year == 2027);
        (carriedIn.Kind, carriedIn.Reference).ShouldBe(("Fört över från 2026", "Kommunstyrelsen 2027-01-11 § 4"));
        (await Should.ThrowAsync<Conflict>(() => here.SendAsync(Controller, carry))).Message.ShouldContain("redan stängt");
        (await Should.ThrowAsync<Conflict>(() => here.SendAsync(Other, new ApproveYearEnd(2026)))).Message.ShouldContain("redan stängt");
        var late = await here.RefusedAsync(Controller, await here.AllocationAsync(2026, Money.FromKronor(1), "§ 9"));
        late.Message.ShouldContain("stängt");
        await house.Application.ProveAsync();
    }

    [Fact(DisplayName = "F-09 A year on which nothing is posted has no year-end, and no list offers years before the fund began")]
    public async Task Nothing_posted()
    {
        var here = await SettledAsync("f09-tomt", yearly: true);
        (await here.SendAsync(Controller, new YearEnd(2021))).MaySubmit.ShouldBeFalse();
        var empty = await here.RefusedAsync(Controller, new SubmitYearEnd(2021));
        empty.Findings.ShouldHaveSingleItem().Field.ShouldBe("year");
        empty.Message.ShouldContain("Inget är bokfört på 2021");
        using var door = new PageDoor(house.Application, here.Key, Controller);
        (await YearsAsync("/avrakning")).ShouldBe(["2026", "2027"]);
        (await YearsAsync("/fonden/bokslut?year=2026")).ShouldNotContain("2025");

        async Task<IEnumerable<string>> YearsAsync(string path) =>
            (await door.GetAsync(door.Root + path))
                .Document.QuerySelectorAll("nav[aria-label='År'] a")
                .Select(tab => tab.TextContent.Trim());
    }

    [Fact(DisplayName = "F-09 U-18 U-82 What is drawn, lapsed and given back stands by itself, so that each page of the year sums")]
    public async Task Every_page_sums()
    {
        var here = await SettledAsync("f09-summor", yearly: true);
        await here.AttestedAsync(Controller, Other, new DrawForAdministration(2026, Money.FromKronor(8_000), "Samordning"));
        await here.CloseYearAsync(2026);
        using var door = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        var fund = await here.FundAsync(2026);
        (fund.SetAside, fund.ToCases, fund.Drawn, fund.Amounts.Committed, fund.Amounts.Available).ShouldBe(
            (Money.FromKronor(100_000), Money.FromKronor(5_000), Money.FromKronor(8_000), Money.Zero, Money.Zero)
        );
        (fund.SetAside - fund.ToCases - fund.Drawn - fund.Lapsed).ShouldBe(Money.Zero);
        fund.SetAside.ShouldBe(fund.Years.Single(year => year.Year == 2026).Allocated, "the tile and the table say the same");
        fund.Ledger.Select(row => row.Paid).Total().ShouldBe(fund.Amounts.Paid, "each column of the ledger sums up");
        fund.Ledger.Select(row => row.Effect).Total().ShouldBe(fund.Amounts.Available);
        var page = (await door.GetAsync($"{door.Root}/fonden?year=2026")).Document.QuerySelector("main")!.TextContent;
        page.ShouldNotContain("Är med i det som kan beviljas");
        page.ShouldContain("Är med i det som har förfallit eller förts över");
        var note = await here.SendAsync("lingonby-revisor", new YearEndNote(2026));
        (note.Paid, note.Drawn).ShouldBe((Money.FromKronor(5_000), Money.FromKronor(8_000)));
        note.Cases.Select(about => about.PaidInYear).Total().ShouldBe(note.Paid);
        (note.Opening + note.Allocated + note.Repaid - note.Paid - note.Drawn - note.Lapsed).ShouldBe(note.Closing);
    }

    [Fact(DisplayName = "F-09 Earmarked equity stays as it is when its year is closed, and nothing is carried over")]
    public async Task Equity_stays()
    {
        var here = await SettledAsync("f09-kapital", yearly: false);
        (await here.RefusedAsync(Controller, new DecideUnspent(2026, Money.FromKronor(1), CarriedOn, "§ 4"))).Findings.ShouldContain(f =>
            f.Field == "carriedOver"
        );
        await here.CloseYearAsync(2026);
        var amounts = (await here.FundAsync(2027)).Amounts;
        (amounts.Available, amounts.Committed).ShouldBe((Money.FromKronor(80_000), Money.FromKronor(15_000)));
    }

    [Fact(DisplayName = "F-09 A year is closed when it has ended and its settlements are approved, by two persons, from the page")]
    public async Task Not_before_it_is_settled()
    {
        var here = await StartAsync("f09-sida", yearly: true);
        (await here.RefusedAsync(Controller, new SubmitYearEnd(2026))).Message.ShouldContain("2027-01-01");
        await house.ItIsAsync(2027, 1, 12);
        (await here.SendAsync("lingonby-revisor", new OccasionList())).Year.ShouldBe(2026, "the new year has nothing to settle yet");
        var waiting = await here.RefusedAsync(Controller, new SubmitYearEnd(2026));
        waiting.Findings.Count(f => f.Field == "year").ShouldBe(2, "the interim report and the annual report");
        await here.SettleAsync("2026-halv");
        await here.SettleAsync("2026-ar");
        (await here.SendAsync("lingonby-revisor", new OccasionList())).Year.ShouldBe(2027);

        using var door = new PageDoor(house.Application, here.Key, Controller);
        (await FormsAsync(door, 2027)).ShouldNotContain(form => form.Button.Contains("för godkännande"));
        (await FormsAsync(door, 2026)).ShouldNotContain(form => form.Button.Contains("för godkännande"), "0 av 1 avgjorda");
        Dictionary<string, string> typed = new()
        {
            ["carriedOver"] = "10 000",
            ["carryDecidedOn"] = "2027-01-11",
            ["carryParagraph"] = "§ 4",
        };
        await PressAsync(door, 2026, "Spara beslutet om anslaget", typed);
        await PressAsync(door, 2026, "Lämna bokslutet 2026 för godkännande", []);
        (await FormsAsync(door, 2026)).ShouldNotContain(form => form.Button == "Godkänn och stäng 2026");
        using var other = new PageDoor(house.Application, here.Key, Other);
        await PressAsync(other, 2026, "Skicka tillbaka", new() { ["reason"] = "Kommunstyrelsen beslutade § 5." });
        (await door.GetAsync($"{door.Root}/fonden/bokslut?year=2026")).Document.Body!.TextContent.ShouldContain("beslutade § 5.");
        await PressAsync(door, 2026, "Spara beslutet om anslaget", new(typed) { ["carryParagraph"] = "§ 5" });
        await PressAsync(door, 2026, "Lämna bokslutet 2026 för godkännande", []);
        await PressAsync(other, 2026, "Godkänn och stäng 2026", []);
        var closed = await door.GetAsync($"{door.Root}/fonden/bokslut?year=2026");
        closed.Forms().Where(form => form.Action.Contains("/bokslut")).ShouldBeEmpty();
        closed.Document.Body!.TextContent.ShouldContain("2026 är stängt");
        (await here.FundAsync(2027)).Amounts.Available.ShouldBe(Money.FromKronor(10_000));
        (await here.FundAsync(2027)).Ledger.Single(row => row.Year == 2027).Reference!.ShouldContain("§ 5");
    }

    private static async Task<IReadOnlyList<PageForm>> FormsAsync(PageDoor door, int year) =>
        [.. (await door.GetAsync($"{door.Root}/fonden/bokslut?year={year}")).Forms()];

    private static async Task PressAsync(PageDoor door, int year, string button, Dictionary<string, string> typed)
    {
        var form = (await FormsAsync(door, year)).Single(form => form.Button == button);
        var fields = form.Fields.Select(f => KeyValuePair.Create(f.Name, typed.GetValueOrDefault(f.Name, f.Value)));
        (await door.PostAsync(form.Action, fields)).Status.ShouldBe(302, button);
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

    private static void WithDraws(JsonNode profile)
    {
        FundInTest.YearlyAppropriation(profile);
        profile["fund"]!["administrationDraw"] = true;
    }

    private async Task<MunicipalityInTest> StartAsync(string key, bool yearly)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key, yearly ? WithDraws : null));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync("Årets", Day, null, null, (2026, Money.FromKronor(20_000)));
        await here.CostAsync(number, Day, Money.FromKronor(5_000), "V1");
        return here;
    }
}
