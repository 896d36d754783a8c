using AngleSharp.Dom;
using Fund.Applications.Cases;
using Fund.Tests.Running;
using MiniExcelLibs;
using Shouldly;
using Xunit;

namespace Fund.Tests.Applications.CaseLists;

/// <summary>The page of the list, without script: filter, columns, chips, Excel, several at once.</summary>
public sealed class CaseListFileTests(FundFixture fund)
{
    private const string Manager = "lingonby-projektledare";
    private const string Coordinator = "lingonby-samordnare";

    [Fact]
    public async Task It_says_what_is_on_and_each_filter_can_be_taken_away()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.AssessedAsync(here, "Inlämnat", 30_000);
        await LingonbyCase.WrittenAsync(here, "Skrivs", 20_000);
        using var door = new PageDoor(here.Application, here.Key, Coordinator);
        var root = $"/{here.Key}/arenden";

        var plain = await door.GetAsync(root);
        plain.Status.ShouldBe(200);
        Summary(plain).ShouldBe("Filter och kolumner: inga filter, 8 av 13 kolumner");
        Text(plain, ".fund-chips span").ShouldBe("Visar 2 av 2.");
        Text(plain, ".fund-views [aria-current=page]").ShouldBe("Aktiva (2)");
        plain.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        Sum(plain, "Sökt").ShouldBe("50 000");

        var narrowed = await door.GetAsync(root + "?kind=Handling&unit=kultur&kol=sokt&kol=diarienummer");
        Summary(narrowed).ShouldBe("Filter och kolumner: 2 filter, 3 av 13 kolumner");
        Text(narrowed, ".fund-chips span").ShouldBe("Visar 1 av 2.");
        Sum(narrowed, "Sökt").ShouldBe("30 000");
        narrowed
            .Document.QuerySelectorAll("thead th")
            .Select(th => th.TextContent.Trim())
            .ShouldBe(["Välj", "Ärende", "Diarienummer", "Sökt"]);
        var without = narrowed
            .Document.QuerySelectorAll(".fund-chips a")
            .Single(a => a.TextContent.StartsWith("Läge: Under", StringComparison.Ordinal));
        without.GetAttribute("href").ShouldBe(root + "?vy=aktiva&unit=kultur&kol=sokt&kol=diarienummer");

