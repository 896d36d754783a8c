using System.Text.Json.Nodes;
using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Contracts.Messages;
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
        coordinator.Parts.ShouldNotContain(p => p.Title == "Avräkning" || p.Title == "Försenat hos andra");
        (await here.SendAsync("lingonby-projektledare", new MyStart())).Parts.ShouldNotContain(
            p => p.Lines.Any(l => l.Text == "Läxhjälp på torget"),
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
        var late = (await here.SendAsync("lingonby-samordnare", new MyStart()))
            .Parts.Single(p => p.Title == "Försenat hos andra")
            .Lines.ShouldHaveSingleItem();
        (late.Text, late.Mark, late.Date).ShouldBe(("Besluta om ansökan: Läxhjälp på torget", StartMark.Late, new DateOnly(2026, 4, 2)));
        (await here.SendAsync("lingonby-sekreterare", new MyStart())).Parts.ShouldNotContain(p => p.Title == "Försenat hos andra");
    }

    [Fact(DisplayName = "F-22 Whoever's turn it is, is not asked for what is another's to do; who may do it, is asked for that")]
    public async Task Nobody_is_asked_for_what_is_not_theirs_to_do()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(
            TestFiles.Lingonby(
                "lingonby-tur",
                profile =>
                {
                    var applied = profile["stages"]!.AsArray().Single(stage => stage!["key"]!.GetValue<string>() == "applied")!;
                    applied["turn"] = "coordinator";
                    applied.AsObject().Remove("clock");
                    profile["operations"]!["RecordDecision"]!["roles"] = new JsonArray("committeeSecretary");
                }
            )
        );
        await HandInAsync(here, "Vems tur");
        (await AskedAsync(here, "lingonby-samordnare")).ShouldBe(["Inlämnad: Vems tur"]);
        (await AskedAsync(here, "lingonby-sekreterare")).ShouldBe(["Registrera beslut: Vems tur"]);
        (await AskedAsync(here, "lingonby-projektledare")).ShouldBeEmpty();
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
