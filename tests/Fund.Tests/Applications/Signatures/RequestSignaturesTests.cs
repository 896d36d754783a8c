using Fund.Applications.Overview;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Applications.Signatures;

/// <summary>The project manager asks the heads: a task and a mail each, once for what stands and again when it has changed.</summary>
public sealed class RequestSignaturesTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    [Theory(
        DisplayName = "F-29 Each head is asked once, with the unit's promise and a link; answered, the task is gone; changed, asked again"
    )]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Asked_answered_and_asked_again(bool api)
    {
        var there = await SigningHouse.StartAsync(house, api ? "fraga-api" : "fraga");
        var here = api ? there.Here.OverTheApi() : there.Here;
        var number = await there.WrittenAsync("Frågan");

        await here.SendAsync(SigningHouse.Manager, new RequestSignatures(number));

        (await there.TasksAsync(SigningHouse.Care, "Frågan")).ShouldBe(["Ta ställning till Frågan för Omsorgsnämnden"]);
        (await there.TasksAsync(SigningHouse.Culture, "Frågan")).ShouldBe(["Ta ställning till Frågan för Kulturnämnden"]);
        var mail = (await there.MailsAsync("olle@lingonby.example", number)).ShouldHaveSingleItem();
        mail.ShouldContain($"Kulturnämnden söker {Money.FromKronor(1_800_000)}.");
        mail.ShouldContain($"2028: minskad ram {Money.FromKronor(400_000)}, väntad nytta {Money.FromKronor(700_000)}.");
        var row = await there.RowAsync(number, "omsorg");
        (row.Asked!.By, row.Asked.Changed).ShouldBe(("Pia Projekt", false));
        (await here.RefusedAsync(SigningHouse.Manager, new RequestSignatures(number))).Message.ShouldContain("redan");
        (await here.SendAsync(SigningHouse.Manager, new CaseSignatures(number))).MayAsk.ShouldBeFalse();

        await here.SendAsync(SigningHouse.Culture, new SignApplication(number, "kultur"));
        (await there.TasksAsync(SigningHouse.Culture, "Frågan")).ShouldBeEmpty();
        await there.SaveAsync(number, SigningHouse.Manager, new() { ["problem"] = "Omskrivet." }, voids: true);
        (await there.RowAsync(number, "omsorg")).Asked!.Changed.ShouldBeTrue();
        await here.SendAsync(SigningHouse.Manager, new RequestSignatures(number));

        (await there.TasksAsync(SigningHouse.Culture, "Frågan")).Count.ShouldBe(1, "whose signature was voided is asked again");
        (await there.TasksAsync(SigningHouse.Care, "Frågan")).Count.ShouldBe(1, "whoever had not answered has one task, not two");
        (await there.RowAsync(number, "omsorg")).Asked!.Changed.ShouldBeFalse();
        (await here.SendAsync(SigningHouse.Manager, new CaseHistory(number)))
            .Count(past => past.What == "Underskrifter begärdes" && past.Details == "Av Kulturnämnden, Omsorgsnämnden.")
            .ShouldBe(2);
    }

    [Fact(DisplayName = "F-29 Asked again after a no, the head may answer no again, and the writer's task to answer the first is done")]
    public async Task Asked_again_after_a_no()
    {
        var there = await SigningHouse.StartAsync(house, "fraga-nej");
        var (here, number) = (there.Here, await there.WrittenAsync("Frågan igen"));
        await here.SendAsync(SigningHouse.Manager, new RequestSignatures(number));
        await here.SendAsync(SigningHouse.Care, new RefuseSignature(number, "omsorg", "Det första skälet."));

        await here.SendAsync(SigningHouse.Manager, new RequestSignatures(number));
        (await there.TasksAsync(SigningHouse.Manager, "Svara på nejet")).ShouldBeEmpty();
        (await there.RowAsync(number, "omsorg")).Refusal!.Reason.ShouldBe("Det första skälet.", "it stands until it is answered");
        await here.SendAsync(SigningHouse.Care, new RefuseSignature(number, "omsorg", "Det andra skälet."));

        var row = await there.RowAsync(number, "omsorg");
        (row.Refusal!.Reason, row.Asked).ShouldBe(("Det andra skälet.", null));
        (await there.TasksAsync(SigningHouse.Manager, "Svara på nejet")).Count.ShouldBe(1);
    }

    [Fact(DisplayName = "F-29 From the page: the writer presses one button, sees since when, and nobody else has it")]
    public async Task Asked_from_the_page()
    {
        var there = await SigningHouse.StartAsync(house, "fraga-sida");
        var number = await there.WrittenAsync("Frågan på sidan");
        using var door = there.DoorOf(SigningHouse.Manager);
        using var head = there.DoorOf(SigningHouse.Care);
        var path = there.PathOf(number, "underskrifter");
        (await head.GetAsync(path)).Forms().ShouldNotContain(f => f.Button == "Be om underskrifter");
        await Should.ThrowAsync<Forbidden>(() => there.Here.SendAsync(SigningHouse.Care, new RequestSignatures(number)));

        var form = (await door.GetAsync(path)).Forms().Single(f => f.Button == "Be om underskrifter");
        (await door.PostAsync(form.Action, form.Fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))).Status.ShouldBe(302);

        var page = await door.GetAsync(path);
        page.Document.QuerySelector("main")!.TextContent.ShouldContain("Fick frågan av Pia Projekt");
        page.Forms().ShouldNotContain(f => f.Button == "Be om underskrifter");
    }

    [Fact(DisplayName = "F-29 When the case has gone on nobody is asked to sign any longer")]
    public async Task Nobody_is_asked_afterwards()
    {
        var here = await house.StartDocumentAsync(
            TestFiles.Lingonby(
                "fraga-efter",
                profile =>
                {
                    profile["operations"]!["SubmitApplication"]!["requires"]!.AsArray().RemoveAt(0);
                    // What no longer asks for signatures must not claim that it does.
                    profile["rules"]!.AsArray().Clear();
                }
            )
        );
        var there = new SigningHouse(house, here);
        var number = (await LingonbyCase.WrittenAsync(here, "Efteråt", 10_000)).Number;
        await here.SendAsync(SigningHouse.Manager, new RequestSignatures(number));
        (await there.TasksAsync(SigningHouse.Culture, "Efteråt")).Count.ShouldBe(1);

        await here.SendAsync(SigningHouse.Manager, new SubmitApplication(number));

        (await there.TasksAsync(SigningHouse.Culture, "Efteråt")).ShouldBeEmpty();
        (await there.RowAsync(number, "kultur")).Asked.ShouldBeNull();
        (await here.RefusedAsync(SigningHouse.Manager, new RequestSignatures(number))).Message.ShouldContain("undertecknas ingen");
    }
}
