using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Decisions;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Assessment.Decisions;

/// <summary>What the one who records a decision has before them.</summary>
public sealed class RecordDecisionPageTests(FundFixture fund)
{
    [Theory(DisplayName = "F-33 The costs of the application are set beside what is applied for, where the decision is recorded")]
    [InlineData("100 000", "Lika mycket som det sökta.")]
    [InlineData("120 000", "Det är 20 000 kr mer än det sökta.")]
    [InlineData("70 000,50", "Det är 29 999,50 kr mindre än det sökta.")]
    public async Task Costs_beside_what_is_applied_for(string cost, string words)
    {
        var here = await fund.StartLingonbyAsync();
        var number = (await here.SendAsync("lingonby-projektledare", new OpenCase("Läsande barn", "kultur"))).CaseNumber;
        await here.SendAsync(
            "lingonby-projektledare",
            new SaveAnswers(
                number,
                "application",
                new Dictionary<string, string?>
                {
                    ["problem"] = "Ett problem.",
                    ["requestedAmount"] = "100000",
                    ["costs"] = $$"""[{"item":"Lön","year":"2027","amount":"{{cost}}"}]""",
                },
                await here.VersionAsync(number)
            )
        );
        await here.SendAsync("lingonby-chef", new SignApplication(number, "kultur"));
        await here.SendAsync("lingonby-projektledare", new SubmitApplication(number));
        (await here.SendAsync("lingonby-sekreterare", new CaseDecisionPage(number))).Cost.ShouldNotBeNull();
        using var secretary = new PageDoor(here.Application, here.Key, "lingonby-sekreterare");
        var page = await secretary.GetAsync($"{secretary.Root}/arenden/{number}/registrera-beslut");
        page.Document.QuerySelector("main")!.TextContent.Replace('\u00A0', ' ').ShouldContain(words);
    }

    [Fact(
        DisplayName = "U-76 The amount is registered year by year on the page: a sum that is not right is told, and nothing typed is lost"
    )]
    public async Task Amounts_by_year()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        var number = (await LingonbyCase.AssessedAsync(here, "Läsande barn", 100_000)).Number;
        var today = LingonbyCase.Today(here);
        using var secretary = new PageDoor(here.Application, here.Key, "lingonby-sekreterare");
        var page = await secretary.GetAsync($"{secretary.Root}/arenden/{number}/registrera-beslut");
        var form = page.Forms().Single(f => f.Button == "Registrera beslutet");
        form.Fields.Select(f => f.Name).ShouldContain($"perYear[{today.Year + 1}]");
        var hidden = form.Fields.Where(f => f.Kind == PageFieldKind.Hidden).Select(f => new KeyValuePair<string, string>(f.Name, f.Value));
        KeyValuePair<string, string>[] typed =
        [
            .. hidden,
            new("outcome", "granted"),
            new("paragraph", "§ 73"),
            new("decidedOn", $"{today:yyyy-MM-dd}"),
            new($"perYear[{today.Year}]", "60 000"),
        ];

        var told = await secretary.PostAsync(
            form.Action,
            [.. typed, new("granted", "100 000"), new($"perYear[{today.Year + 1}]", "50 000")]
        );
        told.Status.ShouldBe(422);
        told.Document.QuerySelector("[data-fund-errors] a")!.GetAttribute("href").ShouldBe("#perYear");
        told.Document.GetElementById("perYear").ShouldNotBeNull();
        told.Document.QuerySelector($"input[name='perYear[{today.Year + 1}]']")!.GetAttribute("value").ShouldBe("50 000");
        told = await secretary.PostAsync(form.Action, [.. typed, new($"perYear[{today.Year + 1}]", "fyrtiotusen")]);
        told.Status.ShouldBe(422);
        told.Document.QuerySelector($"input[name='perYear[{today.Year + 1}]']")!.GetAttribute("value").ShouldBe("fyrtiotusen");

