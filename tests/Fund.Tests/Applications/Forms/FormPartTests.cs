using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Fund.Applications.Cases;
using Fund.Applications.Forms;
using Fund.Applications.Ideas;
using Fund.Applications.Overview;
using Fund.Applications.Signatures;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Applications.Forms;

/// <summary>A form is written in parts: each saved alone, each with its help, and nothing that was typed is lost.</summary>
public sealed class FormPartTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Manager = "lingonby-projektledare";
    private const string Coordinator = "lingonby-samordnare";

    [Theory]
    [InlineData("alvesta", "utbildningsnamnden", null, null, "application")]
    [InlineData("uppsala", "socialforvaltningen", null, null, "idea", "application")]
    [InlineData("stromvik", "barnforvaltningen", "forebyggande", null, "application")]
    [InlineData("stromvik", "barn", "framtid", null, "idea", "application")]
    [InlineData("trollmark", "socialforvaltningen", null, "prova", "application")]
    [InlineData("trollmark", "socialforvaltningen", null, "utveckla", "application")]
    [InlineData("trollmark", "socialforvaltningen", null, "vaxla", "application")]
    public async Task Each_question_of_each_form_stands_on_one_page_and_every_link_lands(
        string municipality,
        string unit,
        string? fund,
        string? track,
        params string[] forms
    )
    {
        var here = municipality switch
        {
            "stromvik" => await house.StartDocumentAsync(TestFiles.Municipality("tva-fonder", $"delar-{fund}")),
            "trollmark" => await house.StartDocumentAsync(TestFiles.Municipality("tre-spar", $"delar-{track}")),
            _ => await house.StartAsync(municipality),
        };
        await house.ItIsAsync(2026, 2, 2);
        var writer = $"{municipality}-projektledare";
        var number = (await here.SendAsync(writer, new OpenCase("I delar", unit, fund, track))).CaseNumber;
        using var door = new PageDoor(house.Application, here.Key, writer);
        var seen = new List<string>();
        while (forms.Length > seen.Count)
        {
            var overview = await here.SendAsync(writer, new CaseOverview(number));
            overview.CurrentForm.ShouldBe(forms[seen.Count]);
            var form = await here.SendAsync(writer, new CaseForm(number, overview.CurrentForm!));
            await StandsOnceAsync(door, number, form);
            seen.Add(form.Form);
            if (form.Form == "idea" && forms.Length > seen.Count)
            {
                await InviteAsync(here, writer, $"{municipality}-samordnare", number, form);
            }
        }
    }

    [Fact]
    public async Task A_part_is_saved_alone_and_its_help_stands_beside()
    {
        var (here, number, door) = await InPartsAsync("del-for-sig");
        using var _ = door;
        await here.SendAsync(
            Manager,
            new Fund.Applications.Drafts.SaveAnswers(
                number,
                "application",
                new Dictionary<string, string?>
                {
                    ["problem"] = "Ett problem.",
                    ["costs"] = """[{"item":"Lön","year":"2027","amount":"80 000"}]""",
                },
                await here.VersionAsync(number)
            )
        );
        var page = await door.GetAsync($"{door.Root}/arenden/{number}/ansokan/what");
        page.Status.ShouldBe(200);
        page.Document.QuerySelector("h1")!.TextContent.ShouldBe("Vad");
        page.Document.QuerySelector("aside")!.TextContent.ShouldContain("Kvar i den här delen: 1");
        page.Document.QuerySelectorAll("[name^='answers[costs]']").ShouldBeEmpty();
        var form = FormOf(page, "handler=SaveNext");

        var saved = await door.PostAsync(form.Action, Written(form, ("problem", "Ett problem."), ("requestedAmount", "100 000")));

        saved.Status.ShouldBe(302, saved.Document.QuerySelector("main")?.TextContent);
        saved.Location!.ShouldContain("/ansokan/money");
        var answers = await AnswersAsync(here, number);
        (answers["problem"], answers["requestedAmount"]).ShouldBe(("Ett problem.", "100000.00"));
        answers["costs"]!.ShouldContain("80000", customMessage: "another part is not touched");
        var money = await door.GetAsync($"{door.Root}/arenden/{number}/ansokan/money");
        money.Document.QuerySelector(".fund-sums")!.TextContent.ShouldContain("20\u00A0000\u00A0kr mindre än ni söker");
        money.Document.QuerySelector("aside .fund-help")!.TextContent.ShouldContain("Ansökan undertecknas av berörda chefer.");
        var list = await door.GetAsync($"{door.Root}/arenden/{number}/ansokan");
        list.Document.QuerySelector("main")!.TextContent.ShouldContain("delar är klara");
    }

    [Theory]
    [InlineData("startsOn", "31 februari")]
    [InlineData("requestedAmount", "mycket")]
    public async Task A_value_that_cannot_be_read_costs_nothing_else_and_stands_as_it_was_typed(string wrong, string typed)
    {
        var (here, number, door) = await InPartsAsync($"fel-{wrong.ToLowerInvariant()}");
        using var _ = door;
        var right = wrong == "startsOn" ? ("requestedAmount", "100 000") : ("startsOn", "2026-05-01");
        var form = FormOf(await door.GetAsync($"{door.Root}/arenden/{number}/ansokan/what"), "handler=Save&");

        var told = await door.PostAsync(
            form.Action,
            Written(form, ("problem", "Lång text som inte får gå förlorad."), right, (wrong, typed))
        );

        told.Status.ShouldBe(422);
        told.HasWords.ShouldBeTrue();
        told.Document.QuerySelector($"[name='answers[{wrong}]']")!.GetAttribute("value").ShouldBe(typed);
        told.Document.GetElementById($"{wrong}-error").ShouldNotBeNull();
        told.Document.QuerySelector("main")!.TextContent.ShouldContain("Allt annat som du skrev är sparat");
        var answers = await AnswersAsync(here, number);
        answers["problem"].ShouldBe("Lång text som inte får gå förlorad.");
        answers[right.Item1].ShouldNotBeNull();
        answers[wrong].ShouldBeNull();

        form = FormOf(told, "handler=Save&");
        (
            await door.PostAsync(
                form.Action,
                Written(
                    form,
                    right,
                    ("problem", "Lång text som inte får gå förlorad."),
                    (wrong, wrong == "startsOn" ? "2026-05-01" : "1,2 mkr")
                )
            )
        ).Status.ShouldBe(302, "what was saved is no conflict with oneself");
        (await AnswersAsync(here, number))[wrong].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_draft_that_saves_itself_names_what_it_could_not_save()
    {
        var (here, number, door) = await InPartsAsync("sig-sjalv");
        using var _ = door;
        var form = FormOf(await door.GetAsync($"{door.Root}/arenden/{number}/ansokan/what"), "handler=Save&");
        using var answer = await door.AnswerAsync(
            form.Action.Replace("handler=Save", "handler=Autosave", StringComparison.Ordinal),
            Written(form, ("problem", "Halvvägs."), ("startsOn", "2026-0"))
        );

        ((int)answer.StatusCode).ShouldBe(204);
        Uri.UnescapeDataString(answer.Headers.GetValues("Fund-Unsaved").Single()).ShouldBe("Startar");
        answer.Headers.GetValues("Fund-Version").Single().ShouldBe($"{await here.VersionAsync(number)}");
        answer.Headers.GetValues("Fund-Read").Single().Length.ShouldBe(64);
        (await AnswersAsync(here, number))["problem"].ShouldBe("Halvvägs.");
    }

    [Fact(DisplayName = "F-02 Two who write different parts are not in each other's way; two who write the same part see both versions")]
    public async Task Two_write_at_once()
    {
        var (here, number, first) = await InPartsAsync("samtidigt");
        using var _ = first;
        using var second = new PageDoor(house.Application, here.Key, Coordinator);
        var path = $"{first.Root}/arenden/{number}/ansokan";
        var what = FormOf(await first.GetAsync($"{path}/what"), "handler=Save&");
        var money = FormOf(await second.GetAsync($"{path}/money"), "handler=Save&");
        var same = FormOf(await second.GetAsync($"{path}/what"), "handler=Save&");
        var units = FormOf(await second.GetAsync($"{first.Root}/arenden/{number}/deltagande"), "handler=Save&");

        (await first.PostAsync(what.Action, Written(what, ("problem", "Projektledarens ord.")))).Status.ShouldBe(302);
        (await second.PostAsync(money.Action, Written(money, ("extra", "Samordnarens ord.")))).Status.ShouldBe(302, "another part");
        (await second.PostAsync(units.Action, Written(units).Append(new("byResult", "omsorg")))).Status.ShouldBe(302, "the units too");
        var told = await second.PostAsync(same.Action, Written(same, ("problem", "Samordnarens andra ord.")));

        told.Status.ShouldBe(409);
        told.Document.QuerySelector(".fund-stored")!.TextContent.ShouldContain("Projektledarens ord.");
        told.Document.QuerySelector("[name='answers[problem]']")!.TextContent.ShouldBe("Samordnarens andra ord.");
        var answers = await AnswersAsync(here, number);
        (answers["problem"], answers["extra"]).ShouldBe(("Projektledarens ord.", "Samordnarens ord."));
        same = FormOf(told, "handler=Save&");
        (await second.PostAsync(same.Action, Written(same, ("problem", "Bådas ord.")))).Status.ShouldBe(302);
        (await AnswersAsync(here, number))["problem"].ShouldBe("Bådas ord.");
    }

    [Fact(DisplayName = "F-02 A page that is shown again with a row more is still written upon what was read")]
    public async Task What_was_read_is_remembered()
    {
        var (here, number, first) = await InPartsAsync("las-rad");
        using var _ = first;
        using var second = new PageDoor(house.Application, here.Key, Coordinator);
        var path = $"{first.Root}/arenden/{number}/ansokan/money";
        var mine = FormOf(await first.GetAsync(path), "handler=AddRow");
        var theirs = FormOf(await second.GetAsync(path), "handler=Save&");
        (await second.PostAsync(theirs.Action, Written(theirs, ("extra", "Deras ord.")))).Status.ShouldBe(302);

        var shown = await first.PostAsync(mine.Action, Written(mine, ("extra", "Mina ord.")));
        shown.Status.ShouldBe(200);
        var again = FormOf(shown, "handler=Save&");
        var told = await first.PostAsync(again.Action, Written(again, ("extra", "Mina ord.")));

        told.Status.ShouldBe(409);
        told.Document.QuerySelector(".fund-stored")!.TextContent.ShouldContain("Deras ord.");
        (await AnswersAsync(here, number))["extra"].ShouldBe("Deras ord.");
    }

    [Fact(DisplayName = "F-29 A part that is changed after somebody has signed voids on purpose only, and so do the units")]
    public async Task A_part_voids_signatures_on_purpose()
    {
        var (here, number, door) = await InPartsAsync("ogiltigt");
        using var _ = door;
        var path = $"{door.Root}/arenden/{number}";
        var form = FormOf(await door.GetAsync($"{path}/ansokan/what"), "handler=Save&");
        (await door.PostAsync(form.Action, Written(form, ("problem", "Ett.")))).Status.ShouldBe(302);
        var units = FormOf(await door.GetAsync($"{path}/deltagande"), "handler=Save&");
        (await door.PostAsync(units.Action, Written(units).Append(new("byCost", "kultur")))).Status.ShouldBe(302);
        await here.SendAsync("lingonby-chef", new SignApplication(number, "kultur"));

        foreach (var page in new[] { "ansokan/what", "deltagande" })
        {
            var seen = await door.GetAsync($"{path}/{page}");
            seen.Document.QuerySelector("main")!.TextContent.ShouldContain("Carl Chef, Kulturnämnden");
            seen.Document.QuerySelector("form[data-autosave]").ShouldBeNull("it is not done in silence");
            form = FormOf(seen, "handler=Save&");
            IEnumerable<KeyValuePair<string, string>> changed =
                page == "deltagande" ? Written(form).Append(new("byResult", "omsorg")) : Written(form, ("problem", "Ett annat."));
            var told = await door.PostAsync(form.Action, changed);
            told.Status.ShouldBe(422);
            told.Document.QuerySelector("[data-fund-errors]")!.TextContent.ShouldContain("Carl Chef har redan undertecknat");
        }

        form = FormOf(await door.GetAsync($"{path}/ansokan/what"), "handler=Save&");
        (await door.PostAsync(form.Action, Written(form, ("problem", "Ett annat.")).Append(new("voidSignatures", "true")))).Status.ShouldBe(
            302
        );
        (await here.SendAsync(Manager, new CaseSignatures(number))).Rows.Single().SignedBy.ShouldBeNull();
    }

    [Fact]
    public async Task What_cannot_begin_says_why_and_what_is_whole_can_be_handed_in()
    {
        var (here, number, door) = await InPartsAsync("inte-an");
        using var _ = door;
        var path = $"{door.Root}/arenden/{number}/ansokan";
        var list = await door.GetAsync(path);
        var last = list.Document.QuerySelectorAll(".fund-form-task").Select(task => task.TextContent).ToList();
        last[^1].ShouldContain("Kan inte börja än");
        last[^1].ShouldContain("kvar");
        list.Document.QuerySelectorAll(".fund-form-state .ds-tag").Select(tag => tag.TextContent).ShouldContain("Inte påbörjad");
        list.Forms().ShouldNotContain(form => form.Action.Contains("handler=HandIn", StringComparison.Ordinal));

        var form = FormOf(await door.GetAsync($"{path}/what"), "handler=Save&");
        await door.PostAsync(form.Action, Written(form, ("problem", "Ett."), ("requestedAmount", "50 000")));
        var units = FormOf(await door.GetAsync($"{door.Root}/arenden/{number}/deltagande"), "handler=Save&");
        await door.PostAsync(units.Action, Written(units).Append(new("byCost", "kultur")));
        await here.SendAsync("lingonby-chef", new SignApplication(number, "kultur"));
        list = await door.GetAsync(path);
        var handIn = list.Forms().Single(one => one.Action.Contains("handler=HandIn", StringComparison.Ordinal));
        handIn.Button.ShouldBe("Lämna in ansökan");
        var done = await door.PostAsync(handIn.Action, Written(handIn).Append(new("handInOperation", "SubmitApplication")));
        done.Status.ShouldBe(302, done.Document.QuerySelector("main")?.TextContent);
        (await here.SendAsync(Manager, new CaseOverview(number))).Stage.ShouldBe("applied");

        foreach (var part in new[] { "what", "money" })
        {
            var moved = await door.GetAsync($"{path}/{part}");
            (moved.Status, moved.Location!.Contains("/ansokan?formular=application", StringComparison.Ordinal)).ShouldBe((302, true));
        }

        (await door.GetAsync($"{path}/finns-inte")).Status.ShouldBe(404);
    }

    private async Task<(MunicipalityInTest Here, string Number, PageDoor Door)> InPartsAsync(string key)
    {
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key, InParts));
        var number = (await here.SendAsync(Manager, new OpenCase("I delar", "kultur"))).CaseNumber;
        return (here, number, new PageDoor(house.Application, here.Key, Manager));
    }

    // The amounts in a section of their own, and a question more: too much for one page.
    private static void InParts(JsonNode profile)
    {
        var sections = profile["forms"]![0]!["sections"]!.AsArray();
        var fields = sections[0]!["fields"]!.AsArray();
        var moved = new JsonArray { JsonNode.Parse("""{ "key": "extra", "label": "Något mer", "kind": "longText", "rule": "L-22" }""") };
        foreach (var field in fields.Where(field => (string)field!["kind"]! == "rows").ToList())
        {
            fields.Remove(field);
            moved.Add(field);
        }

        sections.Add(
            new JsonObject
            {
                ["key"] = "money",
                ["title"] = "Pengar",
                ["fields"] = moved,
            }
        );
    }

    private static async Task StandsOnceAsync(PageDoor door, string number, CaseFormView form)
    {
        var path = $"{door.Root}/arenden/{number}/ansokan";
        var first = await door.GetAsync(path);
        first.Status.ShouldBe(200);
        var parts = first
            .Document.QuerySelectorAll(".fund-form-task a")
            .Select(link => link.GetAttribute("href")!)
            .Where(href => href.Contains("/ansokan/", StringComparison.Ordinal) || href.EndsWith("/deltagande", StringComparison.Ordinal))
            .ToList();
        parts.Count.ShouldBe(form.OnePage ? 0 : form.Sections.Count + 1, form.Form);
        var pages = new List<PageSeen>();
        foreach (var href in parts.Count == 0 ? [path] : parts)
        {
            var page = await door.GetAsync(href);
            page.Status.ShouldBe(200, href);
            page.Document.QuerySelectorAll("h1").Length.ShouldBe(1);
            pages.Add(page);
        }

        var asked = pages
            .SelectMany(page =>
                page.Document.QuerySelectorAll("[name^='answers[']")
                    .Select(input => input.GetAttribute("name")!.Split('[', ']')[1])
                    .Distinct()
            )
            .ToList();
        asked.ShouldBe(
            form.Sections.SelectMany(section => section.Fields).Where(f => f.Visible).Select(f => f.Field.Key),
            ignoreOrder: true
        );
        pages.Count(page => page.Document.GetElementById("participants") is not null).ShouldBe(1);
        await LandAsync(door, first, path);
    }

    private static async Task LandAsync(PageDoor door, PageSeen list, string path)
    {
        var links = list.Document.QuerySelectorAll(".fund-missing a").Select(link => link.GetAttribute("href")!).ToList();
        links.ShouldNotBeEmpty();
        foreach (var href in links)
        {
            var (address, place) = (href.Split('#')[0], href.Split('#').ElementAtOrDefault(1));
            var page = await door.GetAsync(address.Length == 0 ? path : address);
            page.Status.ShouldBe(200, href);
            if (place is not null)
            {
                page.Document.GetElementById(place).ShouldNotBeNull(href);
            }
        }
    }

    private static async Task InviteAsync(MunicipalityInTest here, string writer, string coordinator, string number, CaseFormView form)
    {
        await here.SendAsync(
            writer,
            new Fund.Applications.Drafts.SaveDraft(
                number,
                form.Form,
                JourneyFixture.AnswersTo(form),
                [new(form.Participants.Single(unit => unit.Lead).UnitKey, true, true)],
                await here.VersionAsync(number)
            )
        );
        await here.SendAsync(writer, new SubmitIdea(number));
        await here.SendAsync(coordinator, new AnswerIdea(number, "invited", "Skriv gärna."));
    }

    private static PageForm FormOf(PageSeen page, string handler) =>
        page.Forms().First(form => (form.Action + "&").Contains(handler, StringComparison.Ordinal));

    // As the page stands, with these answers: no row of a table is begun.
    private static IEnumerable<KeyValuePair<string, string>> Written(PageForm form, params (string Key, string Value)[] answers) =>
        form
            .Fields.Where(field => field.Kind == PageFieldKind.Hidden)
            .Select(field => KeyValuePair.Create(field.Name, field.Value))
            .Concat(answers.Select(answer => KeyValuePair.Create($"answers[{answer.Key}]", answer.Value)));

    private static async Task<Dictionary<string, string?>> AnswersAsync(MunicipalityInTest here, string number) =>
        (await here.SendAsync(Manager, new CaseForm(number, "application")))
            .Sections.SelectMany(section => section.Fields)
            .ToDictionary(field => field.Field.Key, field => field.Value);
}
