using System.Text.RegularExpressions;
using Fund.Contracts.Values;
using Fund.Finance.Overview;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Overview;

/// <summary>The fund as people read it: amounts that the rows of the ledger add up to.</summary>
public sealed partial class FundPageTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact(DisplayName = "Equity that is set aside for a coming year is neither shown nor granted as this year's")]
    public async Task What_is_set_aside_for_later_waits()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("kommande-ar"));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        await here.AllocateAsync(2027, Money.FromKronor(400_000), "§ 2");
        var now = await here.FundAsync(2026);
        (now.Amounts.Allocated, now.Amounts.Available, now.Later).ShouldBe(
            (Money.FromKronor(100_000), Money.FromKronor(100_000), Money.FromKronor(400_000))
        );
        now.Earmark.ShouldBe(Money.FromKronor(500_000), "the cap on the balance speaks of all");
        now.Ledger.ShouldHaveSingleItem();
        (await here.FundAsync(2027)).Amounts.Available.ShouldBe(Money.FromKronor(500_000));

        var number = await here.AppliedAsync("Söker");
        (
            await here.RefusedAsync("lingonby-sekreterare", FundInTest.Grant(number, Day, (2026, Money.FromKronor(150_000))))
        ).Message.ShouldContain($"{Money.FromKronor(100_000)} kvar att bevilja");
        await here.SendAsync(
            "lingonby-sekreterare",
            FundInTest.Grant(number, Day, (2026, Money.FromKronor(50_000)), (2027, Money.FromKronor(100_000)))
        );
        var after = await here.FundAsync(2026);
        (after.Amounts.Available, after.Later).ShouldBe((Money.FromKronor(50_000), Money.FromKronor(300_000)));
        (await here.FundAsync(2027)).Amounts.Available.ShouldBe(Money.FromKronor(350_000));
        using (var door = new PageDoor(house.Application, here.Key, Controller))
        {
            var ahead = (await door.GetAsync($"{door.Root}/fonden?year=2027")).Document.QuerySelector("main")!.TextContent;
            ahead.ShouldContain("Kan beviljas för 2027");
            ahead.ShouldNotContain("Kan beviljas nu", customMessage: "a coming year is not now");
            ahead.ShouldNotContain("Saldo nu");
        }

        var beyond = await here.AppliedAsync("Söker för 2028");
        await here.SendAsync("lingonby-sekreterare", FundInTest.Grant(beyond, Day, (2028, Money.FromKronor(320_000))));
        after = await here.FundAsync(2026);
        (after.Amounts.Available, after.Later).ShouldBe(
            (Money.FromKronor(30_000), Money.Zero),
            "what coming years do not cover is taken of what there is"
        );
    }

    [Theory(DisplayName = "The ledger's rows add up to what can be granted, page after page, of equity and of a yearly appropriation")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_rows_add_up(bool yearly)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(
            TestFiles.Lingonby($"huvudbok-{yearly}".ToLowerInvariant(), yearly ? FundInTest.YearlyAppropriation : null)
        );
        for (var i = 1; i <= 52; i++)
        {
            await here.AllocateAsync(2026, Money.FromKronor(1_000), $"§ {i}");
        }

        await here.AllocateAsync(2027, Money.FromKronor(9_000), "§ 99");
        await here.RunningAsync("En", Day, null, null, (2026, Money.FromKronor(20_000)));
        var first = await here.FundAsync(2026);
        first.HasOlder.ShouldBeTrue();
        var second = await here.SendAsync(Controller, new FundPageQuery(2026, Page: 2));
        var rows = first.Ledger.Concat(second.Ledger).ToList();
        rows[0].AvailableAfter.ShouldBe(first.Amounts.Available);
        for (var i = 1; i < rows.Count; i++)
        {
            rows[i].AvailableAfter.ShouldBe(rows[i - 1].AvailableAfter - rows[i - 1].Effect, $"row {i}");
        }

        (rows[^1].AvailableAfter - rows[^1].Effect).ShouldBe(Money.Zero, "before the first row there is nothing");
    }

    [Fact(DisplayName = "The ledger is asked by event, case and days, and the Excel file has the same rows")]
    public async Task The_ledger_is_filtered()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("huvudbok-filter"));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var one = await here.RunningAsync("Den ena", Day, null, null, (2026, Money.FromKronor(20_000)));
        await house.ItIsAsync(2026, 4, 2);
        var other = await here.RunningAsync("Den andra", Day, null, null, (2026, Money.FromKronor(10_000)));
        using var door = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        (await RowsAsync("")).Length.ShouldBe(3);
        (await RowsAsync("&handelse=Allocation")).ShouldHaveSingleItem().ShouldContain("Avsättning");
        (await RowsAsync($"&arende={one}")).ShouldHaveSingleItem().ShouldContain("Den ena");
        (await RowsAsync("&fran=2026-04-01")).ShouldHaveSingleItem().ShouldContain("Den andra");
        (await RowsAsync("&till=2026-03-31")).Length.ShouldBe(2);
        (await RowsAsync($"&arende={other}&till=2026-03-31")).ShouldBeEmpty();
        foreach (var far in new[] { DateOnly.MinValue, DateOnly.MaxValue })
        {
            (await here.SendAsync(Controller, new FundPageQuery(2026, From: far, To: far))).Ledger.Count.ShouldBeInRange(0, 3, $"{far}");
        }

        (await door.GetFileAsync($"{door.Root}/fonden?year=2026&arende={one}&handler=Excel")).Status.ShouldBe(200);

        async Task<string[]> RowsAsync(string query)
        {
            var page = await door.GetAsync($"{door.Root}/fonden?year=2026{query}");
            page.Status.ShouldBe(200, query);
            var table = page
                .Document.QuerySelectorAll("table")
                .LastOrDefault(t => t.QuerySelector("caption")?.TextContent == "Det senaste först");
            return table is null ? [] : [.. table.QuerySelectorAll("tbody tr").Select(row => row.TextContent)];
        }
    }

    [Theory(DisplayName = "Rubbish in the fund's address is told in words, and the page stands")]
    [InlineData("handelse=Rån", "Välj en händelse i listan.")]
    [InlineData("handelse=99", "Välj en händelse i listan.")]
    [InlineData("arende=2031-77", "inget ärende med numret 2031-77")]
    [InlineData("fran=i+g%C3%A5r", "åååå-mm-dd")]
    [InlineData("till=2026-02-31", "finns inte i kalendern")]
    [InlineData("till=9999-12-31", "Datumet ska ligga mellan")]
    [InlineData("sida=-4", null)]
    [InlineData("sida=999999999", null)]
    [InlineData("year=1", null)]
    public async Task Rubbish(string query, string? said)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(
            TestFiles.Lingonby($"skrap-{Math.Abs(query.GetHashCode(StringComparison.Ordinal) % 100_000)}")
        );
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        using var door = new PageDoor(house.Application, here.Key, Controller);
        var page = await door.GetAsync($"{door.Root}/fonden?{query}");
        page.Status.ShouldBe(said is null ? 200 : 422);
        if (said is not null)
        {
            page.Document.QuerySelector("[data-fund-errors]")!.TextContent.ShouldContain(said);
        }
    }

    [Fact(DisplayName = "Open commitments are told case by case and year by year, and add up")]
    public async Task Open_commitments()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("ataganden"));
        await here.AllocateAsync(2026, Money.FromKronor(500_000));
        var first = await here.RunningAsync("Båda", Day, null, null, (2026, Money.FromKronor(100_000)), (2027, Money.FromKronor(50_000)));
        await here.RunningAsync("Ett år", Day, null, null, (2026, Money.FromKronor(20_000)));
        await here.CostAsync(first, Day, Money.FromKronor(70_000), "V1");
        await house.ItIsAsync(2026, 9, 15);
        await here.SettleAsync("2026-halv");
        var open = await here.SendAsync(Controller, new OpenCommitments());
        open.Rows.Select(row => (row.CaseTitle, row.Total))
            .ShouldBe([("Båda", Money.FromKronor(80_000)), ("Ett år", Money.FromKronor(20_000))]);
        open.Rows[0].Years[2026].ShouldBe(Money.FromKronor(30_000), "what was granted first is used first");
        open.Sums.ShouldBe(
            new Dictionary<int, Money> { [2026] = Money.FromKronor(50_000), [2027] = Money.FromKronor(50_000) },
            ignoreOrder: true
        );
        open.Total.ShouldBe((await here.FundAsync(2026)).Amounts.Committed);
        using var door = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        (await door.GetAsync($"{door.Root}/fonden/ataganden")).Document.Body!.TextContent.ShouldContain("Alla 2 ärenden");

        foreach (
            var path in new[]
            {
                "/fonden",
                "/fonden/bokslut?year=2026",
                "/avrakning",
                "/avrakning/2026-halv",
                $"/arenden/{first}/ekonomi",
                "/fonden/ataganden",
            }
        )
        {
            var text = (await door.GetAsync(door.Root + path)).Document.QuerySelector("main")!.TextContent;
            OccasionKey().Match(text).Value.ShouldBe("", $"{path}: an occasion is called by its name");
        }
    }

    [Fact(DisplayName = "The fund's page says what is next, and leads there; what is done has pages of its own")]
    public async Task What_is_next()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("nasta-steg"));
        using var door = new PageDoor(house.Application, here.Key, Controller);
        using var coordinator = new PageDoor(house.Application, here.Key, "lingonby-samordnare");
        (await NextAsync()).ShouldContain("Inget är avsatt än");
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync("En", Day, null, null, (2026, Money.FromKronor(20_000)));
        await here.CostAsync(number, Day, Money.FromKronor(5_000), "V1");
        (await NextAsync()).ShouldContain("Nästa avräkning");
        await house.ItIsAsync(2026, 9, 15);
        await here.PrepareAsync("2026-halv");
        (await NextAsync()).ShouldContain("väntar på godkännande");
        (await OnStartAsync()).ShouldContain("Delårsrapport 2026");
        await here.SettleAsync("2026-halv");
        (await OnStartAsync()).ShouldContain("Årsredovisning 2026", customMessage: "what is booked is not the next any more");
        await house.ItIsAsync(2027, 2, 15);
        (await NextAsync()).ShouldContain("Avräkningen Årsredovisning 2026 ska förberedas");
        await here.SettleAsync("2026-ar");
        (await NextAsync()).ShouldContain("2026 är slut och kan stängas");
        using var auditor = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        var read = await auditor.GetAsync($"{auditor.Root}/fonden?year=2026");
        read.Document.QuerySelector($"a[href='{auditor.Root}/fonden/bokslut?year=2026']").ShouldNotBeNull();
        read.Document.QuerySelector($"a[href^='{auditor.Root}/fonden/avsattning?']").ShouldBeNull("its page does not open for the auditor");
        (await door.GetAsync($"{door.Root}/fonden")).Document.QuerySelectorAll("main form[method=post]").ShouldBeEmpty();

        async Task<string> OnStartAsync() =>
            (await coordinator.GetAsync($"{coordinator.Root}/")).Document.QuerySelector(".fund-figures")?.TextContent ?? "";

        async Task<string> NextAsync() =>
            (await door.GetAsync($"{door.Root}/fonden")).Document.QuerySelector(".fund-next")?.TextContent ?? "";
    }

    [GeneratedRegex(@"\b20\d\d-(halv|ar|delar|bokslut|T\d)\b")]
    private static partial Regex OccasionKey();
}
