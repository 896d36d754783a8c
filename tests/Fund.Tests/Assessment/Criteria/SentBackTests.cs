using Fund.Applications.Drafts;
using Fund.Applications.Overview;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Criteria;
using Fund.Assessment.Decisions;
using Fund.Assessment.Ranking;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Host.Pages;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Assessment.Criteria;

/// <summary>An application that was sent back and changed is assessed as it is now, not as it was.</summary>
public sealed class SentBackTests(FundFixture fund)
{
    private const string Manager = "lingonby-projektledare";
    private const string Coordinator = "lingonby-samordnare";
    private const string SteeringGroup = "lingonby-styrgrupp";
    private const string Secretary = "lingonby-sekreterare";
    private const string Who = "Ansökan har ändrats sedan Sara Samordnare bedömde den.";

    [Theory(DisplayName = "F-24 What was said before the application was changed does not count until it is confirmed or changed")]
    [InlineData("met", "Ja.")]
    [InlineData("notMet", "Inte längre.")]
    public async Task Old_words_do_not_count(string outcome, string reason)
    {
        var (here, number) = await SentBackAsync("Räkna om.");
        await ChangeAsync(here, number, "Ett annat problem.");
        await HandInAsync(here, number);

        var missing = (await here.SendAsync(Secretary, new CaseOverview(number))).Missing;
        missing.ShouldContain(f => f.Message.StartsWith(Who) && f.Link == "bedomning" && f.Severity == Severity.Refusal);
        var refused = await here.RefusedAsync(Secretary, Granting(here, number));
        refused.Findings.ShouldContain(f => f.Message.StartsWith(Who) && f.Message.Contains("Syftet"));
        refused.Findings.ShouldContain(f => f.Rule == "L-24");

        var seen = (await here.SendAsync(Coordinator, new CaseCriteria(number))).Criteria.Single(c => c.Key == "purpose");
        (seen.Outcome, seen.OwnCounts, seen.Own!.Outcome).ShouldBe((null, false, "met"));
        (await TasksAsync(here, Coordinator)).ShouldHaveSingleItem().ShouldBe("Bekräfta eller ändra din bedömning: Läsande barn");

        // The very same words once more confirm them.
        await here.AssessAsync(Coordinator, number, ("purpose", outcome, reason));
        (await TasksAsync(here, Coordinator)).ShouldBeEmpty();
        (await here.SendAsync(Secretary, new CaseCriteria(number))).Criteria.Single(c => c.Key == "purpose").Outcome.ShouldBe(outcome);
        (await here.SendAsync(Secretary, new CaseOverview(number))).Missing.ShouldNotContain(f => f.Message.StartsWith(Who));
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Coordinator, new AssessCriterion(number, "purpose", outcome, reason)));
        if (outcome == "met")
        {
            await here.SendAsync(Secretary, Granting(here, number));
        }
    }

    [Fact(DisplayName = "F-24 Handed in again without a change, what was said counts as before")]
    public async Task Unchanged_content_keeps_what_was_said()
    {
        var (here, number) = await SentBackAsync("Fråga chefen.");
        await HandInAsync(here, number, signed: false);
        (await here.SendAsync(Secretary, new CaseCriteria(number))).Criteria.Single(c => c.Key == "purpose").Outcome.ShouldBe("met");
        (await TasksAsync(here, Coordinator)).ShouldBeEmpty();
        await here.SendAsync(Secretary, Granting(here, number));
    }

    [Fact(DisplayName = "F-24 Who has said nothing of the new version is told of, though others have, and stands in nobody's way then")]
    public async Task One_lapsed_among_others_is_told()
    {
        var (here, number) = await SentBackAsync("Räkna om.");
        await ChangeAsync(here, number, "Ett annat problem.");
        await HandInAsync(here, number);
        await here.AssessAsync(SteeringGroup, number, ("purpose", "met", "Nu är det klart."));
        (await here.SendAsync(Secretary, new CaseOverview(number))).Missing.ShouldContain(f =>
            f.Message.StartsWith(Who) && f.Severity == Severity.Warning
        );
        var assessors = (await here.SendAsync(Secretary, new CaseCriteria(number))).Assessors;
        assessors.Select(a => (a.Who, a.Given, a.Lapsed)).ShouldBe([("Sara Samordnare", 0, 1), ("Stina Styr", 1, 0)]);
        await here.SendAsync(Secretary, Granting(here, number));
    }

    [Fact(DisplayName = "F-24 The assessor is led to what has been changed, and confirms all with one button or chooses anew")]
    public async Task From_the_page()
    {
        var (here, number) = await SentBackAsync("Räkna om.");
        await ChangeAsync(here, number, "Ett annat problem.");
        await HandInAsync(here, number);
        using var door = new PageDoor(here.Application, here.Key, Coordinator);
        var page = await door.GetAsync($"{door.Root}/arenden/{number}/bedom");
        var main = page.Document.QuerySelector("main")!;
        main.TextContent.ShouldContain("Ansökan har ändrats sedan du bedömde");
        var link = main.QuerySelector("a[href*='jamfor=']")!.GetAttribute("href")!;
        link.ShouldContain($"/arenden/{number}/inlamnat/");
        (await door.GetAsync(link)).Status.ShouldBe(200);
        main.QuerySelectorAll("input[type=radio][checked]").ShouldBeEmpty("saving another criterion does not confirm this one");

        var save = page.Forms().Single(f => f.Button == "Spara bedömningen");
        var hidden = save.Fields.Where(f => f.Kind == PageFieldKind.Hidden || f.Name == "reason[purpose]");
        (await door.PostAsync(save.Action, hidden.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)))).Status.ShouldBe(422);
        (await here.SendAsync(Coordinator, new CaseCriteria(number))).Criteria.Single(c => c.Key == "purpose").OwnCounts.ShouldBeFalse();

        var confirm = page.Forms().Single(f => f.Button == "Min bedömning står fast");
        (
            await door.PostAsync(confirm.Action, confirm.Fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)))
        ).Status.ShouldBe(302);
        var own = (await here.SendAsync(Coordinator, new CaseCriteria(number))).Criteria.Single(c => c.Key == "purpose");
        (own.OwnCounts, own.Own!.Outcome, own.Own.Reason).ShouldBe((true, "met", "Ja."));
    }

    [Fact(DisplayName = "F-24 Right after it was sent back the case says so, and not what the stage says at the first time")]
    public async Task The_stage_tells_that_it_was_sent_back()
    {
        var (here, number) = await SentBackAsync("Räkna om.");
        var first = (await LingonbyCase.WrittenAsync(here, "En annan", 100_000)).Number;
        var usual = (await here.SendAsync(Manager, new CaseOverview(first))).NowText;
        var text = (await here.SendAsync(Manager, new CaseOverview(number))).NowText;
        text.ShouldBe("Ansökan är tillbaka hos sökanden. Läs beslutet, gör klart det som saknas och lämna in den på nytt.");
        text.ShouldNotBe(usual);
        await HandInAsync(here, number, signed: false);
        (await here.SendAsync(Manager, new CaseOverview(number))).NowText.ShouldNotBe(text);
    }

    [Fact(DisplayName = "F-24 An application whose criteria were met before it was changed is not ranked until they are so again")]
    public async Task It_is_not_ranked_on_old_words()
    {
        var (here, number) = await SentBackAsync("Räkna om.", ranks: true);
        ((await here.SendAsync(SteeringGroup, new RankingTable())).Criteria.Single().Reason).ShouldBe("Störst nytta.");
        await ChangeAsync(here, number, "Ett annat problem.");
        await HandInAsync(here, number);
        (await here.SendAsync(SteeringGroup, new RankingTable())).Cases.ShouldBeEmpty();
        await here.AssessAsync(Coordinator, number, ("purpose", "met", "Ja."));
        (await here.SendAsync(SteeringGroup, new RankingTable()))
            .Cases.ShouldHaveSingleItem()
            .Places.ShouldHaveSingleItem()
            .Place.ShouldBeNull("it was ranked as it was before");
    }

    internal static RecordDecision Granting(MunicipalityInTest here, string number) =>
        new(number, "granted", "§ 8", LingonbyCase.Today(here), null, Money.FromKronor(100_000), null, null);

    private async Task<(MunicipalityInTest Here, string Number)> SentBackAsync(string why, bool ranks = false)
    {
        var here = await fund.StartMunicipalityAsync(TestFiles.Lingonby("aterremiss-" + Guid.NewGuid().ToString("N")[..8], profile =>
            {
                if (ranks)
                {
                    profile["ranking"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "method": "comparative", "rule": "L-24" }""");
                    profile["criteria"]!
                        .AsArray()
                        .Add(
                            System.Text.Json.Nodes.JsonNode.Parse(
                                """{ "key": "reach", "set": "ranking", "rule": "L-24", "name": "Räckvidd", "text": "Når flest." }"""
                            )
                        );
                }
            }));
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        var about = await LingonbyCase.AssessedAsync(here, "Läsande barn", 100_000);
        if (ranks)
        {
            await here.SendAsync(SteeringGroup, new RankRound("reach", [about.Number], "Störst nytta.", null));
            (await here.SendAsync(SteeringGroup, new RankingTable())).Cases.Single().Places.Single().Place.ShouldBe(1);
        }

        await here.SendAsync(
            Secretary,
            new RecordDecision(about.Number, "sentBack", "§ 3", LingonbyCase.Today(here), null, Money.Zero, null, why)
        );
        return (here, about.Number);
    }

    private static async Task ChangeAsync(MunicipalityInTest here, string number, string problem) =>
        await here.SendAsync(
            Manager,
            new SaveAnswers(
                number,
                "application",
                new Dictionary<string, string?> { ["problem"] = problem },
                await here.VersionAsync(number),
                null,
                true
            )
        );

    private static async Task HandInAsync(MunicipalityInTest here, string number, bool signed = true)
    {
        if (signed)
        {
            await here.SendAsync("lingonby-chef", new SignApplication(number, "kultur"));
        }

        await here.SendAsync(Manager, new SubmitApplication(number));
    }

    private static async Task<IReadOnlyList<string>> TasksAsync(MunicipalityInTest here, string subject) =>
        [
            .. (await here.SendAsync(subject, new MyStart()))
                .Tasks.Select(task => task.Title)
                .Where(title => title.StartsWith("Bekräfta", StringComparison.Ordinal)),
        ];
}
