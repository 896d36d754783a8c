using Fund.Applications.Drafts;
using Fund.Applications.Overview;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Decisions;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Applications.Signatures;

/// <summary>A no with reasons: kept, shown, told, and in the way until it is answered.</summary>
public sealed class RefuseSignatureTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Reason = "Vi har ingen socialsekreterare att avvara.";

    [Theory(
        DisplayName = "F-29 A no stops the application, is told to owner and writer, stands in notes and history, and a yes answers it"
    )]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_no_is_answered_by_a_yes(bool api)
    {
        var there = await SigningHouse.StartAsync(house, api ? "nej-api" : "nej");
        var here = api ? there.Here.OverTheApi() : there.Here;
        var number = await there.WrittenAsync("Nejet", writer: SigningHouse.Coordinator);
        await here.SendAsync(SigningHouse.Culture, new SignApplication(number, "kultur"));

        await here.SendAsync(SigningHouse.Care, new RefuseSignature(number, "omsorg", $" {Reason} "));

        var no = (await there.RowAsync(number, "omsorg")).Refusal.ShouldNotBeNull();
        (no.By, no.Reason).ShouldBe(("Olle Omsorg", Reason));
        (await here.RefusedAsync(SigningHouse.Manager, new SubmitApplication(number))).Findings.ShouldContain(f =>
            f.Rule == "L-22" && f.Link == "underskrifter" && f.Message.StartsWith("Omsorgsnämnden har svarat nej")
        );
        (await here.SendAsync(SigningHouse.Manager, new CaseOverview(number))).Missing.ShouldContain(f => f.Message.Contains("svarat nej"));
        (await here.SendAsync(SigningHouse.Manager, new CaseNotes(number))).ShouldContain(note =>
            note.Title == "Nej till att underteckna" && note.Who == "Olle Omsorg" && note.Text!.EndsWith(Reason)
        );
        (await here.SendAsync(SigningHouse.Manager, new CaseHistory(number))).ShouldContain(row =>
            row.What == "Underskriften nekades" && row.Details!.Contains(Reason)
        );
        foreach (var (subject, mail) in new[] { (SigningHouse.Manager, "pia"), (SigningHouse.Coordinator, "sara") })
        {
            (await there.TasksAsync(subject, "Nejet")).ShouldContain("Svara på nejet från Omsorgsnämnden: Nejet");
            (await there.MailsAsync($"{mail}@lingonby.example", number)).ShouldHaveSingleItem().ShouldContain(Reason);
        }

        await Should.ThrowAsync<Conflict>(() => here.SendAsync(SigningHouse.Care, new RefuseSignature(number, "omsorg", "Igen.")));
        await here.SendAsync(SigningHouse.Care, new SignApplication(number, "omsorg"));
        (await there.TasksAsync(SigningHouse.Manager, "Svara på nejet")).ShouldBeEmpty();
        (await there.TasksAsync(SigningHouse.Coordinator, "Svara på nejet")).ShouldBeEmpty();
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(SigningHouse.Care, new RefuseSignature(number, "omsorg", "Ändå inte.")));
        await here.SendAsync(SigningHouse.Manager, new SubmitApplication(number));
        await Should.ThrowAsync<Refused>(() => here.SendAsync(SigningHouse.Care, new RefuseSignature(number, "omsorg", "För sent.")));
    }

    [Fact(DisplayName = "F-29 From the page: a no without reasons is refused at its field, with reasons it is kept and shown")]
    public async Task A_no_from_the_page()
    {
        var there = await SigningHouse.StartAsync(house, "nej-sida");
        var number = await there.WrittenAsync("Nejet på sidan");
        using var door = there.DoorOf(SigningHouse.Care);
        var form = (await door.GetAsync(there.PathOf(number, "underskrifter"))).Forms().Single(f => f.Button == "Lämna svaret");

        var told = await door.PostAsync(form.Action, SignApplicationTests.Answering(form, "no", " "));
        told.Status.ShouldBe(422);
        told.Document.QuerySelector("[data-fund-errors]")!.TextContent.ShouldContain("Skriv varför du svarar nej");
        (await door.PostAsync(form.Action, SignApplicationTests.Answering(form, "no", Reason))).Status.ShouldBe(302);

        using var manager = there.DoorOf(SigningHouse.Manager);
        var page = await manager.GetAsync(there.PathOf(number, "underskrifter"));
        var text = page.Document.QuerySelector("main")!.TextContent;
        text.ShouldContain("Nej från Olle Omsorg");
        text.ShouldContain(Reason);
        page.Forms().ShouldNotContain(f => f.Button == "Lämna svaret", "the writer answers for no unit");
    }

    [Fact(DisplayName = "F-29 Only the unit's own head refuses, and only for a unit that signs")]
    public async Task Only_ones_own_unit()
    {
        var there = await SigningHouse.StartAsync(house, "nej-enhet");
        var (here, number) = (there.Here, await there.WrittenAsync("Fel enhet"));

        await Should.ThrowAsync<Forbidden>(() => here.SendAsync(SigningHouse.Culture, new RefuseSignature(number, "omsorg", Reason)));
        await Should.ThrowAsync<Forbidden>(() => here.SendAsync(SigningHouse.Manager, new RefuseSignature(number, "kultur", Reason)));
        (await here.RefusedAsync(SigningHouse.Culture, new RefuseSignature(number, "foretag", Reason)))
            .Findings.ShouldHaveSingleItem()
            .Field.ShouldBe("unit");
        (await here.SendAsync(SigningHouse.Manager, new CaseSignatures(number))).Rows.ShouldAllBe(row => row.Refusal == null);
    }

    [Fact(DisplayName = "F-29 A no stands when the words change, and ends when other units take part")]
    public async Task Other_units_end_a_no()
    {
        var there = await SigningHouse.StartAsync(house, "nej-upphor");
        var (here, number) = (there.Here, await there.WrittenAsync("Nejet upphör"));
        await here.SendAsync(SigningHouse.Care, new RefuseSignature(number, "omsorg", Reason));

        await there.SaveAsync(number, SigningHouse.Manager, new() { ["problem"] = "Omskrivet." });
        (await there.RowAsync(number, "omsorg")).Refusal.ShouldNotBeNull();
        await here.SendAsync(
            SigningHouse.Manager,
            new SaveParticipants(number, [new("kultur", true, true)], await here.VersionAsync(number))
        );

        (await there.TasksAsync(SigningHouse.Manager, "Svara på nejet")).ShouldBeEmpty();
        await here.SendAsync(SigningHouse.Culture, new SignApplication(number, "kultur"));
        await here.SendAsync(SigningHouse.Manager, new SubmitApplication(number));
    }

    [Fact(DisplayName = "F-29 Where the guideline would do without the signature a no stops the application all the same")]
    public async Task A_no_stops_what_needs_no_signature()
    {
        var here = await house.StartDocumentAsync(
            TestFiles.Lingonby(
                "nej-frivilligt",
                profile =>
                {
                    var asked = profile["operations"]!["SubmitApplication"]!["requires"]![0]!;
                    asked["condition"] = System.Text.Json.Nodes.JsonNode.Parse(
                        """{ "is": "any", "of": [ { "is": "answered", "fields": ["problem"] }, { "is": "signedByAllAffected" } ] }"""
                    );
                }
            )
        );
        var number = (await LingonbyCase.WrittenAsync(here, "Frivilligt", 10_000)).Number;
        await here.SendAsync(SigningHouse.Culture, new RefuseSignature(number, "kultur", Reason));

        (await here.RefusedAsync(SigningHouse.Manager, new SubmitApplication(number)))
            .Findings.Where(f => f.Severity == Severity.Refusal)
            .ShouldHaveSingleItem()
            .Message.ShouldContain("svarat nej");
        await here.SendAsync(SigningHouse.Culture, new SignApplication(number, "kultur"));
        await here.SendAsync(SigningHouse.Manager, new SubmitApplication(number));
    }

    [Fact(DisplayName = "F-22 F-29 The reasons are for those who have a part in the case, also when everybody may see the case")]
    public async Task Reasons_are_for_those_who_take_part()
    {
        var there = await SigningHouse.StartAsync(house, "nej-skal");
        var here = there.Here;
        var about = await LingonbyCase.AssessedAsync(here, "Skälen", 10_000);
        await here.SendAsync(
            "lingonby-sekreterare",
            new RecordDecision(about.Number, "sentBack", "§ 4", LingonbyCase.Today(here), null, Money.Zero, null, "Räkna om.")
        );
        await there.SaveAsync(about.Number, SigningHouse.Manager, new() { ["problem"] = "Omräknat." }, voids: true);
        await here.SendAsync(SigningHouse.Culture, new RefuseSignature(about.Number, "kultur", Reason));

        (await there.RowAsync(about.Number, "kultur", "lingonby-annan")).Refusal!.Reason.ShouldBeNull();
        (await here.SendAsync("lingonby-annan", new CaseNotes(about.Number))).ShouldNotContain(note =>
            note.Text != null && note.Text.Contains(Reason)
        );
        (await there.RowAsync(about.Number, "kultur", "lingonby-revisor")).Refusal!.Reason.ShouldBe(Reason);
    }
}
