using System.Text.Json.Nodes;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Criteria;
using Fund.Contracts.Messages;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Assessment.Criteria;

/// <summary>What the coordinator says beforehand is marked as that, and counts for nothing.</summary>
public sealed class PreliminaryViewTests(FundFixture fund)
{
    private const string Manager = "lingonby-projektledare";
    private const string Coordinator = "lingonby-samordnare";
    private const string SteeringGroup = "lingonby-styrgrupp";
    private const string Secretary = "lingonby-sekreterare";

    [Fact(DisplayName = "U-67 The preliminary view is written on a page of its own, read by those who assess, and never counted")]
    public async Task It_never_counts()
    {
        var (here, number) = await AppliedAsync();
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        await Should.ThrowAsync<Forbidden>(() => here.SendAsync(Coordinator, new AssessCriterion(number, "purpose", "met", "Ja.")));

        using var door = new PageDoor(here.Application, here.Key, Coordinator);
        var page = await door.GetAsync($"{door.Root}/arenden/{number}/forgranska");
        var form = page.Forms().Single(f => f.Button == "Spara förgranskningen");
        var hidden = form.Fields.Where(f => f.Kind == PageFieldKind.Hidden).Select(f => new KeyValuePair<string, string>(f.Name, f.Value));
        var told = await door.PostAsync(form.Action, [.. hidden, new("reason[purpose]", "Ser lovande ut.")]);
        told.Status.ShouldBe(422);
        told.Document.QuerySelector("[data-fund-errors] a")!.GetAttribute("href").ShouldBe("#outcome-purpose");
        told.Document.GetElementById("reason-purpose")!.TextContent.Trim().ShouldBe("Ser lovande ut.");
        (
            await door.PostAsync(form.Action, [.. hidden, new("outcome[purpose]", "met"), new("reason[purpose]", "Ser lovande ut.")])
        ).Status.ShouldBe(302);

        var view = await here.SendAsync(SteeringGroup, new CaseCriteria(number));
        view.Preliminary.ShouldHaveSingleItem().Reason.ShouldBe("Ser lovande ut.");
        (view.Criteria[0].Outcome, view.Criteria[0].Said.Count, view.Lodged).ShouldBe((null, 0, 0));
        using var assessor = new PageDoor(here.Application, here.Key, SteeringGroup);
        var desk = (await assessor.GetAsync($"{door.Root}/arenden/{number}/bedom")).Document.QuerySelector("main details")!.TextContent;
        desk.ShouldContain("Förgranskning, räknas inte");
        desk.ShouldContain("Ser lovande ut.");
        (await here.SendAsync(Manager, new CaseCriteria(number))).Preliminary.ShouldBeEmpty();
        (await here.RefusedAsync(Secretary, SentBackTests.Granting(here, number))).Findings.ShouldContain(f => f.Rule == "L-24");
        await here.AssessAsync(SteeringGroup, number, ("purpose", "met", "Ja."));
        await here.SendAsync(Secretary, SentBackTests.Granting(here, number));
    }

    [Fact(DisplayName = "U-67 The first meeting is reminded of a view of the criteria, until a preliminary view says that they look met")]
    public async Task The_meeting_asks_for_it()
    {
        var (here, number) = await AppliedAsync();
        using var door = new PageDoor(here.Application, here.Key, Coordinator);
        (await RemindsAsync()).ShouldBeTrue();
        await here.OverTheApi().SendAsync(Coordinator, new AssessPreliminarily(number, [new("purpose", "notMet", "Svagt.")]));
        (await RemindsAsync()).ShouldBeTrue();
        await here.OverTheApi().SendAsync(Coordinator, new AssessPreliminarily(number, [new("purpose", "met", "Efter samtal: bra.")]));
        (await RemindsAsync()).ShouldBeFalse();
        await Should.ThrowAsync<Conflict>(() =>
            here.SendAsync(Coordinator, new AssessPreliminarily(number, [new("purpose", "met", "Efter samtal: bra.")]))
        );
        (await here.OverTheApi().RefusedAsync(Coordinator, new AssessPreliminarily(number, [new("purpose", "kanske", " ")])))
            .Findings.Select(f => (f.Rule, f.Field))
            .ShouldBe([("L-40", "outcome-purpose"), ("L-40", "reason-purpose")]);
        await Should.ThrowAsync<Forbidden>(() =>
            here.SendAsync(SteeringGroup, new AssessPreliminarily(number, [new("purpose", "met", "Jag med.")]))
        );

        async Task<bool> RemindsAsync() =>
            (await door.GetAsync($"{door.Root}/arenden/{number}/mote"))
                .Document.QuerySelector("main")!
                .TextContent.Contains("Gör en preliminär bedömning.");
    }

    [Fact(DisplayName = "U-70 F-24 A coordinator who assesses nothing reads the assessments when they are lodged; the applicant does not")]
    public async Task Who_prepares_reads_what_is_lodged()
    {
        var (here, number) = await AppliedAsync();
        await here.SendAsync(SteeringGroup, new AssessCriterion(number, "purpose", "met", "Når dem som väntar."));
        var saved = await here.SendAsync(Coordinator, new CaseCriteria(number));
        (saved.Handles, saved.Waits, saved.Criteria[0].Said.Count, saved.Criteria[0].Outcome).ShouldBe((true, false, 0, null));

        await here.SendAsync(SteeringGroup, new LodgeAssessment(number));
        var lodged = await here.SendAsync(Coordinator, new CaseCriteria(number));
        (lodged.Criteria[0].Outcome, lodged.Lodged, lodged.ToLodge, lodged.MayAssess).ShouldBe(("met", 1, 1, false));
        lodged.Criteria[0].Said.ShouldHaveSingleItem().Reason.ShouldBe("Når dem som väntar.");
        (await here.SendAsync(Manager, new CaseCriteria(number))).Criteria[0].Said.ShouldBeEmpty();
    }

    private async Task<(MunicipalityInTest Here, string Number)> AppliedAsync()
    {
        var here = await fund.StartMunicipalityAsync(TestFiles.Lingonby("forgranskad-" + Guid.NewGuid().ToString("N")[..8], profile =>
            {
                profile["assessment"] = JsonNode.Parse("""{ "preliminaryBy": ["coordinator"] }""");
                profile["operations"]!["AssessCriterion"]!["roles"] = JsonNode.Parse("""["steeringGroupMember"]""");
                profile["operations"]!["RecordMeeting"] = JsonNode.Parse(
                    """
                    { "name": "Registrera mötet", "from": ["applied"], "outcomes": { "shared": "applied", "notShared": "applied" },
                      "requires": [{ "rule": "L-24", "severity": "warning", "message": "Gör en preliminär bedömning.",
                        "condition": { "is": "criteriaMet", "set": "base", "preliminary": true } }] }
                    """
                );
            }));
        var written = await LingonbyCase.WrittenAsync(here, "Läsande barn", 100_000);
        await here.SendAsync("lingonby-chef", new SignApplication(written.Number, "kultur"));
        await here.SendAsync(Manager, new SubmitApplication(written.Number));
        return (here, written.Number);
    }
}
