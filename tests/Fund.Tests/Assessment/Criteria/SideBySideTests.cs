using System.Text.Json.Nodes;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Criteria;
using Fund.Contracts.Messages;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Assessment.Criteria;

/// <summary>The lodged assessments side by side, the common outcome, and the dissent that stands beside it.</summary>
public sealed class SideBySideTests(FundFixture fund)
{
    private const string Manager = "lingonby-projektledare";
    private const string Coordinator = "lingonby-samordnare";
    private const string SteeringGroup = "lingonby-styrgrupp";
    private const string Secretary = "lingonby-sekreterare";
    private const string Common = "Vi räknade om gruppen tillsammans.";

    [Fact(
        DisplayName = "F-24 U-37 What differs stands in columns with the whole reasons, what is alike in a line, and all is saved together"
    )]
    public async Task From_the_page()
    {
        var (here, number) = await AppliedAsync();
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        await here.AssessAsync(SteeringGroup, number, ("purpose", "notMet", "Gruppen är för liten."), ("ongoing", "met", "Bygger vidare."));
        using var door = new PageDoor(here.Application, here.Key, Coordinator);
        var path = $"{door.Root}/arenden/{number}/bedom-gemensamt";
        var waits = (await door.GetAsync(path)).Document.QuerySelector("main")!.TextContent;
        waits.ShouldContain("Lämnade bedömningar: 1 av 2.");
        waits.ShouldNotContain("för liten");

        await here.AssessAsync(Coordinator, number, ("purpose", "met", "Gruppen räcker."), ("ongoing", "met", "Långsiktigt."));
        var page = await door.GetAsync(path);
        var differs = page.Document.QuerySelectorAll("section.fund-criterion").ShouldHaveSingleItem();
        differs.Id.ShouldBe("k-purpose");
        differs.TextContent.ShouldContain("Uppfyllt: 1. Inte uppfyllt: 1.");
        differs.TextContent.ShouldContain("Gruppen är för liten.");
        differs.TextContent.ShouldContain("Gruppen räcker.");
        page.Document.QuerySelector("details#k-ongoing summary")!.TextContent.ShouldBe("Pågående verksamhet: Uppfyllt");
        page.Document.QuerySelector("main")!.TextContent.ShouldContain("Överens om: 1 av 2.");

        var form = page.Forms().Single(f => f.Button == "Spara gemensamt utfall");
        KeyValuePair<string, string>[] typed =
        [
            .. form.Fields.Where(f => f.Kind == PageFieldKind.Hidden).Select(f => new KeyValuePair<string, string>(f.Name, f.Value)),
            new("agreedOn", $"{LingonbyCase.Today(here):yyyy-MM-dd}"),
            new("outcome[purpose]", "met"),
            new("reason[purpose]", Common),
            new("outcome[ongoing]", "met"),
        ];
        var told = await door.PostAsync(form.Action, typed);
        told.Status.ShouldBe(422, "a common outcome has reasons");
        told.Document.QuerySelector("[data-fund-errors] a")!.GetAttribute("href").ShouldBe("#reason-ongoing");
        told.Document.GetElementById("reason-purpose")!.TextContent.Trim().ShouldBe(Common);
        told.Document.QuerySelector("details#k-ongoing")!.HasAttribute("open").ShouldBeTrue();
        (await here.SendAsync(Coordinator, new CaseCriteria(number))).Criteria.ShouldAllBe(c => c.Agreement == null, "all or none");

        (await door.PostAsync(form.Action, [.. typed, new("reason[ongoing]", "Alla säger ja.")])).Status.ShouldBe(302);
        var rows = (await here.SendAsync(Secretary, new CaseCriteria(number))).Criteria;
        rows.Select(c => (c.Outcome, c.Agreement!.Reason)).ShouldBe([("met", Common), ("met", "Alla säger ja.")]);
        rows[0].Said.Select(said => said.Outcome).ShouldBe(["notMet", "met"], ignoreOrder: true);
        await here.SendAsync(Secretary, SentBackTests.Granting(here, number));
    }