        // The years are added up by the house.
        (await secretary.PostAsync(form.Action, [.. typed, new($"perYear[{today.Year + 1}]", "40 000")])).Status.ShouldBe(302);
        var decision = (await here.SendAsync("lingonby-sekreterare", new CaseDecisionPage(number))).Decisions.Single();
        decision.Granted.ShouldBe(Money.FromKronor(100_000));
        decision.PerYear.ShouldBe(
            new Dictionary<int, Money> { [today.Year] = Money.FromKronor(60_000), [today.Year + 1] = Money.FromKronor(40_000) },
            ignoreOrder: true
        );
    }

    [Theory(DisplayName = "A-36 U-76 What turns down, sends back or puts off is registered with its reasons, by page and by API alike")]
    [InlineData("rejected")]
    [InlineData("sentBack")]
    [InlineData("tabled")]
    public async Task Reasons_are_needed(string outcome)
    {
        var here = await fund.StartLingonbyAsync();
        var number = (await LingonbyCase.AssessedAsync(here, "Läsande barn", 100_000)).Number;
        var today = LingonbyCase.Today(here);
        using var secretary = new PageDoor(here.Application, here.Key, "lingonby-sekreterare");
        var page = await secretary.GetAsync($"{secretary.Root}/arenden/{number}/registrera-beslut");
        page.Document.QuerySelector("main")!.TextContent.ShouldContain("Skäl behövs vid: avslag, återremiss, bordläggning.");
        var form = page.Forms().Single(f => f.Button == "Registrera beslutet");
        var hidden = form.Fields.Where(f => f.Kind == PageFieldKind.Hidden).Select(f => new KeyValuePair<string, string>(f.Name, f.Value));
        var told = await secretary.PostAsync(
            form.Action,
            [.. hidden, new("outcome", outcome), new("paragraph", "§ 73"), new("decidedOn", $"{today:yyyy-MM-dd}"), new("conditions", "  ")]
        );
        told.Status.ShouldBe(422);
        told.Document.QuerySelector("[data-fund-errors] a")!.GetAttribute("href").ShouldBe("#conditions");
        told.Document.QuerySelector("input[name=paragraph]")!.GetAttribute("value").ShouldBe("§ 73");

        var blank = new RecordDecision(number, outcome, "§ 73", today, null, Money.Zero, null, null);
        (await here.OverTheApi().RefusedAsync("lingonby-sekreterare", blank)).Findings.ShouldContain(f => f.Field == "conditions");
        (await here.SendAsync("lingonby-sekreterare", new CaseDecisionPage(number))).Decisions.ShouldBeEmpty();
        await here.OverTheApi().SendAsync("lingonby-sekreterare", blank with { Conditions = "Kostnaderna visas inte." });
        var decided = (await here.SendAsync("lingonby-sekreterare", new CaseDecisionPage(number))).Decisions.Single();
        (
            await Should.ThrowAsync<Refused>(() =>
                here.SendAsync(
                    "lingonby-sekreterare",
                    new CorrectDecision(number, decided.Id, "§ 74", today, Money.Zero, null, " ", "Fel paragraf.")
                )
            )
        ).Findings.ShouldContain(f => f.Field == "conditions", "a correction takes no reasons away");
    }

    [Fact(DisplayName = "A-36 Which decisions need reasons is the rule version's to say")]
    public async Task Which_need_reasons_is_data()
    {
        var here = await fund.StartMunicipalityAsync(
            TestFiles.Lingonby("skal-" + Guid.NewGuid().ToString("N")[..8], profile =>
                profile["assessment"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "reasonsFor": ["granted"] }""")
            )
        );
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        var about = await LingonbyCase.AssessedAsync(here, "Läsande barn", 100_000);
        (await here.RefusedAsync("lingonby-sekreterare", about.Decision("§ 7", 100_000))).Findings.ShouldContain(f =>
            f.Field == "conditions"
        );
        await here.SendAsync(
            "lingonby-sekreterare",
            new RecordDecision(about.Number, "tabled", "§ 6", LingonbyCase.Today(here), null, Money.Zero, null, null)
        );
    }
}
