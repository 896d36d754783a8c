using Fund.Contracts.Values;
using Fund.Finance.Allocations;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Allocations;

/// <summary>"Får vi avsätta, och hur mycket?": the page always answers, and loses nothing.</summary>
public sealed class SetAsidePageTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    [Theory(
        DisplayName = "F-17 “Räkna” always answers: with the sum, with what lacks, or at the field that stands in the way, and all "
            + "that was typed stands"
    )]
    [InlineData("2026", "1 000 mkr", "ja", "Ja, ni får avsätta högst", null)]
    [InlineData("2026", "1 000 mkr", "oklart", "Nej, inte än", null)]
    [InlineData("2026", "1 000 mkr", "nej", "Målet för årets resultat är uppfyllt.", null)]
    [InlineData("2026", "1 000 mkr", null, "Säg om ni kan intyga det som riktlinjen kräver.", null)]
    [InlineData("2026", "", "ja", "Ange årets skatter och bidrag", null)]
    [InlineData("2026", "många", "ja", "Svara på frågorna", "#taxAndGrantBase")]
    [InlineData("tjugohundra", "1 000 mkr", "ja", "Ja, ni får avsätta högst", "#year")]
    [InlineData("2026", "1 560", "ja", "Skriv enheten efter talet", "#taxAndGrantBase")]
    [InlineData("2026", "-5", "ja", "Svara på frågorna", "#taxAndGrantBase")]
    public async Task It_always_answers(string year, string taxes, string? attested, string answer, string? refusedAt)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(
            TestFiles.Lingonby($"rakna-{Math.Abs((year + taxes + attested).GetHashCode(StringComparison.Ordinal) % 100_000)}")
        );
        using var door = new PageDoor(house.Application, here.Key, "lingonby-ekonom");
        var page = await door.GetAsync(
            $"{door.Root}/fonden/avsattning?year={year}&taxAndGrantBase={Uri.EscapeDataString(taxes)}&intyg-result={attested}"
        );
        page.Status.ShouldBe(refusedAt is null ? 200 : 422);
        page.Document.QuerySelector("main")!.InnerHtml.ShouldContain(answer);
        page.Document.QuerySelectorAll("[data-fund-errors] a")
            .Select(link => link.GetAttribute("href"))
            .ShouldBe(refusedAt is null ? [] : [refusedAt]);
        page.Document.QuerySelector("[name=taxAndGrantBase]")!.GetAttribute("value").ShouldBe(taxes);
        page.Document.QuerySelectorAll("[name=intyg-result][checked]")
            .Select(box => box.GetAttribute("value"))
            .ShouldBe(attested is null ? [] : [attested]);
        page.Document.QuerySelectorAll("[name=year] option").Length.ShouldBeGreaterThan(3, "the budget year is seen and chosen");
        page.Document.QuerySelectorAll("a[href*='/registrera']").Length.ShouldBe(answer.StartsWith("Ja", StringComparison.Ordinal) ? 1 : 0);
    }

    [Fact(DisplayName = "F-17 A fund without a cap on taxes and grants asks for neither")]
    public async Task Only_what_is_needed_is_asked()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("f17-utan-tak", FundInTest.YearlyAppropriation));
        using var door = new PageDoor(house.Application, here.Key, "lingonby-ekonom");
        foreach (var path in new[] { "fonden/avsattning?intyg-result=ja", "fonden/avsattning/registrera" })
        {
            var page = await door.GetAsync($"{door.Root}/{path}");
            page.Status.ShouldBe(200, path);
            page.Document.QuerySelectorAll("[name=taxAndGrantBase],[name=file-base]").ShouldBeEmpty(path);
        }
    }

    [Fact(DisplayName = "F-17 The page reasons cap by cap with its rule; a typing error stands at its field, and no chosen file is lost")]
    public async Task It_reasons_and_registers()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("avsatt-sida"));
        using var door = new PageDoor(house.Application, here.Key, "lingonby-ekonom");
        var page = await door.GetAsync($"{door.Root}/fonden/avsattning?year=2026&taxAndGrantBase=1+000+mkr&intyg-result=ja");
        var tables = page.Document.QuerySelectorAll("aside caption").Select(caption => caption.TextContent).ToList();
        tables.ShouldBe(["Regel L-10", "Regel L-11"]);
        page.Document.QuerySelector(".fund-answer-sum")!.TextContent.ShouldContain(Money.FromKronor(5_000_000).ToString());
        var on = page.Document.QuerySelector("a[href*='/registrera']")!.GetAttribute("href")!;

        var register = await door.GetAsync(on);
        register.Document.QuerySelectorAll("[name=attested]").Length.ShouldBe(1);
        register.Document.QuerySelectorAll("[name=attested][checked]").ShouldBeEmpty("nobody attests by a tick that stood there before");
        var form = Own(register).Single();
        form.Fields.Single(field => field.Name == "taxAndGrantBase").Value.ShouldBe("1 000 mkr", "what was answered comes along");
        Dictionary<string, string> typed = new()
        {
            ["amount"] = "tolv",
            ["decidedOn"] = "igår",
            ["paragraph"] = "§ 12",
            ["attested"] = "result",
        };
        var refused = await door.PostAsync(form.Action, Filled(form, typed), Files("file-decision", "file-result"));
        refused.Status.ShouldBe(422);
        var told = refused.Document.QuerySelector("[data-fund-errors]")!;
        told.QuerySelectorAll("a[href='#amount']").Length.ShouldBe(1, "both that cannot be read are told at once");
        told.QuerySelectorAll("a[href='#decidedOn']").Length.ShouldBe(1);
        refused.Document.QuerySelector("[name=amount]")!.GetAttribute("value").ShouldBe("tolv");
        refused.Document.QuerySelector("main")!.TextContent.ShouldContain("Sparad: file-decision.txt.");

        var again = Own(refused).Single();
        (typed["amount"], typed["decidedOn"]) = ("100 000", "2026-01-15");
        var registered = await door.PostAsync(again.Action, Filled(again, typed));
        registered.Status.ShouldBe(302, "the files that were given before count");
        (await here.FundAsync(2026)).Amounts.Allocated.ShouldBe(Money.Zero, "nothing is posted before another has attested it");

        using var other = new PageDoor(house.Application, here.Key, "lingonby-ekonom2");
        var seen = await other.GetAsync(registered.Location!);
        var attest = seen.Forms().Single(f => f.Button.StartsWith("Attestera", StringComparison.Ordinal));
        attest.Button.ShouldContain(Money.FromKronor(100_000).ToString());
        Own(await door.GetAsync(registered.Location!)).Select(f => f.Button).ShouldBe(["Dra tillbaka registreringen"]);
        (await other.PostAsync(attest.Action, attest.Fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))).Status.ShouldBe(302);
        (await here.FundAsync(2026)).Amounts.Allocated.ShouldBe(Money.FromKronor(100_000));

        using var auditor = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        (await auditor.GetAsync($"{door.Root}/fonden/avsattning")).Status.ShouldBe(403);
        var fund = await auditor.GetAsync($"{door.Root}/fonden");
        fund.Document.QuerySelectorAll("a[href$='/avsattning'],a[href*='/avsattning?']").ShouldBeEmpty();
        var row = fund.Document.QuerySelector("a[href*='/fonden/avsattning/']")!.GetAttribute("href")!;
        var read = await auditor.GetAsync(row);
        Own(read).ShouldBeEmpty();
        read.Document.Body!.TextContent.ShouldContain("Intygat av Eva Ekonom,");
        var file = read.Document.QuerySelectorAll("a[href*='handler=Document']").Select(a => a.GetAttribute("href")!).ToList();
        file.Count.ShouldBe(2);
        (await auditor.GetFileAsync(file[0])).Name.ShouldBe("file-decision.txt");
        (await here.SendAsync("lingonby-ekonom", new AllocationRoomFor(2026, Money.FromKronor(1_000_000_000)))).Maximum.ShouldBe(
            Money.FromKronor(4_900_000)
        );
    }

    [Fact(DisplayName = "A closed year is not asked about: the page says that it is closed, and leads nowhere")]
    public async Task A_closed_year_is_not_asked_about()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("avsatt-stangt"));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        await house.ItIsAsync(2027, 1, 12);
        await here.CloseYearAsync(2026);
        using var door = new PageDoor(house.Application, here.Key, "lingonby-ekonom");
        var page = await door.GetAsync($"{door.Root}/fonden/avsattning?year=2026&taxAndGrantBase=1+000+mkr&intyg-result=ja");
        page.Document.QuerySelector("main")!.TextContent.ShouldContain("Nej, 2026 är stängt");
        page.Document.QuerySelectorAll("[name=taxAndGrantBase],[name=intyg-result],a[href*='/registrera']").ShouldBeEmpty();
        var open = await door.GetAsync($"{door.Root}/fonden/avsattning?year=2027");
        open.Document.QuerySelectorAll("[name=year] option").Select(year => year.TextContent.Trim()).ShouldNotContain("2026");
        var refused = await here.RefusedAsync("lingonby-ekonom", await here.AllocationAsync(2026, Money.FromKronor(1), "§ 2"));
        refused.Message.ShouldContain("Välj ett år som är öppet.");
    }

    private static IEnumerable<PageForm> Own(PageSeen page) =>
        page.Forms().Where(form => form.Action.Contains("/fonden", StringComparison.Ordinal));

    private static IEnumerable<FileField> Files(params string[] fields) =>
        fields.Select(field => new FileField(field, $"{field}.txt", new StringContent($"Innehållet i {field}.")));

    private static IEnumerable<KeyValuePair<string, string>> Filled(PageForm form, Dictionary<string, string> typed) =>
        form.Fields.Select(field => KeyValuePair.Create(field.Name, typed.GetValueOrDefault(field.Name, field.Value)));
}
