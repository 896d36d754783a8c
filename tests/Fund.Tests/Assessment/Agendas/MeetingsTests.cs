using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Fund.Assessment.Agendas;
using Fund.Assessment.Bodies;
using Fund.Assessment.Meetings;
using Fund.Assessment.Recommendations;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Assessment.Agendas;

/// <summary>A meeting before, while and after it is held.</summary>
public sealed class MeetingsTests(FundFixture fund)
{
    private const string Secretary = "lingonby-sekreterare";
    private const long Kronor = 10_000;

    [Fact(DisplayName = "U-72 U-76 Only cases that nothing stands in the way of come on the board's agenda, and in one batch of questions")]
    public async Task Only_what_is_ready()
    {
        var here = (await fund.StartLingonbyAsync()).OverTheApi();
        var ready = (await LingonbyCase.AssessedAsync(here, "Läsande barn", Kronor)).Number;
        var draft = (await LingonbyCase.WrittenAsync(here, "Ett utkast", Kronor)).Number;
        var unassessed = await AppliedAsync(here, "Utan bedömning");
        var meeting = await PlannedAsync(here);

        var waiting = await here.SendAsync(Secretary, new ReadyForAgenda(meeting.Id));
        waiting.Ready.ShouldHaveSingleItem().CaseNumber.ShouldBe(ready);
        waiting.NotReady.ShouldHaveSingleItem().CaseNumber.ShouldBe(unassessed);
        waiting.NotReady[0].InTheWay.ShouldHaveSingleItem().Rule.ShouldBe("L-24");
        var add = new AddToAgenda(meeting.Id, [unassessed], null, meeting.Version);
        (await Should.ThrowAsync<Refused>(() => here.SendAsync(Secretary, add))).Findings[0].Rule.ShouldBe("L-24");
        (await Should.ThrowAsync<Refused>(() => here.SendAsync(Secretary, add with { Cases = [draft] }))).Message.ShouldContain(draft);
        await here.SendAsync(Secretary, add with { Cases = [ready] });
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Secretary, add with { Cases = [ready] }));
        (await here.SendAsync(Secretary, new MeetingPage(meeting.Id))).Points.ShouldHaveSingleItem().CaseNumber.ShouldBe(ready);
    }

    [Fact(DisplayName = "U-76 A decision that is registered is a point of the planned meeting of that body and day, on its agenda or not")]
    public async Task Decided_at_the_planned_meeting()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.AllocateAsync(here, 100_000);
        var first = await LingonbyCase.AssessedAsync(here, "Läsande barn", Kronor);
        var second = await LingonbyCase.AssessedAsync(here, "Simmande barn", Kronor);
        var meeting = await PlannedAsync(here);
        await here.SendAsync(Secretary, new AddToAgenda(meeting.Id, [first.Number], null, meeting.Version));
        meeting = await AttendedAsync(here, meeting.Id, "Olga Ordförande");
        meeting.Step.ShouldBe(MeetingStep.RecordPoints);
        await here.SendAsync(Secretary, first.Decision("§ 44", Kronor));
        await here.SendAsync(Secretary, second.Decision("§ 45", Kronor));

        meeting = await here.SendAsync(Secretary, new MeetingPage(meeting.Id));
        meeting.Points.Select(p => (p.CaseNumber, p.Recorded)).ShouldBe([(first.Number, "Beslut § 44"), (second.Number, "Beslut § 45")]);
        meeting.Step.ShouldBe(MeetingStep.Done);
        (await here.SendAsync(Secretary, new MeetingList())).Coming.ShouldHaveSingleItem().Id.ShouldBe(meeting.Id);
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Secretary, new CallOffMeeting(meeting.Id, "Nej.", meeting.Version)));
    }

    [Fact(DisplayName = "U-76 Without a planned meeting a decision makes a held one of its body and day, as it always has")]
    public async Task Decided_without_a_plan()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.AllocateAsync(here, 100_000);
        await LingonbyCase.GrantedAsync(here, "Läsande barn", Kronor);
        var row = (await here.SendAsync(Secretary, new MeetingList())).Coming.ShouldHaveSingleItem();
        (row.Body, row.State, row.Points).ShouldBe(("Kommunstyrelsen", MeetingState.Held, 1));
    }

    [Fact(
        DisplayName = "A-32 A-33 U-67 U-71 Preparation, board's decision, first meeting and recommendation are points of planned meetings"
    )]
    public async Task Every_step_is_a_point_of_its_meeting()
    {
        var here = await fund.StartMunicipalityAsync(TestFiles.Lingonby("motesby", profile =>
            {
                foreach (var step in new[] { "PrepareApplication", "DecideToApply", "RecordMeeting", "RecommendApplication" })
                {
                    profile["operations"]![step] = JsonNode.Parse($$"""{ "name": "{{step}}", "from": ["applied"] }""");
                }
            }));
        var number = (await LingonbyCase.AssessedAsync(here, "Läsande barn", Kronor)).Number;
        var today = LingonbyCase.Today(here);
        var group = (await here.SendAsync(Secretary, new AddBody("Beredningsgruppen", BodyKinds.Preparing))).Body;
        var committee = (await here.SendAsync(Secretary, new BodyList())).Single(b => b.Name == "Kulturnämnden").Id;
        var (prepares, applies, first) = (await PlanAsync(group), await PlanAsync(committee), await PlanAsync(null));

        await here.SendAsync("lingonby-styrgrupp", new PrepareApplication(number, today, "Tillstyrks."));
        await here.SendAsync(Secretary, new DecideToApply(number, today, "§ 4"));
        await here.SendAsync("lingonby-samordnare", new RecordMeeting(number, today, true, "Vi är eniga.", "I mars."));
        await RecordedAsync(prepares, "Beredd");
        await here.SendAsync("lingonby-styrgrupp", new RecommendApplication(number, "grant", "God effekt."));
        await RecordedAsync(prepares, "Förslag lämnat");
        await RecordedAsync(applies, "Beslut att ansöka § 4");
        await RecordedAsync(first, "Överens");
        (await here.SendAsync(Secretary, new MeetingList())).Coming.Count.ShouldBe(3, "no other meeting was made");

        async Task<Guid> PlanAsync(Guid? body) =>
            (await here.SendAsync(Secretary, new PlanMeeting(body, today, new TimeOnly(9, 0), "Sal 1"))).Meeting;

        async Task RecordedAsync(Guid meeting, string what) =>
            (await here.SendAsync(Secretary, new MeetingPage(meeting))).Points.ShouldHaveSingleItem().Recorded.ShouldBe(what);
    }

    [Fact(DisplayName = "W-22 A substitute serves in the place of one who is away, once; who was away from a point is kept with the point")]
    public async Task Substitutes_serve_in_anothers_place()
    {
        var here = (await fund.StartLingonbyAsync()).OverTheApi();
        var meeting = await PlannedAsync(here);
        await here.SendAsync(Secretary, new AddToAgenda(meeting.Id, [], "Information", meeting.Version));
        meeting = await here.SendAsync(Secretary, new MeetingPage(meeting.Id));
        var (chair, member, substitute) = (Key(meeting, "Olga"), Key(meeting, "Lage"), Key(meeting, "Ester"));
        var record = new RecordAttendance(meeting.Id, [new(chair), new(member), new(substitute, member)], meeting.Version);
        (await Should.ThrowAsync<Refused>(() => here.SendAsync(Secretary, record))).Message.ShouldContain("Lage Ledamot var med själv");
        await Should.ThrowAsync<Refused>(() => here.SendAsync(Secretary, record with { Present = [new(chair, member)] }));
        await Should.ThrowAsync<Refused>(() => here.SendAsync(Secretary, record with { Present = [] }));
        await here.SendAsync(Secretary, record with { Present = [new(chair), new(substitute, member)] });
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Secretary, record with { Present = [new(chair)] }));

        meeting = await here.SendAsync(Secretary, new MeetingPage(meeting.Id));
        meeting.Members.Where(m => m.Serves).Select(m => m.Id).ShouldBe([chair, substitute]);
        var away = new RecordPointAttendance(meeting.Id, meeting.Points[0].Id, [member], meeting.Version);
        (await Should.ThrowAsync<Refused>(() => here.SendAsync(Secretary, away))).Message.ShouldContain("Bara den som var med");
        await here.SendAsync(Secretary, away with { Away = [substitute] });
        (await here.SendAsync(Secretary, new MeetingPage(meeting.Id))).Points[0].Away.ShouldBe([substitute]);
    }

    [Fact(DisplayName = "A meeting by page alone: planned, its agenda made and ordered by buttons, attended, its case led to the decision")]
    public async Task By_page()
    {
        var here = await fund.StartLingonbyAsync();
        var ready = (await LingonbyCase.AssessedAsync(here, "Läsande barn", Kronor)).Number;
        using var secretary = new PageDoor(here.Application, here.Key, Secretary);
        var today = $"{LingonbyCase.Today(here):yyyy-MM-dd}";
        var board = (await here.SendAsync(Secretary, new BodyList())).Single(b => b.Name == "Kommunstyrelsen").Id;
        (string, string)[] typed = [("body", $"{board}"), ("day", today), ("startsAt", "klockan ett"), ("place", "Sal 3")];
        var wrong = await secretary.FillAsync($"{secretary.Root}/moten/nytt", typed);
        (wrong.Status, wrong.Document.QuerySelector("input[name=place]")!.GetAttribute("value")).ShouldBe((422, "Sal 3"));
        typed[2] = ("startsAt", "13.00");
        var meeting = (await secretary.FillAsync($"{secretary.Root}/moten/nytt", typed)).Location!;
        (await secretary.FillAsync($"{meeting}/lagg-till", ("cases", ready), ("heading", "Information"))).Status.ShouldBe(302);

        var page = await secretary.GetAsync(meeting);
        Titles(page).ShouldBe(["Läsande barn", "Information"]);
        PrimaryButtons(page).ShouldHaveSingleItem().ShouldBe("Registrera närvaron");
        var down = page.Forms().First(form => form.Action.EndsWith("handler=Down", StringComparison.Ordinal));
        (await secretary.PostAsync(down.Action, down.With(-1, ""))).Status.ShouldBe(302);
        Titles(await secretary.GetAsync(meeting)).ShouldBe(["Information", "Läsande barn"]);
        (await secretary.PostAsync(down.Action, down.With(-1, ""))).Status.ShouldBe(409, "the page was older than the agenda");
        var members = (await here.SendAsync(Secretary, new MeetingPage(Guid.Parse(meeting.Split('/')[^1])))).Members;
        (await secretary.FillAsync($"{meeting}/narvaro", ("present", $"{members[0].Id}"))).Status.ShouldBe(302);
        page = await secretary.GetAsync(meeting);
        PrimaryButtons(page).ShouldHaveSingleItem().ShouldBe("Registrera beslut: Läsande barn");
        var decide = page.Links(secretary.Root).First(link => link.Contains("registrera-beslut", StringComparison.Ordinal));
        (await secretary.GetAsync(decide)).Document.QuerySelector("input[name=decidedOn]")!.GetAttribute("value").ShouldBe(today);

        using var auditor = new PageDoor(here.Application, here.Key, "lingonby-revisor");
        page = await auditor.GetAsync(meeting);
        page.Forms().Where(form => form.Action.Contains("/moten/", StringComparison.Ordinal)).ShouldBeEmpty("the auditor reads");
        PrimaryButtons(page).ShouldBeEmpty();
    }

    [Fact(DisplayName = "A planned meeting is moved or called off; the body has one a day, and what is called off stays to be read")]
    public async Task Moved_and_called_off()
    {
        var here = await fund.StartLingonbyAsync();
        using var secretary = new PageDoor(here.Application, here.Key, Secretary);
        var today = LingonbyCase.Today(here);
        var first = await PlannedAsync(here, today.AddDays(7));
        var second = await PlannedAsync(here, today.AddDays(14));
        var path = $"{secretary.Root}/moten/{second.Id}";
        var taken = await secretary.FillAsync($"{path}/andra", ("day", $"{first.Day:yyyy-MM-dd}"));
        taken.Document.QuerySelector("[data-fund-errors]")!.TextContent.ShouldContain("Det finns redan ett möte");
        (await secretary.FillAsync($"{path}/andra", ("day", $"{today.AddDays(21):yyyy-MM-dd}"))).Status.ShouldBe(302);
        (await secretary.FillAsync($"{secretary.Root}/moten/{first.Id}/stall-in", ("because", "För få ärenden."))).Status.ShouldBe(302);
        (await secretary.GetAsync($"{secretary.Root}/moten/{first.Id}")).Html.ShouldContain("För få ärenden.");
        (await PlannedAsync(here, first.Day)).Day.ShouldBe(first.Day, "the day is free again");
        (await secretary.GetAsync($"{secretary.Root}/moten")).Html.ShouldContain("Inställt");
    }

    private static Guid Key(MeetingView meeting, string name) =>
        meeting.Members.Single(m => m.Name.StartsWith(name, StringComparison.Ordinal)).Id;

    private static List<string> Titles(PageSeen page) =>
        [
            .. page
                .Document.QuerySelectorAll("tr[id^=punkt] td:nth-child(2)")
                .Select(cell => cell.ChildNodes.First(node => node.TextContent.Trim().Length > 0).TextContent.Trim())
                .Select(title => title.Contains("barn", StringComparison.Ordinal) ? title[(title.IndexOf(' ') + 1)..] : title),
        ];

    private static List<string> PrimaryButtons(PageSeen page) =>
        [.. page.Document.QuerySelectorAll("main .ds-button:not([data-variant])").Select(button => button.TextContent.Trim())];

    private static async Task<string> AppliedAsync(MunicipalityInTest here, string title)
    {
        var written = await LingonbyCase.WrittenAsync(here, title, Kronor);
        await here.SendAsync("lingonby-chef", new Fund.Applications.Signatures.SignApplication(written.Number, "kultur"));
        await here.SendAsync("lingonby-projektledare", new Fund.Applications.Submission.SubmitApplication(written.Number));
        return written.Number;
    }

    private static async Task<MeetingView> PlannedAsync(MunicipalityInTest here, DateOnly? day = null)
    {
        var board = (await here.SendAsync(Secretary, new BodyList())).Single(b => b.Name == "Kommunstyrelsen").Id;
        var planned = await here.SendAsync(
            Secretary,
            new PlanMeeting(board, day ?? LingonbyCase.Today(here), new TimeOnly(13, 0), "Stadshuset, sal 3")
        );
        return await here.SendAsync(Secretary, new MeetingPage(planned.Meeting));
    }

    private static async Task<MeetingView> AttendedAsync(MunicipalityInTest here, Guid id, params string[] names)
    {
        var meeting = await here.SendAsync(Secretary, new MeetingPage(id));
        await here.SendAsync(
            Secretary,
            new RecordAttendance(
                id,
                [.. meeting.Members.Where(m => names.Contains(m.Name)).Select(m => new PresentMember(m.Id))],
                meeting.Version
            )
        );
        return await here.SendAsync(Secretary, new MeetingPage(id));
    }
}
