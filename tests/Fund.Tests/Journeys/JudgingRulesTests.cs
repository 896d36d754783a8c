using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Forms;
using Fund.Applications.Ideas;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Criteria;
using Fund.Assessment.Decisions;
using Fund.Assessment.Meetings;
using Fund.Assessment.Ranking;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Tests.Finance;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Journeys;

/// <summary>The rules by which both municipalities judge and compare applications, through their pages and the API.</summary>
public sealed class JudgingRulesTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private static readonly DateOnly Prepared = new(2026, 1, 27);
    private static readonly DateOnly Decided = new(2026, 1, 30);

    [Fact(
        DisplayName = "U-38 U-39 U-40 U-41 U-42a U-43 U-44 U-45 Each base criterion is asked for by its rule, on the page and by the API"
    )]
    public async Task Uppsala_asks_for_each_base_criterion()
    {
        var here = await house.StartAsync("uppsala");
        await house.ItIsAsync(2026, 1, 31);
        var number = await InUppsalaAsync(here, "Tidiga samtal");
        await ShouldAskAsync(
            here,
            "uppsala-styrgrupp",
            number,
            [
                ("purpose", "U-38"),
                ("evidence", "U-39"),
                ("economy", "U-40"),
                ("evaluable", "U-41"),
                ("effects", "U-42a"),
                ("calculation", "U-43"),
                ("implementation", "U-44"),
                ("upkeep", "U-45"),
            ]
        );
    }

    [Fact(DisplayName = "A-25 The purpose is two criteria, exclusion and cost, each asked for on the page and by the API; A-19 is none")]
    public async Task Alvesta_asks_for_both_parts_of_the_purpose()
    {
        var here = await house.StartAsync("alvesta");
        await house.ItIsAsync(2026, 2, 2);
        var number = await InAlvestaAsync(here, "Trygga vägar");
        await here.SendAsync("alvesta-klg", new PrepareApplication(number, Prepared, "Tillstyrks."));
        await here.SendAsync("alvesta-sekreterare", new DecideToApply(number, Decided, "§ 4"));
        await here.SendAsync("alvesta-projektledare", new SubmitApplication(number));
        await ShouldAskAsync(here, "alvesta-samordnare", number, [("exclusion", "A-25"), ("costGrowth", "A-25")]);
        (await here.SendAsync("alvesta-samordnare", new CaseCriteria(number))).Criteria.ShouldNotContain(
            criterion => criterion.Rule == "A-19",
            "what is ordinary work is told, and judged by nobody"
        );
    }

    [Theory(DisplayName = "A-35 An application is opened and handed on in any month of the year, by page and API; there is no last day")]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(12)]
    public async Task Alvesta_takes_applications_all_year(int month)
    {
        var here = await house.StartAsync("alvesta");
        await house.ItIsAsync(2026, month, 20);
        var number = (
            await here.OverTheApi().SendAsync("alvesta-projektledare", new OpenCase($"Månad {month}", "utbildningsnamnden"))
        ).CaseNumber;
        using var door = new PageDoor(here.Application, here.Key, "alvesta-projektledare");
        (await door.GetAsync($"{door.Root}/arenden/{number}/ansokan")).Status.ShouldBe(200);
    }

    [Fact(
        DisplayName = "U-46 U-47 U-48 U-49 U-50 U-51 U-52 U-53 U-54 Those that meet all are compared on five criteria without weight or sum"
    )]
    public async Task Uppsala_compares_those_that_meet_all()
    {
        var here = await house.StartAsync("uppsala");
        await house.ItIsAsync(2026, 1, 31);
        var (first, second, lacking) = (
            await AssessedAsync(here, "Tidiga samtal", "met"),
            await AssessedAsync(here, "Läsklassen", "met"),
            await AssessedAsync(here, "Utan kalkyl", "notMet")
        );

        var table = await here.OverTheApi().SendAsync("uppsala-styrgrupp", new RankingTable());
        table.Criteria.Select(c => c.Rule).ShouldBe(["U-49", "U-50", "U-51", "U-52", "U-53"]);
        table.Rule.ShouldBe("U-48");
        table.Cases.Select(c => c.CaseNumber).ShouldBe([first, second], ignoreOrder: true);
        table
            .Criteria[^1]
            .Text.ShouldContain("främjar god hälsa och ökad delaktighet", Shouldly.Case.Insensitive, "U-54 is read with U-53");

        // U-47: with the one that lacks something, or without one that does not, it is no comparison.
        foreach (var order in new[] { new[] { first, second, lacking }, [first] })
        {
            (await here.OverTheApi().RefusedAsync("uppsala-styrgrupp", new RankRound("efficiency", order, "Mest.", null)))
                .Findings.ShouldHaveSingleItem()
                .ShouldSatisfyAllConditions(f => f.Rule.ShouldBe("U-47"), f => f.Field.ShouldBe("order"));
        }

        using var group = new PageDoor(here.Application, here.Key, "uppsala-styrgrupp");
        var before = (await group.GetAsync($"{group.Root}/rangordning")).Document.QuerySelector("main")!;
        foreach (var rule in new[] { "U-49", "U-50", "U-51", "U-52", "U-53" })
        {
            before.TextContent.ShouldContain(rule);
        }

        foreach (var criterion in table.Criteria)
        {
            var form = (await group.GetAsync($"{group.Root}/rangordning/{criterion.Key}"))
                .Forms()
                .Single(f => f.Button == "Spara ordningen");
            KeyValuePair<string, string>[] typed =
            [
                .. form.Fields.Where(f => f.Kind == PageFieldKind.Hidden).Select(f => new KeyValuePair<string, string>(f.Name, f.Value)),
                new($"place[{first}]", "1"),
                new($"place[{second}]", "2"),
            ];
            var told = await group.PostAsync(form.Action, typed);
            told.Status.ShouldBe(422, "an order has its reasons");
            told.Document.QuerySelector("[data-fund-errors] a")!.GetAttribute("href").ShouldBe("#reason");
            (await group.PostAsync(form.Action, [.. typed, new("reason", $"Går före på {criterion.Name}.")])).Status.ShouldBe(302);
        }

        var after = (await group.GetAsync($"{group.Root}/rangordning")).Document.QuerySelector("main")!.TextContent;
        after.ShouldContain("Alla urvalskriterier är rangordnade.");
        after.ShouldContain("Inga poäng och inga vikter");
        foreach (var word in new[] { "Summa", "Totalt", "poäng:" })
        {
            after.ShouldNotContain(word, Shouldly.Case.Sensitive, "U-48");
        }
    }

    [Fact(DisplayName = "A-23 A-31 A-32 A-33 A-36 Of every order in which the steps are sent, only the guideline's own ends in a decision")]
    public async Task Only_one_order_decides()
    {
        var here = await house.StartAsync("alvesta");
        await house.ItIsAsync(2026, 2, 2);
        await here.AttestedAsync(
            "alvesta-ekonom",
            "alvesta-ekonomichef",
            new Fund.Finance.Allocations.AllocateToFund(
                2026,
                Money.FromKronor(1_000_000),
                Money.FromKronor(1_450_000_000),
                new DateOnly(2026, 1, 20),
                "§ 3",
                ["result", "outlook"],
                await here.PapersAsync("alvesta-ekonom", "result", "outlook")
            )
        );
        var decidedBy = new List<string>();
        foreach (var order in OrdersOf("PDSAR"))
        {
            var number = await InAlvestaAsync(here, $"I ordningen {order}");
            foreach (var step in order)
            {
                try
                {
                    await StepAsync(here, number, step);
                }
                catch (Exception told) when (told is Refused or NotFound)
                {
                    // What comes too early is told so, and a draft is nothing that the secretary sees; the next is tried all the same.
                }
            }

            var unreasoned = await Record.ExceptionAsync(() => here.SendAsync("alvesta-sekreterare", Decision(number, "rejected", " ")));
            (unreasoned is Refused or NotFound).ShouldBeTrue($"no decision without its reasons: {order}");
            if ((await here.SendAsync("alvesta-projektledare", new CaseDecisionPage(number))).Decisions.Count > 0)
            {
                decidedBy.Add(order);
            }
        }

        decidedBy.ShouldBe(["PDSAR"]);
    }

    private static async Task StepAsync(MunicipalityInTest here, string number, char step)
    {
        switch (step)
        {
            case 'P':
                await here.SendAsync("alvesta-klg", new PrepareApplication(number, Prepared, "Tillstyrks."));
                break;
            case 'D':
                await here.SendAsync("alvesta-sekreterare", new DecideToApply(number, Decided, "§ 4"));
                break;
            case 'S':
                await here.SendAsync("alvesta-projektledare", new SubmitApplication(number));
                break;
            case 'A':
                var applying = (await here.SendAsync("alvesta-samordnare", new CaseCriteria(number))).Criteria.Where(c => c.Applies);
                await here.AssessAsync("alvesta-samordnare", number, [.. applying.Select(c => (c.Key, "met", "Tydligt beskrivet."))]);
                break;
            default:
                await here.SendAsync("alvesta-sekreterare", Decision(number, "granted", null));
                break;
        }
    }

    private static RecordDecision Decision(string number, string outcome, string? reasons) =>
        new(
            number,
            outcome,
            $"§ {number}",
            new DateOnly(2026, 2, 2),
            null,
            outcome == "granted" ? Money.FromKronor(1_000) : Money.Zero,
            null,
            reasons
        );

    private static IEnumerable<string> OrdersOf(string steps) =>
        steps.Length < 2 ? [steps] : steps.SelectMany(step => OrdersOf(steps.Replace($"{step}", "")).Select(rest => step + rest));

    // Nothing is said yet: the page and the API name the same rule at the same field.
    private static async Task ShouldAskAsync(MunicipalityInTest here, string subject, string number, (string Key, string Rule)[] criteria)
    {
        var refused = await here.OverTheApi().RefusedAsync(subject, new LodgeAssessment(number));
        using var door = new PageDoor(here.Application, here.Key, subject);
        var page = await door.GetAsync($"{door.Root}/arenden/{number}/bedom");
        var lodge = page.Forms().Single(f => f.Button == "Spara och lämna bedömningen");
        var told = await door.PostAsync(
            lodge.Action,
            lodge.Fields.Where(f => f.Kind == PageFieldKind.Hidden).Select(f => new KeyValuePair<string, string>(f.Name, f.Value))
        );
        told.Status.ShouldBe(422);
        var links = told.Document.QuerySelectorAll("[data-fund-errors] a").Select(a => a.GetAttribute("href")).ToList();
        foreach (var (key, rule) in criteria)
        {
            refused.Findings.ShouldContain(f => f.Rule == rule && f.Field == $"outcome-{key}");
            links.ShouldContain($"#outcome-{key}");
            told.Document.GetElementById($"k-{key}")!.TextContent.ShouldContain($"Regel {rule}");
        }
    }

    private static async Task<string> InAlvestaAsync(MunicipalityInTest here, string title)
    {
        var number = (await here.SendAsync("alvesta-projektledare", new OpenCase(title, "utbildningsnamnden"))).CaseNumber;
        await here.OpenedOnAsync(number, new DateOnly(2026, 1, 20));
        var form = await here.SendAsync("alvesta-projektledare", new CaseForm(number, "application"));
        await here.SendAsync(
            "alvesta-projektledare",
            new SaveAnswers(number, "application", JourneyFixture.AnswersTo(form), await here.VersionAsync(number))
        );
        await here.SendAsync(
            "alvesta-projektledare",
            new SaveParticipants(
                number,
                [new("utbildningsnamnden", true, true), new("socialnamnden", true, false)],
                await here.VersionAsync(number)
            )
        );
        return number;
    }

    // Handed in, with the first meeting held.
    private static async Task<string> InUppsalaAsync(MunicipalityInTest here, string title)
    {
        var number = (await here.SendAsync("uppsala-projektledare", new OpenCase(title, "socialforvaltningen"))).CaseNumber;
        var idea = await here.SendAsync("uppsala-projektledare", new CaseForm(number, "idea"));
        await here.SendAsync(
            "uppsala-projektledare",
            new SaveAnswers(number, "idea", JourneyFixture.AnswersTo(idea), await here.VersionAsync(number))
        );
        await here.SendAsync(
            "uppsala-projektledare",
            new SaveParticipants(number, [new("socialforvaltningen", true, true)], await here.VersionAsync(number))
        );
        await here.SendAsync("uppsala-projektledare", new SubmitIdea(number));
        await here.SendAsync("uppsala-samordnare", new AnswerIdea(number, "invited", null));
        var form = await here.SendAsync("uppsala-projektledare", new CaseForm(number, "application"));
        await here.SendAsync(
            "uppsala-projektledare",
            new SaveAnswers(
                number,
                "application",
                JourneyFixture.AnswersTo(form, ("repaymentPlan", """[{"unit":"socialnamnden","year":"2028","amount":"400 000"}]""")),
                await here.VersionAsync(number)
            )
        );
        await here.SendAsync("uppsala-chef-social", new SignApplication(number, "socialforvaltningen"));
        await here.SendAsync("uppsala-projektledare", new SubmitApplication(number));
        await here.SendAsync(
            "uppsala-samordnare",
            new RecordMeeting(number, new DateOnly(2026, 1, 31), true, "Vi gick igenom ansökan.", "Styrgrupp i mars.")
        );
        return number;
    }

    private static async Task<string> AssessedAsync(MunicipalityInTest here, string title, string economy)
    {
        var number = await InUppsalaAsync(here, title);
        var base8 = (await here.SendAsync("uppsala-styrgrupp", new CaseCriteria(number))).Criteria;
        await here.AssessAsync(
            "uppsala-styrgrupp",
            number,
            [.. base8.Select(c => (c.Key, c.Key == "economy" ? economy : "met", "Framgår av ansökan."))]
        );
        return number;
    }
}
