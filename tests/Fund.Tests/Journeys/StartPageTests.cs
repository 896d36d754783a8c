using System.Text.Json.Nodes;
using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Host.Pages;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Journeys;

/// <summary>What each person meets first: own tasks, what is late at others, the next occasion, what has happened.</summary>
public sealed class StartPageTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    [Fact]
    public async Task It_shows_what_has_happened_what_is_late_and_the_next_occasion()
    {
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("lingonby-start"));
        var there = await house.StartDocumentAsync(TestFiles.Lingonby("lingonby-granne"));
        await house.ItIsAsync(2026, 3, 2);
        var number = await HandInAsync(here, "Läxhjälp på torget");

        var coordinator = await here.SendAsync("lingonby-samordnare", new MyStart());
        coordinator
            .Parts.Single(p => p.Title.StartsWith("Har hänt", StringComparison.Ordinal))
            .Lines.ShouldContain(l => l.Text == "Läxhjälp på torget" && l.Link == $"/arenden/{number}");
        coordinator.Parts.ShouldNotContain(p => p.Title == "Avräkning");
        var waits = coordinator.Others.ShouldHaveSingleItem();
        (waits.Title, waits.Person, waits.Since, waits.Due).ShouldBe(
            ("Besluta om ansökan: Läxhjälp på torget", "Sixten Sekreterare", new DateOnly(2026, 3, 2), new DateOnly(2026, 4, 2))
        );
        (await here.SendAsync("lingonby-projektledare", new MyStart())).Parts.ShouldNotContain(
            p => p.Title.StartsWith("Har hänt", StringComparison.Ordinal) && p.Lines.Any(l => l.Text == "Läxhjälp på torget"),
            "one's own moves are no news"
        );
        (await there.SendAsync("lingonby-samordnare", new MyStart())).Parts.ShouldNotContain(p =>
            p.Lines.Any(l => l.Text == "Läxhjälp på torget")
        );
        (await here.SendAsync("lingonby-ekonom", new MyStart())).Parts.ShouldNotContain(
            p => p.Title == "Avräkning" && p.Lines.Count > 0,
            "F-11: a fund that has granted nothing has no occasions"
        );

        await house.ItIsAsync(2026, 4, 7);
        using var door = new PageDoor(house.Application, here.Key, "lingonby-samordnare");
        var page = await door.GetAsync(door.Root + "/");
        page.Document.QuerySelector("h1")!.TextContent.ShouldBe("Inget väntar på dig");
        var row = page
            .Document.QuerySelectorAll("tbody tr")
            .Single(r => r.TextContent.Contains("Besluta om ansökan", StringComparison.Ordinal));
        row.TextContent.ShouldContain("Läxhjälp på torget");
        row.TextContent.ShouldContain("Sixten Sekreterare");
        row.TextContent.ShouldContain("5 dagar försenat");
        row.QuerySelectorAll("td").Select(cell => cell.GetAttribute("data-label")).ShouldBe([null, "Vad", "Vem", "Dagar", "Senast", null]);
        coordinator.Figures.Select(figure => (figure.Label, figure.Value)).ShouldContain(("Väntar på andra", "1"));
        page.Document.QuerySelector(".fund-figure[data-alarming=true]")!.TextContent.ShouldBe("1");
        (await here.SendAsync("lingonby-sekreterare", new MyStart())).Others.ShouldBeEmpty();
        using var secretary = new PageDoor(house.Application, here.Key, "lingonby-sekreterare");
        (await secretary.GetAsync(secretary.Root + "/")).Document.QuerySelector("h1")!.TextContent.ShouldBe("En sak väntar på dig");
    }

    [Fact(DisplayName = "F-22 Whoever's turn it is, is not asked for what is another's to do; who may do it, is asked for that")]
    public async Task Nobody_is_asked_for_what_is_not_theirs_to_do()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("lingonby-tur", profile =>
            {
                var applied = profile["stages"]!.AsArray().Single(stage => stage!["key"]!.GetValue<string>() == "applied")!;
                applied["turn"] = "coordinator";
                applied.AsObject().Remove("clock");
                profile["operations"]!["RecordDecision"]!["roles"] = new JsonArray("committeeSecretary");
            }));
        var number = await HandInAsync(here, "Vems tur");
        (await AskedAsync(here, "lingonby-samordnare")).ShouldBe(["För ärendet vidare: Vems tur"]);
        (await AskedAsync(here, "lingonby-sekreterare")).ShouldBeEmpty("F-21: what is needed before the decision is not there yet");
        (await AskedAsync(here, "lingonby-projektledare")).ShouldBeEmpty();

        await here.AssessAsync("lingonby-samordnare", number, ("purpose", "met", "Ja."));
        (await AskedAsync(here, "lingonby-samordnare")).ShouldBeEmpty();
        (await AskedAsync(here, "lingonby-sekreterare")).ShouldBe(["Registrera beslut: Vems tur"]);
        (await here.MailsAsync()).ShouldContain(m => m.To == "sixten@lingonby.example" && m.Subject == "Registrera beslut: Vems tur");
    }

    [Fact(DisplayName = "F-21 A project manager without cases is told what the fund is, the first steps, whom to ask, and how to begin")]
    public async Task Whoever_has_no_case_is_told_how_to_begin()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("lingonby-valkommen"));
        var welcome = (await here.SendAsync("lingonby-projektledare", new MyStart())).Welcome.ShouldHaveSingleItem();
        (welcome.Name, welcome.Begin).ShouldBe(("Framtidsfonden", "Skapa ansökan"));
        welcome.Steps.Select(step => step.Name).ShouldBe(["Utkast", "Inlämnad", "Beviljad"]);
        welcome.Contacts.ShouldBe([("Sara Samordnare", "sara@lingonby.example")]);
        using var door = new PageDoor(house.Application, here.Key, "lingonby-projektledare");
        (await door.GetAsync(door.Root + "/")).Document.QuerySelector("main a.ds-button")!.TextContent.ShouldBe("Skapa ansökan");

        await here.SendAsync("lingonby-projektledare", new OpenCase("Min första", "kultur"));
        var start = await here.SendAsync("lingonby-projektledare", new MyStart());
        (start.HasCases, start.Welcome.Count).ShouldBe((true, 1), "the way to a next idea stays, below what is going on");
        var mine = start.Parts.Single(p => p.Title == "Mina ärenden").Lines.ShouldHaveSingleItem();
        (mine.Text, mine.Under).ShouldBe(("Min första", start.Parts.Single(p => p.Title == "Mina ärenden").Lines[0].Link.Split('/')[^1]));
        mine.Turn.ShouldNotBeNull().ShouldStartWith("Du: ");
        (await here.SendAsync("lingonby-annan", new MyStart())).Welcome.Count.ShouldBe(1);
        (await here.SendAsync("lingonby-revisor", new MyStart())).Welcome.ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<string>> AskedAsync(MunicipalityInTest here, string subject) =>
        [.. (await here.SendAsync(subject, new MyStart())).Tasks.Select(task => task.Title)];

    private static async Task<string> HandInAsync(MunicipalityInTest here, string title)
    {
        var number = (await here.SendAsync("lingonby-projektledare", new OpenCase(title, "kultur"))).CaseNumber;
        await here.SendAsync(
            "lingonby-projektledare",
            new SaveAnswers(
                number,
                "application",
                new Dictionary<string, string?> { ["problem"] = "Många saknar hjälp.", ["requestedAmount"] = "100 000" },
                await here.VersionAsync(number)
            )
        );
        await here.SendAsync("lingonby-chef", new SignApplication(number, "kultur"));
        await here.SendAsync("lingonby-projektledare", new SubmitApplication(number));
        return number;
    }
}
