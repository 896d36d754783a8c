using System.Text.Json.Nodes;
using Fund.Applications.Drafts;
using Fund.Applications.Forms;
using Fund.Applications.Overview;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Decisions;
using Fund.Contracts.Values;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Applications.Reading;

/// <summary>The draft and each version are read as prose, and any two versions against each other.</summary>
public sealed class SubmittedVersionTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Manager = "lingonby-projektledare";
    private const string Coordinator = "lingonby-samordnare";

    [Fact]
    public async Task A_later_version_says_first_what_is_changed_and_why_and_marks_it_in_its_place()
    {
        var (here, number, first, second) = await TwiceHandedInAsync("andringar");
        using var door = new PageDoor(house.Application, here.Key, Coordinator);

        var page = await door.GetAsync($"{door.Root}/arenden/{number}/inlamnat/{second}");

        page.Status.ShouldBe(200);
        page.Document.QuerySelectorAll("main form, main input, main textarea").ShouldBeEmpty("it is read, not filled in");
        var changes = page.Document.QuerySelector(".fund-changes")!;
        changes.QuerySelector("h2")!.TextContent.ShouldBe("4 ändringar sedan version 1");
        changes.TextContent.ShouldContain("Visa kostnaderna.", customMessage: "why it was sent back");
        changes
            .QuerySelectorAll("li a")
            .Select(link => (link.TextContent, link.GetAttribute("href")))
            .ShouldBe([
                ("De som berörs", "#svar-enheter"),
                ("Vilket problem ska lösas?", "#svar-problem"),
                ("Sökt belopp", "#svar-requestedAmount"),
                ("Kostnader", "#svar-costs"),
            ]);
        foreach (var link in changes.QuerySelectorAll("li a"))
        {
            page.Document.GetElementById(link.GetAttribute("href")![1..]).ShouldNotBeNull();
        }

        Said(page, "svar-requestedAmount", "del").ShouldBe("Borttaget: 100\u00A0000\u00A0kr");
        Said(page, "svar-requestedAmount", "ins").ShouldBe("Tillagt: 90\u00A0000\u00A0kr");
        Said(page, "svar-requestedAmount", ".fund-marked-word").ShouldBe("Ändrat");
        Said(page, "svar-problem", "ins").ShouldContain("stort");
        page.Document.QuerySelector("#svar-problem p.fund-text")!.TextContent.ShouldStartWith("Ett ");
        Said(page, "svar-costs", ".fund-marked-word").ShouldBe("Tillagt", "there were no rows before");
        page.Document.QuerySelectorAll("#svar-startsOn.fund-marked").ShouldBeEmpty();
        page.Document.QuerySelector(".fund-contents")!.TextContent.ShouldContain("3 ändringar");
        page.Document.QuerySelector(".fund-figures")!.TextContent.ShouldContain("90\u00A0000\u00A0kr");

        var without = await door.GetAsync($"{door.Root}/arenden/{number}/inlamnat/{second}?jamfor=ingen");
        without.Document.QuerySelectorAll("main ins, main del, .fund-changes, .fund-marked").ShouldBeEmpty();
        page.Links(door.Root).ShouldContain(link => link.EndsWith("?jamfor=ingen", StringComparison.Ordinal));

        var other = await door.GetAsync($"{door.Root}/arenden/{number}/inlamnat/{first}?jamfor={second}");
        other.Document.QuerySelector(".fund-changes h2")!.TextContent.ShouldBe("4 skillnader mot version 2");
        other.Document.QuerySelector(".fund-changes")!.TextContent.ShouldNotContain("Visa kostnaderna.");
        Said(other, "svar-requestedAmount", "ins").ShouldBe("Tillagt: 100\u00A0000\u00A0kr");
        (await door.GetAsync($"{door.Root}/arenden/{number}/inlamnat/{first}")).Document.QuerySelector(".fund-changes").ShouldBeNull();
    }

    [Fact]
    public async Task Only_a_version_of_the_same_form_and_case_can_be_compared_with()
    {
        var (here, number, first, second) = await TwiceHandedInAsync("jamfor");
        var (_, _, strange, _) = await TwiceHandedInAsync("jamfor-annan", here);
        using var door = new PageDoor(house.Application, here.Key, Coordinator);
        foreach (var with in new[] { $"{strange}", $"{Guid.NewGuid()}", $"{second}", "skräp", "%00", "'" })
        {
            (await door.GetAsync($"{door.Root}/arenden/{number}/inlamnat/{second}?jamfor={with}")).Status.ShouldBe(404, with);
        }

        (await door.GetAsync($"{door.Root}/arenden/{number}/inlamnat/{second}?jamfor={first}")).Status.ShouldBe(200);
    }

    [Fact(
        DisplayName = "F-22 What is written after it was sent back is read by those who have a part in it; others read what was handed in"
    )]
    public async Task Working_material_stays_with_those_who_write_it()
    {
        var (here, number, _, second) = await TwiceHandedInAsync("arbetsmaterial");
        await here.SendAsync(
            "lingonby-sekreterare",
            new RecordDecision(number, "sentBack", "§ 8", LingonbyCase.Today(here), null, Money.Zero, null, "En gång till.")
        );
        await SaveAsync(here, number, ("problem", "Hemligt utkast."), ("requestedAmount", "777 000"));
        var secret = Money.FromKronor(777_000);
        (await here.SendAsync(Manager, new CaseFigures(number))).ShouldContain(figure => figure.Amount == secret);
        (await here.SendAsync("lingonby-annan", new CaseFigures(number))).ShouldNotContain(figure => figure.Amount == secret);
        (await here.SendAsync(Manager, new CaseSignatures(number))).Requested.ShouldBe(secret);
        (await here.SendAsync("lingonby-annan", new CaseSignatures(number))).Requested.ShouldNotBeNull().ShouldNotBe(secret);

        foreach (var subject in new[] { Manager, Coordinator, "lingonby-chef" })
        {
            using var door = new PageDoor(house.Application, here.Key, subject);
            var page = await door.GetAsync($"{door.Root}/arenden/{number}/utkast?formular=application");
            page.Status.ShouldBe(200, subject);
            page.Document.QuerySelector("#svar-problem ins")!.TextContent.ShouldContain("Hemligt");
            page.Document.QuerySelector(".fund-changes")!.TextContent.ShouldContain("En gång till.");
        }

        using var other = new PageDoor(house.Application, here.Key, "lingonby-annan");
        (await other.GetAsync($"{other.Root}/arenden/{number}/utkast?formular=application")).Status.ShouldBe(404);
        foreach (var path in new[] { "ansokan", $"inlamnat/{second}" })
        {
            var page = await other.GetAsync($"{other.Root}/arenden/{number}/{path}");
            page.Status.ShouldBe(200);
            page.Document.GetElementById("svar-problem")!.TextContent.ShouldContain("stort");
            page.Html.ShouldNotContain("Hemligt");
        }

        var form = await here.SendAsync("lingonby-annan", new CaseForm(number, "application"));
        form.Sections.SelectMany(section => section.Fields).Single(f => f.Field.Key == "problem").Value.ShouldBe("Ett stort problem.");
        form.Left.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_handed_in_is_read_in_words_never_in_keys_or_points()
    {
        var here = await house.StartDocumentAsync(
            TestFiles.Lingonby(
                "i-ord",
                profile =>
                    profile["forms"]![0]!["sections"]![0]!["fields"]!
                        .AsArray()
                        .Add(
                            JsonNode.Parse(
                                """
                                { "key": "plan", "label": "Uppföljning", "kind": "rows", "columns": [
                                  { "key": "what", "label": "Vad", "kind": "text" },
                                  { "key": "often", "label": "Hur ofta", "kind": "choice",
                                    "choices": [{ "key": "quarterly", "label": "Varje kvartal" }] },
                                  { "key": "now", "label": "Nu", "kind": "number" } ] }
                                """
                            )
                        )
            )
        );
        var written = await LingonbyCase.WrittenAsync(here, "I ord", 100_000);
        await SaveAsync(here, written.Number, ("plan", """[{"what":"Närvaro","often":"quarterly","now":"10,5"}]"""));
        await here.SendAsync("lingonby-chef", new SignApplication(written.Number, "kultur"));
        await here.SendAsync(Manager, new SubmitApplication(written.Number));
        using var door = new PageDoor(house.Application, here.Key, Coordinator);

        var page = await door.GetAsync($"{door.Root}/arenden/{written.Number}/ansokan");

        page.Document.QuerySelectorAll("#svar-plan tbody td")
            .Select(cell => cell.TextContent)
            .ShouldBe(["Närvaro", "Varje kvartal", "10,5"]);
        page.Html.ShouldNotContain("quarterly");
    }

    private static string Said(PageSeen page, string id, string what) => page.Document.GetElementById(id)!.QuerySelector(what)!.TextContent;

    private async Task<(MunicipalityInTest Here, string Number, Guid First, Guid Second)> TwiceHandedInAsync(
        string key,
        MunicipalityInTest? within = null
    )
    {
        var here = within ?? await house.StartDocumentAsync(TestFiles.Lingonby(key));
        var about = await LingonbyCase.AssessedAsync(here, "Två gånger", 100_000);
        await here.SendAsync(
            "lingonby-sekreterare",
            new RecordDecision(about.Number, "sentBack", "§ 3", LingonbyCase.Today(here), null, Money.Zero, null, "Visa kostnaderna.")
        );
        await SaveAsync(
            here,
            about.Number,
            ("problem", "Ett stort problem."),
            ("requestedAmount", "90 000"),
            ("costs", """[{"item":"Lön","year":"2027","amount":"90 000"}]""")
        );
        await here.SendAsync(
            Manager,
            new SaveParticipants(about.Number, [new("kultur", true, false)], await here.VersionAsync(about.Number), VoidSignatures: true)
        );
        await here.SendAsync("lingonby-chef", new SignApplication(about.Number, "kultur"));
        await here.SendAsync(Manager, new SubmitApplication(about.Number));
        var versions = (await here.SendAsync(Coordinator, new CaseForm(about.Number, "application"))).HandedIn;
        versions.Count.ShouldBe(2);
        return (here, about.Number, versions[1].Id, versions[0].Id);
    }

    private static async Task SaveAsync(MunicipalityInTest here, string number, params (string Key, string Value)[] answers) =>
        await here.SendAsync(
            Manager,
            new SaveAnswers(
                number,
                "application",
                answers.ToDictionary(answer => answer.Key, answer => (string?)answer.Value),
                await here.VersionAsync(number),
                VoidSignatures: true
            )
        );
}
