using System.Text.Json.Nodes;
using Fund.Applications.Overview;
using Fund.Assessment.Criteria;
using Fund.Assessment.Recusals;
using Fund.Contracts.Messages;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Assessment.Criteria;

/// <summary>Who reads what an assessor has said, and when.</summary>
public sealed class WordsInSightTests(FundFixture fund)
{
    private const string Manager = "lingonby-projektledare";
    private const string Coordinator = "lingonby-samordnare";
    private const string SteeringGroup = "lingonby-styrgrupp";
    private const string Secretary = "lingonby-sekreterare";
    private const string Secret = "Målgruppen är för liten.";

    [Theory(DisplayName = "F-24 An assessor reads the others' words when the rule version lets them, the applicant when it is decided")]
    [InlineData(null, false, true)]
    [InlineData("ownGiven", false, true)]
    [InlineData("allLodged", false, true)]
    [InlineData("allDone", false, false)]
    [InlineData("always", true, true)]
    public async Task Words_are_read_when_they_may_be(string? setting, bool before, bool afterOwn)
    {
        var here = await StartAsync(setting);
        var number = await AppliedAsync(here);
        await here.AssessAsync(SteeringGroup, number, ("purpose", "notMet", Secret));

        await ShouldReadAsync(here, Coordinator, number, before);
        await ShouldReadAsync(here, Secretary, number, true);
        await ShouldReadAsync(here, "lingonby-revisor", number, true);
        await ShouldReadAsync(here, SteeringGroup, number, true);
        foreach (var other in new[] { Manager, "lingonby-chef", "lingonby-annan", "lingonby-ekonom", "lingonby-admin" })
        {
            await ShouldReadAsync(here, other, number, false);
        }

        await here.AssessAsync(Coordinator, number, ("purpose", "met", "Räcker."));
        await ShouldReadAsync(here, Coordinator, number, afterOwn);
        await here.AssessAsync(SteeringGroup, number, ("purpose", "met", Secret));
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        await here.SendAsync(Secretary, SentBackTests.Granting(here, number));
        foreach (var anybody in new[] { Manager, Coordinator, "lingonby-ekonom" })
        {
            await ShouldReadAsync(here, anybody, number, true);
        }
    }

    [Fact(DisplayName = "W-22 Who has declared a conflict of interest since has said nothing that counts")]
    public async Task The_recused_have_said_nothing()
    {
        var here = await StartAsync("always");
        var number = await AppliedAsync(here);
        await here.AssessAsync(SteeringGroup, number, ("purpose", "notMet", Secret));
        await here.AssessAsync(Coordinator, number, ("purpose", "met", "Räcker."));
        (await PurposeAsync()).Outcome.ShouldBe("notMet");

        await here.SendAsync(SteeringGroup, new DeclareConflict(number, "Min syster leder den."));

        var purpose = await PurposeAsync();
        (purpose.Outcome, purpose.Disputed).ShouldBe(("met", false));
        purpose.Said.ShouldHaveSingleItem().Reason.ShouldBe("Räcker.");
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        await here.SendAsync(Secretary, SentBackTests.Granting(here, number));

        async Task<CriterionRow> PurposeAsync() =>
            (await here.SendAsync(Secretary, new CaseCriteria(number))).Criteria.First(criterion => criterion.Key == "purpose");
    }

    [Fact(DisplayName = "F-24 Who has declared a conflict of interest reads no assessor's word before the decision")]
    public async Task The_recused_read_nothing()
    {
        var here = await StartAsync("always");
        var number = await AppliedAsync(here);
        await here.AssessAsync(SteeringGroup, number, ("purpose", "notMet", Secret));
        await here.SendAsync(Coordinator, new DeclareConflict(number, "Min syster leder den."));
        await ShouldReadAsync(here, Coordinator, number, false);
    }

