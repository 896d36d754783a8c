using System.Text.Json.Nodes;
using Fund.Applications.Overview;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Criteria;
using Fund.Assessment.Recommendations;
using Fund.Contracts.Messages;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Assessment.Criteria;

/// <summary>What is saved is the assessor's own; what is lodged counts.</summary>
public sealed class LodgingTests(FundFixture fund)
{
    private const string Manager = "lingonby-projektledare";
    private const string Coordinator = "lingonby-samordnare";
    private const string SteeringGroup = "lingonby-styrgrupp";
    private const string Secretary = "lingonby-sekreterare";

    [Fact(DisplayName = "A-23 U-37 An assessment is saved, lodged whole and taken back on its page; it counts while it is lodged")]
    public async Task From_the_page()
    {
        var here = await StartAsync(BothApply);
        var number = await AppliedAsync(here);
        using var door = new PageDoor(here.Application, here.Key, Coordinator);
        var path = $"{door.Root}/arenden/{number}/bedom";
        var page = await door.GetAsync(path);
        var lodge = page.Forms().Single(f => f.Button == "Spara och lämna bedömningen");
        var hidden = lodge.Fields.Where(f => f.Kind == PageFieldKind.Hidden).Select(f => new KeyValuePair<string, string>(f.Name, f.Value));

        var told = await door.PostAsync(lodge.Action, [.. hidden, new("outcome[purpose]", "met"), new("reason[purpose]", "Tydligt.")]);
        told.Status.ShouldBe(422);
        var errors = told.Document.QuerySelector("[data-fund-errors]")!;
        errors.TextContent.ShouldContain("Bedömningen är sparad men inte lämnad.");
        var link = errors.QuerySelectorAll("a").ShouldHaveSingleItem();
        link.TextContent.ShouldStartWith("Pågående verksamhet: välj ett utfall och skriv en motivering.");
        told.Document.GetElementById(link.GetAttribute("href")![1..]).ShouldNotBeNull();
        var row = (await here.SendAsync(Coordinator, new CaseCriteria(number))).Criteria.Single(c => c.Key == "purpose");
        (row.Own!.Reason, row.Outcome).ShouldBe(("Tydligt.", null), "saved, and counts for nothing");
        (await here.RefusedAsync(Secretary, SentBackTests.Granting(here, number))).Findings.ShouldContain(f => f.Rule == "L-24");

        // The page that comes back has a key of its own: what was saved under the first is not done again.
        var again = told.Forms().Single(f => f.Button == lodge.Button);
        KeyValuePair<string, string>[] whole =
        [
            .. again.Fields.Where(f => f.Kind == PageFieldKind.Hidden).Select(f => new KeyValuePair<string, string>(f.Name, f.Value)),
            new("outcome[purpose]", "met"),
            new("reason[purpose]", "Tydligt."),
            new("outcome[ongoing]", "met"),
            new("reason[ongoing]", "Bygger vidare."),
        ];
        (await door.PostAsync(again.Action, whole)).Location!.ShouldEndWith("/bedomning");
        (await here.SendAsync(Secretary, new CaseCriteria(number))).Criteria.ShouldAllBe(c => c.Outcome == "met");
        page = await door.GetAsync(path);
        page.Document.QuerySelector("main")!.TextContent.ShouldContain("Din bedömning är lämnad,");
        page.Forms().ShouldNotContain(f => f.Button.StartsWith("Spara", StringComparison.Ordinal));
        (await here.RefusedAsync(Coordinator, new AssessCriterion(number, "purpose", "notMet", "Nej."))).Findings.ShouldContain(f =>
            f.Rule == "L-40" && f.Message.StartsWith("Du har lämnat din bedömning.", StringComparison.Ordinal)
        );
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Coordinator, new LodgeAssessment(number)));

        var back = page.Forms().Single(f => f.Button == "Ta tillbaka bedömningen");
        (await door.PostAsync(back.Action, back.Fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)))).Status.ShouldBe(
            302
        );
        (await here.SendAsync(Secretary, new CaseCriteria(number))).Criteria.ShouldAllBe(c => c.Outcome == null && c.Said.Count == 0);
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Coordinator, new TakeBackAssessment(number)));
        await here.SendAsync(Coordinator, new LodgeAssessment(number));
    }

    [Fact(DisplayName = "A-23 U-37 The whole is lodged or nothing: through the API each criterion that is left is named with its rule")]
    public async Task Through_the_api()
    {
        var here = (await StartAsync(BothApply)).OverTheApi();
        var number = await AppliedAsync(here);
        await here.SendAsync(Coordinator, new AssessCriterion(number, "ongoing", "met", "Ja."));
        var refused = await here.RefusedAsync(Coordinator, new LodgeAssessment(number));
        refused.Findings.ShouldContain(f => f.Rule == "L-40" && f.Field == "outcome-purpose");
        refused.Findings.ShouldNotContain(f => f.Rule == "L-41");
        await Should.ThrowAsync<Forbidden>(() => here.SendAsync(Manager, new LodgeAssessment(number)));
    }

    [Fact(
        DisplayName = "F-24 Nobody reads what is saved and not lodged: not the secretary, not the auditor, nor anybody after the decision"
    )]
    public async Task What_is_saved_is_ones_own()
    {
        var here = await StartAsync(_ => { });
        var number = await AppliedAsync(here);
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        await here.SendAsync(SteeringGroup, new AssessCriterion(number, "purpose", "notMet", "Bara en tanke."));
        await here.AssessAsync(Coordinator, number, ("purpose", "met", "Ja."));
        await ReadsNothingAsync();
        await here.SendAsync(Secretary, SentBackTests.Granting(here, number));
        await ReadsNothingAsync();

        async Task ReadsNothingAsync()
        {
            foreach (var subject in new[] { Secretary, "lingonby-revisor", Coordinator })
            {
                (await here.SendAsync(subject, new CaseCriteria(number)))
                    .Criteria.SelectMany(c => c.Said)
                    .ShouldNotContain(said => said.Reason == "Bara en tanke.", subject);
                (await here.SendAsync(subject, new CaseNotes(number))).ShouldNotContain(
                    note => note.Text != null && note.Text.Contains("Bara en tanke."),
                    subject
                );
            }
        }
    }

    [Theory(DisplayName = "F-24 Assessors are blind to each other until all have lodged, or as many as the rule version says are enough")]
    [InlineData(null, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(7, false)]
    public async Task Blind_until_all_have_lodged(int? enough, bool afterOwn)
    {
        var here = await StartAsync(profile =>
        {
            if (enough is not null)
            {
                profile["assessment"] = new JsonObject { ["assessors"] = enough };
            }
        });
        var number = await AppliedAsync(here);
        await here.AssessAsync(SteeringGroup, number, ("purpose", "notMet", "För smått."));
        var waits = await here.SendAsync(SteeringGroup, new CaseCriteria(number));
        (waits.Lodged, waits.ToLodge, waits.Criteria[0].Outcome is not null).ShouldBe((1, Math.Min(enough ?? 2, 2), afterOwn));

        // Who has not lodged reads nothing, however many have; and is told how many there are.
        var blind = (await here.SendAsync(Coordinator, new CaseCriteria(number))).Criteria[0];
        (blind.Said.Count, blind.Unread, blind.Outcome).ShouldBe((0, 1, null));
        await here.SendAsync(Coordinator, new AssessCriterion(number, "purpose", "met", "Räcker."));
        (await here.SendAsync(Coordinator, new CaseCriteria(number))).Criteria[0].Said.ShouldHaveSingleItem().Mine.ShouldBeTrue();

        await here.SendAsync(Coordinator, new LodgeAssessment(number));
        foreach (var subject in new[] { Coordinator, SteeringGroup })
        {
            (await here.SendAsync(subject, new CaseCriteria(number))).Criteria[0].Said.Count.ShouldBe(2, subject);
        }

        var told = (await here.MailsAsync()).Any(mail => mail.Name == "Stina Styr" && mail.Subject.Contains("Bedömningarna är lämnade"));
        told.ShouldBe(enough != 1, "the last one lets the other go on");
    }

    [Fact(DisplayName = "F-24 A lodged assessment is not taken back when a recommendation rests on it, or the case has gone on")]
    public async Task What_is_rested_on_stands()
    {
        var here = await StartAsync(profile =>
            profile["operations"]!["RecommendApplication"] = JsonNode.Parse(
                """{ "name": "Föreslå", "from": ["applied"], "outcomes": { "grant": "applied", "reject": "applied" } }"""
            )
        );
        var number = await AppliedAsync(here);
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        await here.AssessAsync(Coordinator, number, ("purpose", "met", "Ja."));
        (await here.SendAsync(Coordinator, new CaseCriteria(number))).MayTakeBack.ShouldBeTrue();
        await here.SendAsync(SteeringGroup, new RecommendApplication(number, "grant", "God effekt."));
        (await here.RefusedAsync(Coordinator, new TakeBackAssessment(number))).Message.ShouldContain("Ett förslag till beslut är lämnat");
        (await here.SendAsync(Coordinator, new CaseCriteria(number))).MayTakeBack.ShouldBeFalse();
        await here.SendAsync(Secretary, SentBackTests.Granting(here, number));
        (await here.RefusedAsync(Coordinator, new TakeBackAssessment(number))).Message.ShouldContain("Ärendet har gått vidare");
    }

    private static void BothApply(JsonNode profile) => profile["criteria"]!.AsArray()[1]!.AsObject().Remove("appliesWhen");

    private Task<MunicipalityInTest> StartAsync(Action<JsonNode> change) =>
        fund.StartMunicipalityAsync(TestFiles.Lingonby("lamnad-" + Guid.NewGuid().ToString("N")[..8], change));

    private static async Task<string> AppliedAsync(MunicipalityInTest here)
    {
        var written = await LingonbyCase.WrittenAsync(here, "Läsande barn", 100_000);
        await here.SendAsync("lingonby-chef", new SignApplication(written.Number, "kultur"));
        await here.SendAsync(Manager, new SubmitApplication(written.Number));
        return written.Number;
    }
}
