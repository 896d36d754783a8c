using System.Net;
using System.Text;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Documents.Content;
using Fund.Finance.Settlements;
using Fund.Finance.Settlements.CostHolds;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using MiniExcelLibs;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Settlements;

/// <summary>
/// What is taken along from an approved settlement, and that somebody confirms that the finance system has read its file.
/// </summary>
public sealed class SettlementFileTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";
    private const string Half = "2026-halv";
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact(DisplayName = "F-14 The document behind a settlement has every cost with its voucher, text, amount and what became of it")]
    public async Task Every_cost_on_paper()
    {
        var here = await SettledAsync("f14-underlag");
        var day = await here.SendAsync("lingonby-revisor", new SettlementDayQuery(Half));
        var page = WebUtility.HtmlDecode(DocumentPage.Of(SettlementDocument.Of(day, "Lingonby kommun")));
        foreach (
            var words in new[]
            {
                "Underlag till avräkning Delårsrapport 2026",
                "Kulturnämnden",
                "manuell V1",
                "manuell V2",
                "Insats",
                "Tas med",
                "Hålls inne",
                "Kostnaden hålls inne: Fel bilaga.",
                Money.FromKronor(5_000).ToString(),
                "Eva Ekonom",
                "Erik Ekonom",
            }
        )
        {
            page.ShouldContain(words);
        }

        using var door = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        var file = await door.GetFileAsync($"{door.Root}/avrakning/{Half}?handler=Pdf");
        (file.Status is 200 or 503).ShouldBeTrue("a PDF, or the page with words where none can be made");
        if (file.Status == 200)
        {
            Encoding.ASCII.GetString(file.Content, 0, 5).ShouldBe("%PDF-");
        }
    }

    [Fact(DisplayName = "F-14 The settlement is taken along line by line and receiver by receiver, with amounts that are numbers")]
    public async Task As_Excel()
    {
        var here = await SettledAsync("f14-excel");
        using var door = new PageDoor(house.Application, here.Key, Controller);
        var lines = await RowsAsync(door, "Lines");
        lines.Count.ShouldBe(2);
        lines
            .Select(row => (row["Verifikation"], row["Belopp"], row["Betalas"], row["Vad som händer"]))
            .ShouldBe([("manuell V1", 5_000.0, 5_000.0, "Tas med"), ("manuell V2", 3_000.0, 0.0, "Hålls inne")], ignoreOrder: true);
        var receivers = await RowsAsync(door, "Receivers");
        receivers.ShouldHaveSingleItem()["Mottagare"].ShouldBe("Kulturnämnden");
        receivers[0]["Betalas"].ShouldBe(5_000.0);
        (await RowsAsync(door, "Excel")).ShouldHaveSingleItem()["Betalas"].ShouldBe(5_000.0);
    }

    [Fact(DisplayName = "F-14 Somebody confirms that the finance system has read the file, once, and the page tells who and when")]
    public async Task Confirmed_as_read()
    {
        var here = await SettledAsync("f14-inlast");
        using var door = new PageDoor(house.Application, here.Key, Controller);
        using var auditor = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        var address = $"{door.Root}/avrakning/{Half}";
        var link = (await door.GetAsync(address)).Document.QuerySelector("a[href*='/inlast/']");
        link.ShouldNotBeNull();
        (await auditor.GetAsync(address)).Document.QuerySelectorAll("a[href*='/inlast/']").ShouldBeEmpty();
        var form = (await door.GetAsync(link.GetAttribute("href")!)).Forms().Single(f => f.Button == "Filen är inläst");
        (await door.PostAsync(form.Action, form.Fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))).Status.ShouldBe(302);
        (await auditor.GetAsync(address)).Document.QuerySelector("main")!.TextContent.ShouldContain("Inläst enligt Eva Ekonom");
        var file = (await here.SendAsync(Controller, new SettlementDayQuery(Half))).Files.ShouldHaveSingleItem();
        file.ReadBy.ShouldBe("Eva Ekonom");
        (
            await Should.ThrowAsync<Conflict>(() => here.SendAsync("lingonby-ekonom2", new ConfirmVoucherRead(Half, file.Id)))
        ).Message.ShouldContain("Eva Ekonom har redan bekräftat");
        await Should.ThrowAsync<NotFound>(() => here.SendAsync(Controller, new ConfirmVoucherRead("2026-ar", file.Id)));
    }

    private static async Task<List<IDictionary<string, object>>> RowsAsync(PageDoor door, string handler)
    {
        var file = await door.GetFileAsync($"{door.Root}/avrakning/{Half}?handler={handler}");
        file.Status.ShouldBe(200);
        using var content = new MemoryStream(file.Content);
        return [.. content.Query(useHeaderRow: true).Cast<IDictionary<string, object>>()];
    }

    private async Task<MunicipalityInTest> SettledAsync(string key)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync("En", Day, null, null, (2026, Money.FromKronor(20_000)));
        await here.CostAsync(number, Day, Money.FromKronor(5_000), "V1");
        await here.CostAsync(number, Day, Money.FromKronor(3_000), "V2");
        var cost = (await here.MoneyAsync(number)).Costs.Single(c => c.Amount == Money.FromKronor(3_000)).Id;
        await here.SendAsync(Controller, new HoldCost(number, cost, "Fel bilaga."));
        await house.ItIsAsync(2026, 9, 12);
        await here.SettleAsync(Half);
        return here;
    }
}