    [Fact(DisplayName = "F-24 A no among yeses is explained to those who assess: what it stops, and that they can agree")]
    public async Task A_no_is_explained_and_resolved()
    {
        var here = await StartAsync(null);
        var number = await AppliedAsync(here);
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        await here.AssessAsync(SteeringGroup, number, ("purpose", "notMet", Secret));
        var agree = new AssessJointly(number, "purpose", "met", "Vi räknade om gruppen.", LingonbyCase.Today(here));
        await here.RefusedAsync(Coordinator, agree);
        await here.AssessAsync(Coordinator, number, ("purpose", "met", "Räcker."));

        using var door = new PageDoor(here.Application, here.Key, Coordinator);
        var page = await door.GetAsync($"{door.Root}/arenden/{number}/bedomning");
        var main = page.Document.QuerySelector("main")!.TextContent;
        main.ShouldContain("1 av 2 tycker att kriteriet inte är uppfyllt");
        main.ShouldContain("Det läser bara de som bedömer och beslutar.");
        main.ShouldContain("Det stoppar: Registrera beslut");
        using (var applicant = new PageDoor(here.Application, here.Key, Manager))
        {
            (await applicant.GetAsync($"{door.Root}/arenden/{number}/bedomning")).Html.ShouldNotContain("1 av 2 tycker");
        }

        var link = page.Document.QuerySelector("main a[href*='bedom-gemensamt#k-purpose']")!.GetAttribute("href")!;
        var form = (await door.GetAsync(link)).Forms().Single(f => f.Button == "Spara gemensamt utfall");
        var fields = form
            .Fields.Where(f => f.Kind == PageFieldKind.Hidden)
            .Select(f => new KeyValuePair<string, string>(f.Name, f.Value))
            .Concat([new("outcome[purpose]", "met"), new("agreedOn", $"{LingonbyCase.Today(here):yyyy-MM-dd}")])
            .ToList();
        var told = await door.PostAsync(form.Action, fields);
        told.Status.ShouldBe(422, "an agreement has reasons");
        told.Document.QuerySelector("input[name=agreedOn]")!.GetAttribute("value").ShouldBe($"{LingonbyCase.Today(here):yyyy-MM-dd}");
        (await door.PostAsync(form.Action, [.. fields, new("reason[purpose]", agree.Reason)])).Status.ShouldBe(302);

        var row = await RowAsync(here, Coordinator, number);
        (row.Outcome, row.Disputed, row.Agreement!.Reason).ShouldBe(("met", false, agree.Reason));
        row.Said.Select(said => said.Outcome).ShouldBe(["notMet", "met"], "everyone's own word stands");
        (await here.MailsAsync()).ShouldContain(mail => mail.Name == "Stina Styr" && mail.Text.Contains(agree.Reason));
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Coordinator, agree));

        // What they have met on stands: nobody takes theirs back after it.
        (await here.RefusedAsync(SteeringGroup, new TakeBackAssessment(number))).Message.ShouldContain("Ni har kommit överens");
        await here.SendAsync(Coordinator, agree with { Reason = "Vi har talat igenom det igen." });
        (await RowAsync(here, Coordinator, number)).Outcome.ShouldBe("met");
        await here.SendAsync(Secretary, SentBackTests.Granting(here, number));
    }

    [Fact(
        DisplayName = "F-24 Several criteria are filled in on one page: what is wrong is told by its criterion, and nothing typed is lost"
    )]
    public async Task Several_criteria_at_once()
    {
        var here = await fund.StartMunicipalityAsync(
            TestFiles.Lingonby("flera-" + Guid.NewGuid().ToString("N")[..8], profile =>
                profile["criteria"]!.AsArray()[1]!.AsObject().Remove("appliesWhen")
            )
        );
        var number = await AppliedAsync(here);
        using var door = new PageDoor(here.Application, here.Key, Coordinator);
        var path = $"{door.Root}/arenden/{number}/bedom";
        var page = await door.GetAsync(path);
        page.Document.QuerySelector("main")!.TextContent.ShouldContain("Bedömda av dig: 0 av 2.");
        var form = page.Forms().Single(f => f.Button == "Spara bedömningen");
        var hidden = form.Fields.Where(f => f.Kind == PageFieldKind.Hidden).Select(f => new KeyValuePair<string, string>(f.Name, f.Value));
        var told = await door.PostAsync(
            form.Action,
            [
                .. hidden,
                new("outcome[purpose]", "met"),
                new("reason[purpose]", "Tydligt."),
                new("reason[ongoing]", "Här har jag skrivit men inte valt."),
            ]
        );
        told.Status.ShouldBe(422);
        var error = told.Document.QuerySelector("[data-fund-errors] a")!;
        error.TextContent.ShouldStartWith(
            (await here.SendAsync(Coordinator, new CaseCriteria(number))).Criteria.Single(c => c.Key == "ongoing").Name + ":"
        );
        told.Document.GetElementById(error.GetAttribute("href")![1..]).ShouldNotBeNull();
        told.Document.GetElementById("reason-ongoing")!.TextContent.Trim().ShouldBe("Här har jag skrivit men inte valt.");
        told.Document.GetElementById("reason-purpose")!.TextContent.Trim().ShouldBe("Tydligt.");
        (await RowAsync(here, Coordinator, number)).Own.ShouldBeNull("what is refused has not been stored, in any part");
        (
            await door.PostAsync(
                form.Action,
                [
                    .. hidden,
                    new("outcome[purpose]", "met"),
                    new("reason[purpose]", "Tydligt."),
                    new("outcome[ongoing]", "notMet"),
                    new("reason[ongoing]", "Här har jag valt."),
                ]
            )
        ).Location!.ShouldEndWith("/bedom");
        var said = (await here.SendAsync(Coordinator, new CaseCriteria(number))).Criteria.Select(c => (c.Own!.Outcome, c.Own.Reason));
        said.ShouldBe([("met", "Tydligt."), ("notMet", "Här har jag valt.")]);
    }

    private async Task<MunicipalityInTest> StartAsync(string? setting) =>
        await fund.StartMunicipalityAsync(TestFiles.Lingonby("ord-" + Guid.NewGuid().ToString("N")[..8], profile =>
            {
                // A grant asks for the criterion to be met, not only to have been assessed.
                var requires = profile["operations"]!["RecordDecision"]!["requires"]!.AsArray();
                requires.Single(r => r!["condition"]!["is"]!.GetValue<string>() == "criteriaAssessed")!["condition"]!["is"] = "criteriaMet";
                if (setting is not null)
                {
                    profile["assessment"] = new JsonObject { ["othersReadFrom"] = setting };
                }
            }));

    private static async Task<string> AppliedAsync(MunicipalityInTest here)
    {
        var written = await LingonbyCase.WrittenAsync(here, "Läsande barn", 100_000);
        await here.SendAsync("lingonby-chef", new Fund.Applications.Signatures.SignApplication(written.Number, "kultur"));
        await here.SendAsync(Manager, new Fund.Applications.Submission.SubmitApplication(written.Number));
        return written.Number;
    }

    private static async Task<CriterionRow> RowAsync(MunicipalityInTest here, string subject, string number) =>
        (await here.SendAsync(subject, new CaseCriteria(number))).Criteria.Single(c => c.Key == "purpose");

    // On the page, in the history and through the API alike.
    private static async Task ShouldReadAsync(MunicipalityInTest here, string subject, string number, bool reads)
    {
        var row = await RowAsync(here, subject, number);
        row.Said.Any(said => said.Reason == Secret).ShouldBe(reads, subject);
        if (!reads && !row.OwnCounts)
        {
            row.Outcome.ShouldBeNull(subject);
        }

        (await here.SendAsync(subject, new CaseHistory(number)))
            .Any(told => told.Details?.Contains(Secret, StringComparison.Ordinal) == true)
            .ShouldBe(reads, subject);
        using var door = new PageDoor(here.Application, here.Key, subject);
        foreach (var path in new[] { "", "/bedomning", "/handelser", "/beslut" })
        {
            var page = await door.GetAsync($"{door.Root}/arenden/{number}{path}");
            if (!reads)
            {
                page.Html.ShouldNotContain("för liten", Case.Sensitive, $"{subject} {path}");
            }
        }
    }
}