    [Fact(DisplayName = "F-24 A dissent is kept as a word of its own beside the common outcome, which holds")]
    public async Task A_dissent_stands_beside()
    {
        var (here, number) = await AppliedAsync();
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        await here.AssessAsync(SteeringGroup, number, ("purpose", "notMet", "För liten."), ("ongoing", "met", "Ja."));
        await here.AssessAsync(Coordinator, number, ("purpose", "met", "Räcker."), ("ongoing", "met", "Ja."));
        (await here.OverTheApi().RefusedAsync(SteeringGroup, new RecordDissent(number, "purpose", "Nej."))).Findings.ShouldContain(f =>
            f.Rule == "L-40"
        );
        var agreed = new AssessTogether(number, LingonbyCase.Today(here), [new CriterionWord("purpose", "met", Common)]);
        await here.OverTheApi().SendAsync(Coordinator, agreed);
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Coordinator, agreed));

        using var door = new PageDoor(here.Application, here.Key, SteeringGroup);
        var side = await door.GetAsync($"{door.Root}/arenden/{number}/bedom-gemensamt");
        var page = await door.GetAsync(side.Document.QuerySelector("main a[href*='avvikande-mening']")!.GetAttribute("href")!);
        var form = page.Forms().Single(f => f.Button == "Anmäl avvikande mening");
        var hidden = form.Fields.Where(f => f.Kind == PageFieldKind.Hidden).Select(f => new KeyValuePair<string, string>(f.Name, f.Value));
        (await door.PostAsync(form.Action, [.. hidden, new("reason", " ")])).Status.ShouldBe(422);
        (await door.PostAsync(form.Action, [.. hidden, new("reason", "Gruppen är fortfarande för liten.")])).Status.ShouldBe(302);

        var row = (await here.SendAsync(Secretary, new CaseCriteria(number))).Criteria.Single(c => c.Key == "purpose");
        row.Outcome.ShouldBe("met", "the common outcome holds");
        row.Agreement!.Dissents.Select(d => (d.Who, d.Reason)).ShouldBe([("Stina Styr", "Gruppen är fortfarande för liten.")]);
        using (var applicant = new PageDoor(here.Application, here.Key, Manager))
        {
            (await applicant.GetAsync($"{door.Root}/arenden/{number}/bedomning")).Html.ShouldNotContain("fortfarande för liten");
            await here.SendAsync(Secretary, SentBackTests.Granting(here, number));
            var main = (await applicant.GetAsync($"{door.Root}/arenden/{number}/bedomning")).Document.QuerySelector("main")!.TextContent;
            main.ShouldContain("Avvikande mening, Stina Styr:");
        }

        (await here.RefusedAsync(SteeringGroup, new RecordDissent(number, "purpose", "Och nu?"))).Message.ShouldContain("avgjort");
    }

    [Fact(DisplayName = "F-24 The secretary reads them side by side without a form; the applicant does not")]
    public async Task Who_reads_them()
    {
        var (here, number) = await AppliedAsync();
        await here.AssessAsync(SteeringGroup, number, ("purpose", "notMet", "För liten."), ("ongoing", "met", "Ja."));
        await here.AssessAsync(Coordinator, number, ("purpose", "met", "Räcker."), ("ongoing", "met", "Ja."));
        using var secretary = new PageDoor(here.Application, here.Key, Secretary);
        var page = await secretary.GetAsync($"{secretary.Root}/arenden/{number}/bedom-gemensamt");
        page.Document.QuerySelector("main")!.TextContent.ShouldContain("För liten.");
        page.Forms().ShouldNotContain(f => f.Button == "Spara gemensamt utfall");
        using var applicant = new PageDoor(here.Application, here.Key, Manager);
        (await applicant.GetAsync($"{secretary.Root}/arenden/{number}/bedom-gemensamt")).Status.ShouldBe(403);
        await Should.ThrowAsync<Forbidden>(() => here.OverTheApi().SendAsync(Manager, new SideBySide(number)));
        (await here.OverTheApi().SendAsync(Secretary, new SideBySide(number))).Rows.Select(r => r.Differs).ShouldBe([true, false]);
    }

    [Theory(DisplayName = "F-24 Whoever says otherwise than most is pointed out, and nobody where they are as many")]
    [InlineData("met,notMet,met", "no,yes,no")]
    [InlineData("met,notMet", "no,no")]
    [InlineData("notMet,notMet,met,notMet", "no,no,yes,no")]
    public void The_odd_one(string outcomes, string odd)
    {
        var words = outcomes
            .Split(',')
            .Select((outcome, i) => new AssessmentRow($"Person {i}", outcome, outcome, "Skäl.", DateTimeOffset.UnixEpoch, true, false))
            .ToList();
        var row = new SideRow(null!, words, true);
        string.Join(',', words.Select(word => row.IsOdd(word) ? "yes" : "no")).ShouldBe(odd);
    }

    private async Task<(MunicipalityInTest Here, string Number)> AppliedAsync()
    {
        var here = await fund.StartMunicipalityAsync(TestFiles.Lingonby("sida-" + Guid.NewGuid().ToString("N")[..8], profile =>
            {
                profile["criteria"]!.AsArray()[1]!.AsObject().Remove("appliesWhen");
                profile["operations"]!["RecordDecision"]!["requires"]!.AsArray()[0]!["condition"] = JsonNode.Parse(
                    """{ "is": "criteriaMet", "set": "base" }"""
                );
            }));
        var written = await LingonbyCase.WrittenAsync(here, "Läsande barn", 100_000);
        await here.SendAsync("lingonby-chef", new SignApplication(written.Number, "kultur"));
        await here.SendAsync(Manager, new SubmitApplication(written.Number));
        return (here, written.Number);
    }
}
