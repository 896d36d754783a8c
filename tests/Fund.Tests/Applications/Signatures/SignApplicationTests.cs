using Fund.Applications.Drafts;
using Fund.Applications.Signatures;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Host.Pages;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Applications.Signatures;

/// <summary>A head is shown what the unit promises, and signs what was read.</summary>
public sealed class SignApplicationTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    [Fact(DisplayName = "F-29 Before the answer stands what is sought, what the unit promises a year, who else signs, and the application")]
    public async Task The_promise_comes_before_the_answer()
    {
        var there = await SigningHouse.StartAsync(house, "lofte");
        var number = await there.WrittenAsync("Löftet");
        await there.Here.SendAsync(SigningHouse.Culture, new SignApplication(number, "kultur"));
        using var door = there.DoorOf(SigningHouse.Care);

        var page = await door.GetAsync(there.PathOf(number, "underskrifter"));

        page.Status.ShouldBe(200);
        var text = page.Document.QuerySelector("main")!.TextContent;
        text.ShouldContain($"söker {Money.FromKronor(1_800_000)}");
        text.ShouldContain("Det här lovar Omsorgsnämnden");
        text.ShouldNotContain("Det här lovar Kulturnämnden", customMessage: "another unit's promise is not this head's to give");
        var rows = page
            .Document.QuerySelectorAll(".fund-cards-narrow tbody tr")
            .Select(row => string.Join(" | ", row.QuerySelectorAll("th, td").Select(cell => cell.TextContent.Trim())))
            .ToList();
        rows.ShouldBe([
            $"2027 | {Kronor(165_000)} | – | – | {Kronor(-165_000)}",
            $"2028 | – | {Kronor(400_000)} | {Kronor(700_000)} | {Kronor(300_000)}",
            $"2029 | – | {Kronor(500_000)} | {Kronor(700_000)} | {Kronor(200_000)}",
            $"2030 | – | – | {Kronor(700_000)} | {Kronor(700_000)}",
            $"Summa | {Kronor(165_000)} | {Kronor(900_000)} | {Kronor(2_100_000)} | {Kronor(1_035_000)}",
        ]);
        page.Document.QuerySelectorAll(".fund-cards-narrow td").ShouldAllBe(cell => cell.GetAttribute("data-label") != null, "F-31");
        text.ShouldContain("Underskrifter: 1 av 2");
        text.ShouldContain("Undertecknat av Carl Chef");
        var answer = text.IndexOf("Ditt svar", StringComparison.Ordinal);
        text.IndexOf("Summa", StringComparison.Ordinal).ShouldBeLessThan(answer);
        text.IndexOf("Undertecknat av", StringComparison.Ordinal).ShouldBeLessThan(answer);
        text.IndexOf("Om du svarar nej", StringComparison.Ordinal).ShouldBeGreaterThan(answer);
        var reading = page.Links("/lofte").Single(link => link.EndsWith("utkast?formular=application", StringComparison.Ordinal));
        (await door.GetAsync(reading)).Status.ShouldBe(200);

        static string Kronor(long kronor) => Money.FromKronor(kronor).ToString();
    }

    [Fact(DisplayName = "F-29 What a unit promises stands on its head's start page, before the application is opened")]
    public async Task The_promise_meets_the_head_at_the_start()
    {
        var there = await SigningHouse.StartAsync(house, "lofte-start");
        var number = await there.WrittenAsync("Löfte från start");
        (await there.Here.SendAsync(SigningHouse.Care, new MyStart())).Cards.ShouldBeEmpty("nobody has asked yet");
        await there.Here.SendAsync(SigningHouse.Manager, new RequestSignatures(number));

        var card = (await there.Here.SendAsync(SigningHouse.Care, new MyStart())).Cards.ShouldHaveSingleItem();

        card.Title.ShouldBe("Löfte från start");
        card.Link.ShouldBe($"/arenden/{number}/underskrifter");
        card.Kicker.ShouldContain($"{Money.FromKronor(1_800_000)}");
        card.Figures.Select(figure => (figure.Label, figure.Value, figure.Note))
            .ShouldBe([
                ("Minskad ram", $"{Money.FromKronor(900_000)}", "2028–2029"),
                ("Egen kostnad", $"{Money.FromKronor(165_000)}", "2027"),
            ]);
        using var door = there.DoorOf(SigningHouse.Care);
        var page = await door.GetAsync(door.Root + "/");
        page.Document.QuerySelector("h1")!.TextContent.ShouldBe("En sak väntar på dig");
        page.Document.QuerySelectorAll($"a[href$='{number}/underskrifter']").Length.ShouldBe(1, "the card and no row besides");
        (await there.Here.SendAsync(SigningHouse.Culture, new MyStart())).Cards.ShouldHaveSingleItem().Title.ShouldBe("Löfte från start");
        await there.Here.SendAsync(SigningHouse.Care, new SignApplication(number, "omsorg"));
        (await there.Here.SendAsync(SigningHouse.Care, new MyStart())).Cards.ShouldBeEmpty();
    }

    [Fact(DisplayName = "F-29 Where the form asks for no such rows nothing is shown of them, and the head still answers")]
    public async Task Nothing_is_promised_where_nothing_is_asked()
    {
        var here = await house.StartDocumentAsync(
            TestFiles.Lingonby(
                "inga-rader",
                profile =>
                {
                    var fields = profile["forms"]![0]!["sections"]![0]!["fields"]!.AsArray();
                    foreach (var field in fields.Where(f => (string)f!["key"]! is "own" or "back" or "gain").ToList())
                    {
                        fields.Remove(field);
                    }
                }
            )
        );
        var number = (await LingonbyCase.WrittenAsync(here, "Inga rader", 10_000)).Number;
        using var door = new PageDoor(house.Application, here.Key, SigningHouse.Culture);

        var page = await door.GetAsync($"/{here.Key}/arenden/{number}/underskrifter");

        page.Document.QuerySelectorAll("table").ShouldBeEmpty();
        var form = page.Forms().Single(f => f.Button == "Lämna svaret");
        (await door.PostAsync(form.Action, Answering(form, "yes"))).Status.ShouldBe(302);
        (await here.SendAsync(SigningHouse.Manager, new CaseSignatures(number))).Rows.Single().SignedBy.ShouldBe("Carl Chef");
    }

    [Fact(DisplayName = "F-29 What was changed while the head read is not signed; the page says so and shows it as it now stands")]
    public async Task What_was_read_is_signed()
    {
        var there = await SigningHouse.StartAsync(house, "last");
        var number = await there.WrittenAsync("Läst");
        using var door = there.DoorOf(SigningHouse.Care);
        var form = (await door.GetAsync(there.PathOf(number, "underskrifter"))).Forms().Single(f => f.Button == "Lämna svaret");
        await there.SaveAsync(number, SigningHouse.Manager, new() { ["problem"] = "Ett annat problem." });

        var told = await door.PostAsync(form.Action, Answering(form, "yes"));

        told.Status.ShouldBe(409);
        told.Document.QuerySelector("main")!.TextContent.ShouldContain("Ansökan ändrades medan du läste");
        (await there.RowAsync(number, "omsorg")).SignedBy.ShouldBeNull();
        form = told.Forms().Single(f => f.Button == "Lämna svaret");
        (await door.PostAsync(form.Action, Answering(form, "yes"))).Status.ShouldBe(302);
        (await there.RowAsync(number, "omsorg")).SignedBy.ShouldBe("Olle Omsorg");
    }

    [Fact(DisplayName = "F-29 Neither yes nor no is no answer, and what was written stays on the page")]
    public async Task An_answer_is_chosen()
    {
        var there = await SigningHouse.StartAsync(house, "valet");
        var number = await there.WrittenAsync("Valet");
        using var door = there.DoorOf(SigningHouse.Care);
        var form = (await door.GetAsync(there.PathOf(number, "underskrifter"))).Forms().Single(f => f.Button == "Lämna svaret");

        var told = await door.PostAsync(form.Action, Answering(form, "", "Kanske."));

        told.Status.ShouldBe(422);
        told.Document.QuerySelector("[data-fund-errors]")!.TextContent.ShouldContain("Välj ja eller nej.");
        told.Document.QuerySelector("textarea[name=reason]")!.TextContent.ShouldBe("Kanske.");
        form = told.Forms().Single(f => f.Button == "Lämna svaret");
        (await door.PostAsync(form.Action, Answering(form, "yes", "Om vi får fler tjänster."))).Status.ShouldBe(422, "a yes has no term");
        (await there.RowAsync(number, "omsorg")).SignedBy.ShouldBeNull();
    }

    [Fact(
        DisplayName = "F-29 A change after somebody has signed is refused with the names, keeps what was typed, and is saved when said so"
    )]
    public async Task A_change_that_voids_is_on_purpose()
    {
        var there = await SigningHouse.StartAsync(house, "andring");
        var number = await there.WrittenAsync("Ändringen");
        await there.Here.SendAsync(SigningHouse.Culture, new SignApplication(number, "kultur"));
        await there.Here.SendAsync(SigningHouse.Care, new SignApplication(number, "omsorg"));
        using var door = there.DoorOf(SigningHouse.Manager);
        var page = await door.GetAsync(there.PathOf(number, "ansokan"));
        var warning = page.Document.QuerySelector("main")!.TextContent;
        warning.ShouldContain("Carl Chef, Kulturnämnden");
        warning.ShouldContain("Olle Omsorg, Omsorgsnämnden");
        var form = page.Forms().First(f => f.Action.Contains("handler=Save", StringComparison.Ordinal));

        (await door.PostAsync(form.Action, Units(form, "Ett problem.", consent: false))).Status.ShouldBe(302, "nothing was changed");
        (await there.RowAsync(number, "kultur")).SignedBy.ShouldBe("Carl Chef");
        page = await door.GetAsync(there.PathOf(number, "ansokan"));
        form = page.Forms().First(f => f.Action.Contains("handler=Save", StringComparison.Ordinal));
        var told = await door.PostAsync(form.Action, Units(form, "Ett annat.", consent: false));

        told.Status.ShouldBe(422);
        told.Document.QuerySelector("[data-fund-errors]")!.TextContent.ShouldContain("Carl Chef, Olle Omsorg har redan undertecknat.");
        told.Document.QuerySelector("[name='answers[problem]']")!.TextContent.ShouldBe("Ett annat.");
        told.Document.QuerySelector("[name=voidSignatures]").ShouldNotBeNull();
        (await there.RowAsync(number, "omsorg")).SignedBy.ShouldBe("Olle Omsorg");
        form = told.Forms().First(f => f.Action.Contains("handler=Save", StringComparison.Ordinal));
        (await door.PostAsync(form.Action, Units(form, "Ett annat.", consent: true))).Status.ShouldBe(302);
        (await there.RowAsync(number, "kultur")).SignedBy.ShouldBeNull();
        (await there.MailsAsync("olle@lingonby.example", number)).ShouldContain(mail => mail.StartsWith("Ny underskrift behövs"));
    }

    [Theory(DisplayName = "F-29 Over the API, as from a page, every save that voids says so by a member of its own")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_save_says_so(bool api)
    {
        var there = await SigningHouse.StartAsync(house, api ? "sparas-api" : "sparas");
        var here = api ? there.Here.OverTheApi() : there.Here;
        var number = await there.WrittenAsync("Sparas");
        await here.SendAsync(SigningHouse.Culture, new SignApplication(number, "kultur"));
        var version = await there.Here.VersionAsync(number);
        var answers = new Dictionary<string, string?> { ["problem"] = "Ett annat." };
        ParticipantChoice[] units = [new("kultur", true, true)];
        List<ICommand> saves = [new SaveAnswers(number, "application", answers, version), new SaveParticipants(number, units, version)];
        if (!api)
        {
            saves.Add(new SaveDraft(number, "application", new Dictionary<string, string?>(), units, version));
            saves.Add(new SaveAnswers(number, "application", new Dictionary<string, string?>(), version, "Ett annat namn"));
        }

        foreach (var save in saves)
        {
            var refused = (await here.RefusedAsync(SigningHouse.Manager, save)).Findings.ShouldHaveSingleItem();
            (refused.Field, refused.Rule).ShouldBe(("voidSignatures", "L-22"));
            refused.Message.ShouldContain("Carl Chef");
        }

        (await there.RowAsync(number, "kultur")).SignedBy.ShouldBe("Carl Chef");
        await here.SendAsync(SigningHouse.Manager, new SaveParticipants(number, units, version, VoidSignatures: true));
        (await there.RowAsync(number, "kultur")).SignedBy.ShouldBeNull();
    }

    internal static IEnumerable<KeyValuePair<string, string>> Answering(PageForm form, string answer, string reason = "") =>
        form
            .Fields.Where(field => field.Name is not ("answer" or "reason"))
            .Select(field => KeyValuePair.Create(field.Name, field.Value))
            .Append(new("answer", answer))
            .Append(new("reason", reason));

    // As the page stands, but for what is asked of signatures.
    private static IEnumerable<KeyValuePair<string, string>> Units(PageForm form, string problem, bool consent) =>
        form
            .Fields.Where(field => field.Name is "version" or "requestId" or PageForm.TokenName)
            .Select(field => KeyValuePair.Create(field.Name, field.Value))
            .Concat([
                new("answers[problem]", problem),
                new("answers[requestedAmount]", "1 800 000"),
                .. Row("own", ("who", "omsorg"), ("when", "2027"), ("sek", "165 000")),
                .. Row("own", 1, ("who", "kultur"), ("when", "2027"), ("sek", "1 000")),
                .. Row("back", ("who", "omsorg"), ("when", "2028"), ("sek", "400 000")),
                .. Row("back", 1, ("who", "omsorg"), ("when", "2029"), ("sek", "500 000")),
                .. Row("gain", ("who", "omsorg"), ("from", "2028"), ("to", "2030"), ("sek", "700 000")),
                new("byResult", "kultur"),
                new("byResult", "omsorg"),
                new("byCost", "kultur"),
            ])
            .Concat(consent ? [new("voidSignatures", "true")] : []);

    private static IEnumerable<KeyValuePair<string, string>> Row(string field, params (string Column, string Value)[] cells) =>
        Row(field, 0, cells);

    private static IEnumerable<KeyValuePair<string, string>> Row(string field, int row, params (string Column, string Value)[] cells) =>
        cells.Select(cell => KeyValuePair.Create($"answers[{field}][{row}][{cell.Column}]", cell.Value));
}
