using Fund.Contracts.Values;
using Fund.Finance.Settlements;
using Fund.Host.Demonstrations;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Settlements;

/// <summary>A settlement of many initiatives is read a page at a time, and its sums are of all of them.</summary>
public sealed class SettlementPagingTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Occasion = "2026-halv";

    [Fact(DisplayName = "Settlement day page by page: each initiative once, those to look at first, and the sums are of all")]
    public async Task Page_by_page()
    {
        await house.ItIsAsync(2026, 9, 12);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("sidor"));
        await LoadSeed.FillAsync(house.Application.Services, here.Municipality, 400, CancellationToken.None);
        await here.SendAsync("lingonby-ekonom", new SettlePeriod(Occasion));
        var whole = await here.SendAsync("lingonby-revisor", new SettlementDayQuery(Occasion));
        whole.Rows.Count.ShouldBe(whole.Totals.Initiatives);

        var pages = new List<SettlementDay>();
        for (var page = 1; page <= 1 || page <= pages[0].Pages; page++)
        {
            pages.Add(await here.SendAsync("lingonby-revisor", new SettlementDayQuery(Occasion, Page: page)));
        }

        pages.Count.ShouldBeGreaterThan(2);
        var rows = pages.SelectMany(page => page.Rows).ToList();
        rows.Select(row => row.CaseNumber).ShouldBe(whole.Rows.Select(row => row.CaseNumber));
        rows.Select(row => row.CaseNumber).ShouldBeUnique();
        rows.Select(row => row.NeedsALook).ShouldBe(rows.Select(row => row.NeedsALook).OrderDescending());
        rows.Count(row => row.NeedsALook).ShouldBe(whole.Totals.ToLookAt);
        foreach (var page in pages)
        {
            page.Totals.ShouldBe(whole.Totals);
            page.Total.ShouldBe(rows.Select(row => row.Payable).Total());
            page.Payees.ShouldBe(whole.Payees);
        }

        (await here.SendAsync("lingonby-revisor", new SettlementDayQuery(Occasion, Page: 99))).Page.ShouldBe(pages.Count);
        (await here.SendAsync("lingonby-revisor", new SettlementDayQuery(Occasion, Page: -3))).Page.ShouldBe(1);
        using var auditor = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        var second = await auditor.GetAsync($"{auditor.Root}/avrakning/{Occasion}?blad=2");
        second.Document.QuerySelector("main")!.TextContent.ShouldContain(pages[1].Rows[0].Title);
        second.Document.QuerySelectorAll(".fund-pager a[href*='blad=3']").ShouldNotBeEmpty();
    }
}