        var nothing = await door.GetAsync(root + "?unit=omsorg");
        Text(nothing, ".fund-empty h2").ShouldBe("Inga ärenden passar filtret");
        nothing.Document.QuerySelector(".fund-empty")!.TextContent.ShouldContain("Enhet: Omsorgsnämnden");
        nothing
            .Document.QuerySelectorAll(".fund-empty a")
            .Select(a => a.GetAttribute("href"))
            .ShouldBe([root + "?vy=aktiva", root + "?vy=alla&unit=omsorg"]);
        Text(await door.GetAsync(root + "?vy=mig"), ".fund-empty h2").ShouldBe("Inga ärenden här");
        (await door.GetAsync(root + "?sida=9")).Document.QuerySelector(".fund-empty a")!.GetAttribute("href").ShouldBe(root + "?vy=aktiva");
    }

    [Fact]
    public async Task A_heading_sorts_and_once_more_turns_the_order()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.WrittenAsync(here, "Dyrt", 90_000);
        await LingonbyCase.WrittenAsync(here, "Billigt", 10_000);
        using var door = new PageDoor(here.Application, here.Key, Coordinator);
        var page = await door.GetAsync($"/{here.Key}/arenden?unit=kultur");
        Heading(page, "Senast").GetAttribute("aria-sort").ShouldBe("ascending");
        foreach (var (order, titles) in new[] { ("ascending", new[] { "Billigt", "Dyrt" }), ("descending", ["Dyrt", "Billigt"]) })
        {
            page = await door.GetAsync(Heading(page, "Sökt").QuerySelector("a")!.GetAttribute("href")!);
            Heading(page, "Sökt").GetAttribute("aria-sort").ShouldBe(order);
            Heading(page, "Senast").HasAttribute("aria-sort").ShouldBeFalse();
            Titles(page).ShouldBe(titles);
        }
    }

    [Fact]
    public async Task The_pager_leads_on_and_keeps_everything_else()
    {
        var here = await fund.StartLingonbyAsync();
        for (var i = 1; i <= 26; i++)
        {
            await here.SendAsync(Manager, new OpenCase($"Mitt {i}", "kultur"));
        }

        using var door = new PageDoor(here.Application, here.Key, Manager);
        var page = await door.GetAsync($"/{here.Key}/arenden?text=Mitt&kol=enhet");
        var next = page.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var last = await door.GetAsync($"/{here.Key}/arenden{next}");
        last.Status.ShouldBe(200);
        Titles(last).ShouldBe(["Mitt 1"]);
        Text(last, ".fund-chips span").ShouldBe("Visar 26 av 26.");
        Titles(await door.GetAsync($"/{here.Key}/arenden?antal=50")).Count.ShouldBe(26);
    }

    [Fact(DisplayName = "BAD-20 Rubbish in the address of the list gets words, and the filter stays as it was written")]
    public async Task Rubbish_gets_words()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.WrittenAsync(here, "Skrivs", 20_000);
        using var door = new PageDoor(here.Application, here.Key, Coordinator);
        foreach (
            var wrong in new[]
            {
                "year=1",
                "year=abc",
                "kind=nej",
                "vy=nej",
                "turn=nej",
                "due=nej",
                "rules=nej",
                "sortera=nej",
                "ordning=nej",
                "antal=7",
                "antal=999999999999",
                "sida=0",
                "sida=abc",
                "sida=99999999999",
                "text=" + new string('a', 201),
                "text=%00",
                "kol=nej",
            }
        )
        {
            var told = await door.GetAsync($"/{here.Key}/arenden?unit=kultur&{wrong}");
            told.Status.ShouldBe(422, wrong);
            told.Document.QuerySelector("[data-fund-errors] li")!.TextContent.Length.ShouldBeGreaterThan(15, wrong);
            told.Document.QuerySelector("select[name=unit] option[selected]")!.GetAttribute("value").ShouldBe("kultur", wrong);
            told.Document.QuerySelector(".fund-views a")!.GetAttribute("href").ShouldBe($"/{here.Key}/arenden?vy=aktiva", wrong);
            if (!wrong.StartsWith("kol", StringComparison.Ordinal))
            {
                var file = await door.GetFileAsync($"/{here.Key}/arenden?handler=Excel&{wrong}");
                (file.Status is 200 or 404 or 422).ShouldBeTrue($"{wrong}: {file.Status}");
            }
        }
    }

    [Fact]
    public async Task Excel_has_the_columns_and_rows_of_the_list_or_those_that_are_ticked()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        var granted = await LingonbyCase.GrantedAsync(here, "Beviljat", 100_000);
        await LingonbyCase.AssessedAsync(here, "=Inlämnat", 200_000);
        await LingonbyCase.WrittenAsync(here, "Skrivs", 300_000);
        using var door = new PageDoor(here.Application, here.Key, Coordinator);
        const string Query = "sortera=sokt&ordning=fallande&kol=enhet&kol=lage&kol=tur&kol=senast&kol=sokt&kol=beviljat&kol=slut";
        var page = await door.GetAsync($"/{here.Key}/arenden?{Query}");
        var link = page.Document.QuerySelectorAll("a[download]").Single().GetAttribute("href")!;
        var file = await door.GetFileAsync(link);
        file.Name.ShouldBe($"arenden-{LingonbyCase.Today(here):yyyy-MM-dd}.xlsx");
        var rows = Rows(file);

        rows[0].Keys.ShouldBe(["Ärendenummer", "Namn", "Enhet", "Läge", "Vems tur", "Senast", "Sökt", "Beviljat", "Slut"]);
        rows.Select(row => row["Namn"])
            .ShouldBe(Titles(page).Cast<object?>(), ignoreOrder: false, "as the list is sorted, and text is text");
        rows.Select(row => row["Sökt"]).ShouldBe([300_000d, 200_000d, 100_000d]);
        rows.Select(row => row["Beviljat"]).ShouldBe([null, null, 100_000d]);
        rows.Select(row => row["Vems tur"]).ShouldBe(["Pia Projekt", "Sixten Sekreterare", "Pia Projekt"]);
        var shown = page.Document.QuerySelectorAll("tbody tr").Select(tr => Cell(tr, "Senast")).ToList();
        rows.Select(row => row["Senast"] is DateTime day ? $"{day:yyyy-MM-dd}" : "–").ShouldBe(shown, "a day is a day");

        var ticked = await door.PostForFileAsync(
            $"/{here.Key}/arenden?handler=Excel&{Query}",
            [await door.TokenAsync(), new("chosen", granted.Number)]
        );
        Rows(ticked).Select(row => row["Namn"]).ShouldBe(["Beviljat"]);
        var gone = await door.PostAsync(
            $"/{here.Key}/arenden?handler=Excel&{Query}",
            [await door.TokenAsync(), new("chosen", granted.Number), new("chosen", "2001-1")]
        );
        gone.Status.ShouldBe(422, "nothing is dropped in silence");
        gone.Document.QuerySelector("[data-fund-errors] li")!.TextContent.ShouldContain("finns inte i listan längre");
        var none = await door.PostAsync($"/{here.Key}/arenden?handler=Excel&{Query}", [await door.TokenAsync()]);
        none.Status.ShouldBe(422);
        none.Document.QuerySelector("[data-fund-errors] li")!.TextContent.ShouldContain("Kryssa för minst ett ärende");
    }

    [Fact(DisplayName = "Speed: ten thousand cases are counted, summed, paged and fetched as a file as one is")]
    public async Task Ten_thousand()
    {
        const int Many = 10_000;
        var here = await fund.StartLingonbyAsync();
        await here.SendAsync(Manager, new OpenCase("Först", "kultur"));
        var own = here.Municipality.Id.Value;
        var made = await fund.Database.AskAsSuperuserAsync<long>(
            $"""
            with made as (
                insert into applications.cases (municipality_id, id, number, sequence, title, stage, stage_kind, rule_version,
                    plugin_revision, fund, owner, opened_on, received_on, requested)
                select {own}, gen_random_uuid(), '2001-' || n, 2001000000::bigint + n, 'Ärende ' || n, 'applied', 'Handling', '2024', 1,
                    'lingonfonden', first.owner, date '2001-02-03', date '2001-02-04', n * 100
                from generate_series(1, {Many}) n, applications.cases first where first.municipality_id = {own}
                returning id
            ),
            units as (
                insert into applications.case_units (municipality_id, case_id, unit_key, name, kind, lead, by_result, by_cost)
                select {own}, id, 'kultur', 'Kulturnämnden', 'committee', true, true, true from made returning 1
            )
            select count(*) from units
            """
        );
        made.ShouldBe(Many);

        using var door = new PageDoor(here.Application, here.Key, Coordinator);
        var page = await door.GetAsync($"/{here.Key}/arenden?unit=kultur&sortera=sokt&ordning=fallande&antal=100&sida=100");
        Text(page, ".fund-chips span").ShouldBe($"Visar {Many + 1} av {Many + 1}.");
        Titles(page).Count.ShouldBe(100);
        Sum(page, "Sökt").ShouldBe("50 005 000");
        var rows = Rows(await door.GetFileAsync($"/{here.Key}/arenden?handler=Excel&sortera=sokt"));
        rows.Count.ShouldBe(Many + 1);
        rows.Take(Many).Select(row => row["Sökt"]).ShouldBe(Enumerable.Range(1, Many).Select(n => (object?)(double)n));
    }

    [Fact(DisplayName = "F-22 Excel gives no case that the person may not see, also when its number is sent")]
    public async Task Excel_keeps_to_what_may_be_seen()
    {
        var here = await fund.StartLingonbyAsync();
        var hidden = await LingonbyCase.WrittenAsync(here, "Hemligt", 100_000);
        await here.SendAsync("lingonby-annan", new OpenCase("Eget", "omsorg"));
        using var door = new PageDoor(here.Application, here.Key, "lingonby-annan");
        Rows(await door.GetFileAsync($"/{here.Key}/arenden?handler=Excel")).Select(row => row["Namn"]).ShouldBe(["Eget"]);
        var ticked = await door.PostAsync($"/{here.Key}/arenden?handler=Excel", [await door.TokenAsync(), new("chosen", hidden.Number)]);
        ticked.Status.ShouldBe(422);
        ticked.Html.ShouldNotContain("Hemligt");
    }

    [Fact(DisplayName = "F-21 Several are reminded at once: each once a day, told of those who were not, and by the coordinator alone")]
    public async Task Several_are_reminded_at_once()
    {
        var here = await fund.StartLingonbyAsync();
        var first = await LingonbyCase.AssessedAsync(here, "Ett", 100_000);
        var second = await LingonbyCase.WrittenAsync(here, "Två", 100_000);
        await LingonbyCase.WrittenAsync(here, "Tre", 100_000);
        using var door = new PageDoor(here.Application, here.Key, Coordinator);
        var page = await door.GetAsync($"/{here.Key}/arenden?sortera=arende");
        var form = page.Forms().Single(form => form.Button == "Påminn dem vars tur det är");
        var kept = form.Fields.Where(field => field.Name != "chosen" || field.Value == first.Number || field.Value == second.Number);

        var done = await door.PostAsync(form.Action, kept.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        (done.Status, done.Location).ShouldBe((302, $"/{here.Key}/arenden?vy=aktiva&sortera=arende"));
        (await door.GetAsync(done.Location!)).Html.ShouldContain("2 påminnelser är skickade.");
        (await here.MailsAsync())
            .Where(mail => mail.Subject.StartsWith("Påminnelse", StringComparison.Ordinal))
            .Select(mail => mail.To)
            .ShouldBe(["sixten@lingonby.example", "pia@lingonby.example"], ignoreOrder: true);

        var again = (await door.GetAsync($"/{here.Key}/arenden")).Forms().Single(form => form.Button == "Påminn dem vars tur det är");
        var twice = await door.PostAsync(again.Action, again.Fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var told = (await door.GetAsync(twice.Location!)).Document.Body!.TextContent;
        told.ShouldContain("En påminnelse är skickad.");
        told.ShouldContain($"{first.Number}: Sara Samordnare har redan påmint i dag.");

        using var manager = new PageDoor(here.Application, here.Key, Manager);
        (await manager.GetAsync($"/{here.Key}/arenden"))
            .Forms()
            .ShouldNotContain(form => form.Button.StartsWith("Påminn", StringComparison.Ordinal));
        var forbidden = await manager.PostAsync(
            $"/{here.Key}/arenden?handler=Remind",
            [await manager.TokenAsync(), new("chosen", first.Number)]
        );
        forbidden.Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_view_is_kept_found_and_removed_on_the_page()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.WrittenAsync(here, "Skrivs", 20_000);
        using var door = new PageDoor(here.Application, here.Key, Coordinator);
        var page = await door.GetAsync($"/{here.Key}/arenden?vy=alla&unit=kultur&kol=enhet");
        var save = page.Forms().Single(form => form.Button == "Spara vyn");
        var named = save.Fields.Select(field => KeyValuePair.Create(field.Name, field.Name == "name" ? "Kulturens" : field.Value)).ToList();
        var done = await door.PostAsync(save.Action, named);
        var kept = await door.GetAsync(done.Location!);
        Text(kept, ".fund-views [aria-current=page]").ShouldBe("Kulturens (1)");
        kept.Document.QuerySelectorAll(".fund-views [aria-current]").Length.ShouldBe(1);

        var twice = await door.PostAsync(save.Action, named.Where(field => field.Key != "requestId"));
        twice.Status.ShouldBe(422);
        twice.Document.QuerySelector("input[name=name]")!.GetAttribute("value").ShouldBe("Kulturens");
        twice.Document.QuerySelector("input[name=name]")!.GetAttribute("aria-invalid").ShouldBe("true");

        var remove = kept.Forms().Single(form => form.Button.StartsWith("Ta bort", StringComparison.Ordinal));
        (await door.PostAsync(remove.Action, remove.Fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))).Status.ShouldBe(302);
        (await door.GetAsync($"/{here.Key}/arenden")).Document.QuerySelector(".fund-views")!.TextContent.ShouldNotContain("Kulturens");
    }

    private static IElement Heading(PageSeen page, string words) =>
        page.Document.QuerySelectorAll("thead th").Single(th => th.TextContent.Trim() == words);

    private static string Summary(PageSeen page) => Text(page, ".fund-list-filter summary");

    private static string Text(PageSeen page, string selector) =>
        string.Join(' ', page.Document.QuerySelector(selector)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Sum(PageSeen page, string column) => Cell(page.Document.QuerySelector("tfoot tr")!, column);

    private static string Cell(IElement row, string column) =>
        row.QuerySelector($"[data-label='{column}']")!.TextContent.Replace('\u00A0', ' ').Trim();

    private static List<string> Titles(PageSeen page) => [.. page.Document.QuerySelectorAll("tbody th a").Select(a => a.TextContent)];

    private static List<IDictionary<string, object?>> Rows(FileSeen file)
    {
        file.Status.ShouldBe(200);
        using var content = new MemoryStream(file.Content);
        return [.. MiniExcel.Query(content, useHeaderRow: true).Cast<IDictionary<string, object?>>()];
    }
}
