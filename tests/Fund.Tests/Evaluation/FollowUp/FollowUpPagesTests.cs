using Fund.Evaluation.Evaluations;
using Fund.Evaluation.FollowUp;
using Fund.Evaluation.Schedule;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Evaluation.FollowUp;

/// <summary>Follow-up as pages: what is read has no form, what is done has a page of its own, and what is due leads there.</summary>
public sealed class FollowUpPagesTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Plan = """
        [{"indicator":"Närvaro","unit":"%","baseline":"70","target":"90","frequency":"quarterly"},
         {"indicator":"Frånvaro","unit":"%","baseline":"24","target":"12"}]
        """;

    [Fact(
        DisplayName = "Follow-up: a due measurement leads from the list to its own page, refuses at the field, and is read with its "
            + "standing"
    )]
    public async Task A_due_measurement_leads_to_its_own_page()
    {
        var (here, number) = await RunningAsync("matsidor", 2051);
        await house.ItIsAsync(2051, 9, 12);
        await here.RunJobAsync<MeasurementJob>();
        using var manager = new PageDoor(house.Application, here.Key, "lingonby-projektledare");

        // The list, in the menu of those whom it concerns, leads to where it is done, with the indicator chosen.
        (await manager.GetAsync($"{manager.Root}/"))
            .Links(manager.Root)
            .ShouldContain($"{manager.Root}/uppfoljning");
        var due = await manager.GetAsync($"{manager.Root}/uppfoljning");
        var link = due.Document.QuerySelectorAll("main a").Single(a => a.TextContent == "Mät Närvaro: Läxhjälp").GetAttribute("href")!;
        var page = await manager.GetAsync(link);
        page.Document.QuerySelector("select[name=indicator] option[selected]")!.TextContent.ShouldContain("Närvaro");

        // A day that cannot be read is refused at its field, and nothing typed is lost.
        var refused = await SendAsync(manager, page, link, ("value", "82,5"), ("measuredOn", "i går"), ("comment", "Två skolor."));
        refused.Status.ShouldBe(422);
        refused.HasWords.ShouldBeTrue();
        refused.Document.QuerySelector("input[name=value]")!.GetAttribute("value").ShouldBe("82,5");
        refused.Document.QuerySelector("input[name=measuredOn]")!.GetAttribute("value").ShouldBe("i går");
        refused.Document.QuerySelector("textarea[name=comment]")!.TextContent.ShouldContain("Två skolor.");
        refused.Document.QuerySelector("select[name=indicator] option[selected]")!.TextContent.ShouldContain("Närvaro");

        // A number that two readers read as two numbers is asked about, as amounts are (BAD-06).
        var twice = await SendAsync(manager, page, link, ("value", "1,000"), ("measuredOn", "2051-09-12"));
        twice.Status.ShouldBe(422);
        twice.Document.QuerySelector("input[name=value]")!.GetAttribute("value").ShouldBe("1,000");

        (
            await SendAsync(manager, refused, link, ("value", "82,5"), ("measuredOn", "2051-09-12"), ("comment", "Två skolor."))
        ).Location.ShouldBe($"{manager.Root}/arenden/{number}/uppfoljning");
        var read = await manager.GetAsync($"{manager.Root}/arenden/{number}/uppfoljning");
        read.Forms().Where(form => form.Action.Contains("uppfoljning", StringComparison.Ordinal)).ShouldBeEmpty("it is a page to read");
        var text = read.Document.QuerySelector("main")!.TextContent;
        text.ShouldContain("På väg mot målet");
        text.ShouldContain("Inte mätt än");
        text.ShouldContain("82,5");
        var after = await manager.GetAsync($"{manager.Root}/uppfoljning");
        after.Document.QuerySelector("main")!.TextContent.ShouldNotContain("Mät Närvaro");
    }

    [Fact(DisplayName = "Follow-up: the list is the reader's own, the coordinator's is of all, and another municipality's is empty")]
    public async Task The_list_is_the_readers_own()
    {
        var (here, number) = await RunningAsync("listan", 2052);
        await house.ItIsAsync(2052, 9, 30);
        await here.RunJobAsync<MeasurementJob>();
        var manager = await here.SendAsync("lingonby-projektledare", new FollowUpsDue());
        manager.Own.ShouldHaveSingleItem().CaseNumber.ShouldBe(number);
        manager.Others.ShouldBeEmpty();
        manager.Own[0].Due.ShouldNotBeNull().ShouldBeLessThan(manager.Today, "it is late, and the page says so");
        var coordinator = await here.SendAsync("lingonby-samordnare", new FollowUpsDue());
        coordinator.Others.ShouldHaveSingleItem().CaseNumber.ShouldBe(number);
        (await here.SendAsync("lingonby-annan", new FollowUpsDue())).All.ShouldBeEmpty("another unit's project manager");
        using var auditor = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        (await auditor.GetAsync($"{auditor.Root}/")).Links(auditor.Root).ShouldNotContain($"{auditor.Root}/uppfoljning");
        var other = await house.StartDocumentAsync(ClockTests.WithClocks("listan-annan"));
        (await other.SendAsync("lingonby-samordnare", new FollowUpsDue())).All.ShouldBeEmpty();
    }

    [Fact(DisplayName = "Follow-up: a report is written on its own page, with what was written last and what is measured beside")]
    public async Task A_report_is_written_with_the_last_one_beside()
    {
        var (here, number) = await RunningAsync("rapporten", 2053);
        await here.SendAsync(
            "lingonby-projektledare",
            new RecordEvaluation(
                number,
                EvaluationKinds.StatusReport,
                new Dictionary<string, string?> { ["results"] = "Så var det i juni." }
            )
        );
        await house.ItIsAsync(2053, 10, 1);
        using var manager = new PageDoor(house.Application, here.Key, "lingonby-projektledare");
        var address = $"{manager.Root}/arenden/{number}/rapport?kind=yearly";
        var page = await manager.GetAsync(address);
        page.Document.QuerySelector("select[name=kind] option[selected]")!.TextContent.ShouldBe("Årlig utvärdering");
        page.Document.QuerySelector("main")!.TextContent.ShouldContain("Så var det i juni.");
        page.Document.QuerySelector("main aside")!.TextContent.ShouldContain("Närvaro");
        page.Document.QuerySelector("textarea[name='sections[results]']")!
            .TextContent.Trim()
            .ShouldBeEmpty("the last text is read, not sent");

        var refused = await SendAsync(manager, page, address);
        refused.Status.ShouldBe(422);
        refused.HasWords.ShouldBeTrue();
        (await SendAsync(manager, refused, address, ("sections[results]", "Så är det i oktober."))).Status.ShouldBe(302);
        var text = (await manager.GetAsync($"{manager.Root}/arenden/{number}/uppfoljning")).Document.QuerySelector("main")!.TextContent;
        text.ShouldContain("Så är det i oktober.");
        text.ShouldContain("Så var det i juni.");
    }

    [Fact(DisplayName = "Portfolio: it is read and narrowed, leads to a case's follow-up, and is compiled on a page of its own")]
    public async Task The_portfolio_is_read_and_compiled_apart()
    {
        var (here, number) = await RunningAsync("portfoljen", 2054);
        var indicator = (await here.SendAsync("lingonby-projektledare", new CaseFollowUp(number))).Indicators.Single(i =>
            i.Unit == "%" && i.Target == 12m
        );
        await here.SendAsync("lingonby-projektledare", new RecordMeasurement(number, indicator.Id, 30m, new DateOnly(2054, 6, 15), null));
        await house.ItIsAsync(2054, 9, 2);
        using var coordinator = new PageDoor(house.Application, here.Key, "lingonby-samordnare");
        var page = await coordinator.GetAsync($"{coordinator.Root}/portfolj");
        page.Document.QuerySelectorAll("main form[method=post]").ShouldBeEmpty();
        page.Document.QuerySelector("main")!.TextContent.ShouldContain("Efter plan", customMessage: "a failure in plain words");
        page.Links(coordinator.Root).ShouldContain($"{coordinator.Root}/arenden/{number}/uppfoljning");
        page.Links(coordinator.Root).ShouldContain($"{coordinator.Root}/portfolj/sammanstall");
        (await coordinator.GetAsync($"{coordinator.Root}/portfolj?lage=Behind&enhet=&sida=1"))
            .Document.QuerySelectorAll("main tbody tr")
            .Length.ShouldBe(1);
        foreach (var nothing in new[] { "lage=Reached", "lage=finns-inte", "enhet=Ingen" })
        {
            var narrowed = await coordinator.GetAsync($"{coordinator.Root}/portfolj?{nothing}&sida=-7");
            narrowed.Status.ShouldBe(200);
            narrowed.Document.QuerySelector("main")!.TextContent.ShouldContain("Inget passar det du har valt");
        }

        var address = $"{coordinator.Root}/portfolj/sammanstall";
        var compile = await coordinator.GetAsync(address);
        (
            await SendAsync(coordinator, compile, address, ("occasion", "2054-halv"), ("sections[results]", "Fonden som helhet."))
        ).Location.ShouldBe($"{coordinator.Root}/portfolj");
        (await coordinator.GetAsync($"{coordinator.Root}/portfolj"))
            .Document.QuerySelector("main")!
            .TextContent.ShouldContain("Fonden som helhet.");
        using var manager = new PageDoor(house.Application, here.Key, "lingonby-projektledare");
        (await manager.GetAsync(address)).Status.ShouldBe(403);
    }

    private static async Task<PageSeen> SendAsync(PageDoor door, PageSeen page, string address, params (string Name, string Value)[] typed)
    {
        var form = page.Document.Forms.Single(f =>
            f.QuerySelector("button[type=submit]") is not null && f.Closest("main") is not null && f.Method == "post"
        );
        var fields = form
            .Elements.Select(element => (Name: element.GetAttribute("name"), Value: ValueOf(element)))
            .Where(field => field.Name is not null && typed.All(own => own.Name != field.Name))
            .Select(field => KeyValuePair.Create(field.Name!, field.Value))
            .Concat(typed.Select(own => KeyValuePair.Create(own.Name, own.Value)));
        return await door.PostAsync(address, fields);
    }

    private static string ValueOf(AngleSharp.Dom.IElement element) =>
        element switch
        {
            AngleSharp.Html.Dom.IHtmlInputElement input => input.Value,
            AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value ?? "",
            AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
            _ => "",
        };

    private async Task<(MunicipalityInTest Here, string Number)> RunningAsync(string key, int year)
    {
        var here = await house.StartDocumentAsync(ClockTests.WithClocks(key));
        await house.ItIsAsync(year, 6, 15);
        var start = new DateOnly(year, 6, 15);
        var number = await here.GrantAsync(start, "Läxhjälp", ("followUp", Plan));
        await here.StartAsync(number, start);
        return (here, number);
    }
}
