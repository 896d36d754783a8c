using System.Text.Json.Nodes;
using Fund.Applications.CaseLists;
using Fund.Applications.Initiatives;
using Fund.Assessment.Decisions;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Plans;
using Fund.Finance.Settlements;
using Fund.Tests.Finance;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Assessment.Decisions;

/// <summary>What a body decides of its grant while the case runs, and how the fund follows.</summary>
public sealed class LaterDecisionsTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Secretary = "lingonby-sekreterare";
    private const string Controller = "lingonby-ekonom";
    private const string Half = "2026-halv";
    private static readonly DateOnly Began = new(2026, 3, 1);

    [Fact(DisplayName = "F-08 A grant of equity is raised and lowered to the öre, the fund follows, and twice does nothing twice")]
    public async Task Raised_and_lowered()
    {
        var (here, number) = await StartedAsync("senare-kapital", null, (2026, Kronor(20_000)));
        var raise = new RaiseGrant(number, "§ 90", Today(here), Kronor(1_234.56m), null, "Fler barn.");
        await here.SendAsync(Secretary, raise);
        (await Should.ThrowAsync<Conflict>(() => here.SendAsync(Secretary, raise with { Paragraph = "§90" }))).Message.ShouldContain(
            "redan registrerat"
        );
        await here.SendAsync(Secretary, new LowerGrant(number, "§ 91", Today(here), Kronor(234.57m), null, "Färre timmar."));

        var page = await here.SendAsync(Secretary, new CaseDecisionPage(number));
        page.Standing.Select(d => (d.OutcomeName, d.Granted))
            .ShouldBe([("Bifall", Kronor(20_000)), ("Höjt beviljande", Kronor(1_234.56m)), ("Sänkt beviljande", Kronor(-234.57m))]);
        page.GrantedPerYear[2026].ShouldBe(Kronor(20_999.99m));
        var money = await here.MoneyAsync(number);
        (money.Granted, money.Left, money.Released).ShouldBe((Kronor(20_999.99m), Kronor(20_999.99m), Money.Zero));
        var fund = await here.FundAsync(2026);
        (fund.Amounts.Committed, fund.Amounts.Available).ShouldBe((Kronor(20_999.99m), Kronor(79_000.01m)));
        fund.Ledger.Where(row => row.CaseNumber == number)
            .Select(row => (row.Kind, row.Amount, row.Reference))
            .ShouldBe([
                ("Sänkt beviljande", Kronor(234.57m), $"Kommunstyrelsen {Today(here):yyyy-MM-dd} § 91"),
                ("Beviljat", Kronor(1_234.56m), $"Kommunstyrelsen {Today(here):yyyy-MM-dd} § 90"),
                ("Beviljat", Kronor(20_000), $"Kommunstyrelsen {Began:yyyy-MM-dd} § {number}"),
            ]);
        (await here.RefusedAsync(Secretary, raise with { Paragraph = "§ 92", Amount = Kronor(79_000.02m) }))
            .Findings.ShouldHaveSingleItem()
            .Field.ShouldBe("amount");
        (await here.MailsAsync()).ShouldContain(mail =>
            mail.Subject == "Höjt beviljande: Läxhjälp" && mail.Text.Contains("Fler barn.", StringComparison.Ordinal)
        );
        await house.Application.ProveAsync();
    }

    [Fact(
        DisplayName = "F-08 Of a yearly appropriation each year is raised and lowered by itself, never below what is paid, nor when closed"
    )]
    public async Task By_year()
    {
        var (here, number) = await StartedAsync(
            "senare-anslag",
            FundInTest.YearlyAppropriation,
            (2026, Kronor(10_000)),
            (2027, Kronor(20_000))
        );
        await here.SendAsync(Secretary, Raise(here, number, "§ 90", (2026, Kronor(100.01m)), (2027, Kronor(5_000))));
        await here.CostAsync(number, Began, Kronor(4_000), "V1");
        await house.ItIsAsync(2026, 9, 12);
        await here.SettleAsync(Half);
        (await here.SendAsync(Controller, new SettlementDayQuery(Half))).LeftLabel.ShouldBe("Kvar av beviljat för 2026");

        var over = await here.RefusedAsync(Secretary, Lower(here, number, "§ 91", (2026, Kronor(6_100.02m))));
        over.Findings.ShouldHaveSingleItem()
            .Message.ShouldBe(
                "Av det beviljade för 2026 är 6\u00A0100,01\u00A0kr kvar att ta av, men beslutet gäller 6\u00A0100,02\u00A0kr."
            );
        await here.SendAsync(Secretary, Lower(here, number, "§ 91", (2026, Kronor(6_100.01m)), (2027, Kronor(1))));
        (await here.SendAsync(Secretary, new CaseDecisionPage(number))).GrantedPerYear.ShouldBe(
            new Dictionary<int, Money> { [2026] = Kronor(4_000), [2027] = Kronor(24_999) }
        );
        (await here.FundAsync(2026)).Amounts.Available.ShouldBe(Kronor(96_000));

        await house.ItIsAsync(2027, 1, 12);
        await here.SendAsync(Secretary, Raise(here, number, "§ 2", (2026, Kronor(700))) with { DecidedOn = new DateOnly(2026, 12, 30) });
        await here.SettleAsync("2026-ar");
        await here.CloseYearAsync(2026);
        var decided = await here.SendAsync(Secretary, new CaseDecisionPage(number));
        (decided.Left!.Paid, decided.GivenBack, decided.Left.Free.Values.Total()).ShouldBe((Kronor(4_000), Kronor(700), Kronor(24_999)));
        foreach (
            ICommand<MediatR.Unit> late in new ICommand<MediatR.Unit>[]
            {
                Lower(here, number, "§ 3", (2026, Kronor(1))),
                Raise(here, number, "§ 3", (2026, Kronor(1))) with
                {
                    DecidedOn = new DateOnly(2026, 12, 30),
                },
            }
        )
        {
            (await here.RefusedAsync(Secretary, late)).Message.ShouldContain("Räkenskapsåret 2026 är stängt");
        }

        await house.Application.ProveAsync();
    }

    [Fact(DisplayName = "F-08 What a prepared settlement would pay is not taken back, and any change makes the draft stale")]
    public async Task A_draft_is_stale()
    {
        var (here, number) = await StartedAsync("senare-utkast", null, (2026, Kronor(20_000)));
        await here.CostAsync(number, Began, Kronor(12_000), "V1");
        await house.ItIsAsync(2026, 9, 12);
        var day = await here.PrepareAsync(Half);
        (
            await here.RefusedAsync(Secretary, new LowerGrant(number, "§ 90", Today(here), Kronor(8_000.01m), null, "Mindre."))
        ).Message.ShouldContain("står i en förberedd avräkning");
        await here.SendAsync(Secretary, new LowerGrant(number, "§ 90", Today(here), Kronor(8_000), null, "Mindre."));
        (await Should.ThrowAsync<Conflict>(() => here.SendAsync("lingonby-ekonom2", FundInTest.Approval(day)))).Message.ShouldContain(
            "Det beviljade till Läxhjälp har ändrats sedan avräkningen förbereddes."
        );
        (await here.SendAsync("lingonby-ekonom2", new SettlementDayQuery(Half))).InTheWay.ShouldNotBeEmpty();
        (await here.SettleAsync(Half)).Total.ShouldBe(Kronor(12_000));
        await here.SendAsync(Secretary, new RaiseGrant(number, "§ 91", Today(here), Kronor(1), null, "Lite till."));
        (await here.MoneyAsync(number)).Left.ShouldBe(Kronor(1));
        await house.Application.ProveAsync();
    }

    [Fact(
        DisplayName = "F-08 What remains is withdrawn: the fund has it back, nothing is granted after it, and the case is asked to be ended"
    )]
    public async Task Withdrawn()
    {
        var (here, number) = await StartedAsync("senare-aterkalla", null, (2026, Kronor(20_000)));
        await here.CostAsync(number, Began, Kronor(12_000), "V1");
        await house.ItIsAsync(2026, 9, 12);
        await here.SettleAsync(Half);
        var withdraw = new WithdrawGrant(number, "§ 90", Today(here), Kronor(8_000), "Förskolan stängs.");
        (
            await Should.ThrowAsync<Conflict>(() => here.SendAsync(Secretary, withdraw with { Amount = Kronor(20_000) }))
        ).Message.ShouldContain("nu kan 8\u00A0000\u00A0kr återkallas");
        await here.SendAsync(Secretary, withdraw);
        var money = await here.MoneyAsync(number);
        (money.Granted, money.Paid, money.Released, money.Left).ShouldBe((Kronor(12_000), Kronor(12_000), Money.Zero, Money.Zero));
        (await here.FundAsync(2026)).Amounts.Available.ShouldBe(Kronor(88_000));
        var again = new RaiseGrant(number, "§ 91", Today(here), Kronor(1), null, "Ändå.");
        (await here.RefusedAsync(Secretary, again)).Message.ShouldContain("Beviljandet är återkallat");
        (await here.TasksAsync()).ShouldContain(task =>
            task.DoneAt == null && task.Title.StartsWith("Avsluta ärendet, beviljandet", StringComparison.Ordinal)
        );
        await here.CloseAsync(number);
        (await here.TasksAsync()).ShouldNotContain(task => task.DoneAt == null && task.CaseNumber == number);
        (await here.FundAsync(2026)).Amounts.Available.ShouldBe(Kronor(88_000));
        (await here.RefusedAsync(Secretary, withdraw with { Paragraph = "§ 92" })).Message.ShouldContain("inte avslutat");
        await house.Application.ProveAsync();
    }

    [Fact(DisplayName = "F-08 A case whose grant is withdrawn whole starts no more: its page, its tasks and its amounts say so")]
    public async Task Withdrawn_whole()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("senare-helt"));
        await here.AllocateAsync(2026, Kronor(100_000));
        var number = await here.AppliedAsync("Läxhjälp");
        await here.SendAsync(Secretary, FundInTest.Grant(number, Began, (2026, Kronor(20_000))));
        var withdraw = new WithdrawGrant(number, "§ 90", Today(here), Kronor(20_000), "Förskolan stängs.");
        await here.SendAsync(Secretary, withdraw);

        (await here.RefusedAsync("lingonby-projektledare", new StartInitiative(number, Today(here)))).Message.ShouldContain(
            "Beviljandet är återkallat."
        );
        (await here.TasksAsync())
            .Where(task => task.DoneAt is null && task.CaseNumber == number)
            .Select(task => task.Kind)
            .ShouldBe(["grantWithdrawn"]);
        using var door = new PageDoor(house.Application, here.Key, "lingonby-projektledare");
        var page = await door.GetAsync($"{door.Root}/arenden/{number}");
        page.Document.QuerySelector(".fund-next")!.TextContent.ShouldContain("är återkallat. Ärendet ska avslutas.");
        page.Document.QuerySelector($"a[href$='/arenden/{number}/starta']").ShouldBeNull();
        var figures = page.Document.QuerySelector(".fund-figures")!.TextContent;
        figures.ShouldContain("Beviljat");
        figures.ShouldNotContain("20\u00A0000");
        figures.ShouldNotContain("Återlämnat");
        var listed = (await here.SendAsync("lingonby-ekonom", new CaseBoard())).Rows.Single(row => row.CaseNumber == number);
        listed.Amounts.ShouldAllBe(amount => amount == Money.Zero, "granted, paid and left of the list as of the case (F-08)");
        await house.Application.ProveAsync();
    }

    [Fact(
        DisplayName = "F-08 A wrongly registered decision is corrected: the old stands struck, the fund follows, whoever came second is "
            + "told"
    )]
    public async Task Corrected()
    {
        var (here, number) = await StartedAsync("senare-ratta", null, (2026, Kronor(20_000)));
        var first = (await here.SendAsync(Secretary, new CaseDecisionPage(number))).Decisions.Single();
        var correct = new CorrectDecision(
            number,
            first.Id,
            "§ 17",
            Began.AddDays(-1),
            Kronor(19_500.25m),
            null,
            "Med villkor.",
            "Fel belopp."
        );
        (
            await here.RefusedAsync(
                Secretary,
                correct with
                {
                    Paragraph = first.Paragraph,
                    DecidedOn = Began,
                    Amount = first.Granted,
                    Conditions = null,
                }
            )
        ).Message.ShouldContain("Så står det redan");
        await here.SendAsync(Secretary, correct);
        (await Should.ThrowAsync<Conflict>(() => here.SendAsync(Secretary, correct))).Message.ShouldContain(
            "redan rättat beslutet: Fel belopp."
        );

        var page = await here.SendAsync("lingonby-projektledare", new CaseDecisionPage(number));
        page.Decisions.Select(d => (d.Paragraph, d.Granted, d.Struck?.Because))
            .ShouldBe([($"§ {number}", Kronor(20_000), "Fel belopp."), ("§ 17", Kronor(19_500.25m), null)]);
        page.GrantedPerYear.Values.Total().ShouldBe(Kronor(19_500.25m));
        (await here.MoneyAsync(number)).Granted.ShouldBe(Kronor(19_500.25m));
        (await here.FundAsync(2026)).Ledger[0].Text.ShouldBe("Rättat beslut");

        await here.SendAsync(Secretary, new RaiseGrant(number, "§ 18", Today(here), Kronor(100), null, "Mer."));
        var raised = (await here.SendAsync(Secretary, new CaseDecisionPage(number))).Standing.Last();
        (
            await here.RefusedAsync(
                Secretary,
                new CorrectDecision(number, raised.Id, "§ 17", Began.AddDays(-2), raised.Granted, null, "Mer.", "Dag.")
            )
        )
            .Findings.ShouldHaveSingleItem()
            .Field.ShouldBe("decidedOn", "the first decision is from a later day");
        await here.SendAsync(
            Secretary,
            new CorrectDecision(number, raised.Id, "§ 18", Today(here), Kronor(1_000), null, "Mer.", "En nolla.")
        );
        (await here.MoneyAsync(number)).Granted.ShouldBe(Kronor(20_500.25m));
        (await here.MailsAsync()).Count(mail => mail.Subject == "Rättad uppgift om beslut: Läxhjälp").ShouldBe(2);
        await house.Application.ProveAsync();
    }

    [Fact(DisplayName = "F-08 Adjusted and posted days are added afterwards, in order, and what was said before is kept")]
    public async Task Days_are_added()
    {
        var (here, number) = await StartedAsync("senare-dagar", null, (2026, Kronor(20_000)));
        var id = (await here.SendAsync(Secretary, new CaseDecisionPage(number))).Decisions.Single().Id;
        var api = here.OverTheApi();
        (await api.RefusedAsync(Secretary, new AddDecisionDays(number, id, Began.AddDays(-1), null)))
            .Findings.Single()
            .Field.ShouldBe("adjustedOn");
        (await api.RefusedAsync(Secretary, new AddDecisionDays(number, id, Today(here), Began)))
            .Findings.Single()
            .Field.ShouldBe("postedOn");
        (await api.RefusedAsync(Secretary, new AddDecisionDays(number, id, null, Began))).Findings.Single().Field.ShouldBe("postedOn");
        await api.SendAsync(Secretary, new AddDecisionDays(number, id, Began, null));
        await api.SendAsync(Secretary, new AddDecisionDays(number, id, Began.AddDays(1), Today(here)));
        await Should.ThrowAsync<Conflict>(() => api.SendAsync(Secretary, new AddDecisionDays(number, id, Began.AddDays(1), Today(here))));
        var row = (await api.SendAsync("lingonby-projektledare", new CaseDecisionPage(number))).Decisions.Single();
        (row.AdjustedOn, row.PostedOn, row.AppealableTo).ShouldBe((Began.AddDays(1), Today(here), Today(here).AddDays(21)));
        row.EarlierDays.Single().AdjustedOn.ShouldBe(Began);
        (
            await api.RefusedAsync(
                Secretary,
                new CorrectDecision(number, id, "§ 17", Today(here).AddDays(1), row.Granted, null, null, "Fel dag.")
            )
        ).Findings.ShouldContain(f => f.Field == "decidedOn");
    }

    [Fact(DisplayName = "F-08 A decision is not dated before the application was handed in, before another decision, or after today")]
    public async Task Days_in_order()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("senare-ordning"));
        await here.AllocateAsync(2026, Kronor(100_000));
        var opened = await LingonbyCase.AssessedAsync(here, "Läxhjälp", 20_000);
        var today = LingonbyCase.Today(here);
        await OutOfOrderAsync(opened.Decision("§ 1", 20_000) with { DecidedOn = today.AddDays(-1) }, "Ärendet öppnades 2026-03-02.");
        await here.OpenedOnAsync(opened.Number, today.AddDays(-10));
        await OutOfOrderAsync(opened.Decision("§ 1", 20_000) with { DecidedOn = today.AddDays(-11) }, "Ärendet öppnades 2026-02-20.");
        await here.SendAsync(Secretary, opened.Decision("§ 1", 20_000) with { DecidedOn = today.AddDays(-3) });
        var raise = new RaiseGrant(opened.Number, "§ 2", today.AddDays(-4), Kronor(1), null, "Mer.");
        await OutOfOrderAsync(raise, "Beslutet § 1 är från 2026-02-27.");
        await OutOfOrderAsync(raise with { DecidedOn = today.AddDays(1) }, "den kan inte ligga i framtiden.");
        await here.SendAsync(Secretary, raise with { DecidedOn = today.AddDays(-3) });

        async Task OutOfOrderAsync(ICommand<MediatR.Unit> command, string words)
        {
            var finding = (await here.RefusedAsync(Secretary, command)).Findings.ShouldHaveSingleItem();
            finding.Field.ShouldBe("decidedOn");
            finding.Message.ShouldContain(words);
        }
    }

    [Fact(DisplayName = "F-08 F-23 Those register a later decision who register the first; others are told, and neighbours find nothing")]
    public async Task Who_may()
    {
        var (here, number) = await StartedAsync("senare-vem", null, (2026, Kronor(20_000)));
        var raise = new RaiseGrant(number, "§ 90", Today(here), Kronor(1), null, "Mer.");
        foreach (var other in new[] { Controller, "lingonby-projektledare", "lingonby-revisor", "lingonby-samordnare" })
        {
            await Should.ThrowAsync<Forbidden>(() => here.SendAsync(other, raise));
        }

        var neighbour = await house.StartDocumentAsync(TestFiles.Lingonby("senare-granne"));
        await Should.ThrowAsync<NotFound>(() => neighbour.SendAsync(Secretary, raise));
        using var door = new PageDoor(house.Application, neighbour.Key, Secretary);
        (await door.GetAsync($"{door.Root}/arenden/{number}/beslut/hoj")).Status.ShouldBe(404);
        var unwritten = await LingonbyCase.AssessedAsync(here, "Inte beslutat", 1_000);
        var tooEarly = raise with { CaseNumber = unwritten.Number };
        (await here.RefusedAsync(Secretary, tooEarly)).Message.ShouldContain("när ärendet är beviljat");
    }

    [Fact(DisplayName = "F-08 U-101 A changed grant asks for another payout plan, until it is handed in")]
    public async Task The_plan_is_asked_for_again()
    {
        var (here, number) = await StartedAsync("senare-plan", WithPlan, (2026, Kronor(20_000)));
        PlanRowInput[] rows = [new(null, 2026, Kronor(20_000))];
        await here.SendAsync("lingonby-projektledare", new SubmitPlan(number, "payout", rows, null));
        await here.SendAsync(Secretary, new LowerGrant(number, "§ 90", Today(here), Kronor(5_000), null, "Mindre."));
        var task = (await here.TasksAsync()).Single(t => t.DoneAt is null && t.Kind == "plan-rewrite:payout");
        (task.Title, task.Role).ShouldBe(("Skriv om utbetalningsplan: Läxhjälp", Role.ProjectManager));
        await here.SendAsync("lingonby-projektledare", new SubmitPlan(number, "payout", [new(null, 2026, Kronor(15_000))], null, 1));
        (await here.TasksAsync()).ShouldNotContain(t => t.DoneAt == null && t.Kind == "plan-rewrite:payout");
    }

    [Fact(
        DisplayName = "F-08 Where the grant is one amount the pages raise, lower and correct it; years that no form sends are told in words"
    )]
    public async Task Through_the_pages_of_one_amount()
    {
        var (here, number) = await StartedAsync("senare-ett-belopp", null, (2026, Kronor(10_000)));
        using var door = new PageDoor(house.Application, here.Key, Secretary);
        var root = $"{door.Root}/arenden/{number}/beslut";
        var today = $"{Today(here):yyyy-MM-dd}";
        foreach (var (page, amount, granted) in new[] { ("hoj", "1 000", 11_000), ("sank", "500", 10_500) })
        {
            var form = await door.GetAsync($"{root}/{page}");
            (
                await SendAsync(door, form, ("paragraph", $"§ {page}"), ("decidedOn", today), ("amount", amount), ("reason", "Ja."))
            ).Status.ShouldBe(302, page);
            (await here.MoneyAsync(number)).Granted.ShouldBe(Kronor(granted));
        }

        var row = (await here.SendAsync(Secretary, new CaseDecisionPage(number))).Standing.Last();
        (await SendAsync(door, await door.GetAsync($"{root}/{row.Id}/ratta"), ("amount", "600"), ("because", "Fel."))).Status.ShouldBe(302);
        (await here.MoneyAsync(number)).Granted.ShouldBe(Kronor(10_400));
        var odd = (await door.GetAsync($"{root}/hoj")).Forms().Single(form => form.Action.EndsWith("/hoj", StringComparison.Ordinal));
        var sent = odd
            .Fields.Select(f => KeyValuePair.Create(f.Name, f.Value))
            .Where(f => f.Key is not ("amount" or "paragraph" or "decidedOn" or "reason"))
            .Concat(
                new Dictionary<string, string>
                {
                    ["paragraph"] = "§ 9",
                    ["decidedOn"] = today,
                    ["reason"] = "Ja.",
                    ["perYear[x]"] = "1",
                    ["perYear[y]"] = "2",
                    ["perYear[02026]"] = "3",
                }
            );
        (await door.PostAsync(odd.Action, sent)).Status.ShouldBe(422);
    }

    [Fact(
        DisplayName = "F-08 The pages read, raise by year, correct and add days; a refusal stands at its field and nothing typed is lost"
    )]
    public async Task Through_the_pages()
    {
        var (here, number) = await StartedAsync("senare-sidor", FundInTest.YearlyAppropriation, (2026, Kronor(10_000)));
        using var door = new PageDoor(house.Application, here.Key, Secretary);
        var root = $"{door.Root}/arenden/{number}/beslut";
        var read = await door.GetAsync(root);
        read.Document.QuerySelector($"a[href='{root}/hoj']").ShouldNotBeNull();
        var raise = await door.GetAsync($"{root}/hoj");
        raise.Status.ShouldBe(200);
        var refused = await SendAsync(
            door,
            raise,
            ("paragraph", "§ 90"),
            ("decidedOn", "igår"),
            ("perYear[2026]", "tusen"),
            ("reason", "Mer.")
        );
        refused.Status.ShouldBe(422);
        refused.Document.QuerySelectorAll("[data-fund-errors] li").Length.ShouldBe(2);
        refused.Document.QuerySelector("input[name='perYear[2026]']")!.GetAttribute("value").ShouldBe("tusen");
        var today = $"{Today(here):yyyy-MM-dd}";
        (
            await SendAsync(
                door,
                refused,
                ("paragraph", "§ 90"),
                ("decidedOn", today),
                ("perYear[2026]", "1 000,50"),
                ("perYear[2027]", ""),
                ("reason", "Mer.")
            )
        ).Status.ShouldBe(302);
        (await here.MoneyAsync(number)).Granted.ShouldBe(Kronor(11_000.50m));

        var row = (await here.SendAsync(Secretary, new CaseDecisionPage(number))).Standing.Last();
        var correct = await door.GetAsync($"{root}/{row.Id}/ratta");
        correct.Document.QuerySelector("input[name='perYear[2026]']")!.GetAttribute("value").ShouldBe("1\u00A0000,50");
        (await SendAsync(door, correct, ("perYear[2026]", "1 000"), ("because", "Ören fanns inte."))).Status.ShouldBe(302);
        (await here.MoneyAsync(number)).Granted.ShouldBe(Kronor(11_000));
        (await door.GetAsync(root)).Document.QuerySelector("main s")!.TextContent.ShouldContain("Höjt beviljande");

        var standing = (await here.SendAsync(Secretary, new CaseDecisionPage(number))).Standing.Last();
        (
            await SendAsync(door, await door.GetAsync($"{root}/{standing.Id}/dagar"), ("adjustedOn", today), ("postedOn", today))
        ).Status.ShouldBe(302);
        var withdraw = await door.GetAsync($"{root}/aterkalla");
        withdraw.Forms().ShouldContain(form => form.Button == "Återkalla 11\u00A0000\u00A0kr");
        (
            await SendAsync(
                door,
                await door.GetAsync($"{root}/sank"),
                ("paragraph", "§ 91"),
                ("decidedOn", today),
                ("perYear[2026]", "1"),
                ("reason", "Ja.")
            )
        ).Status.ShouldBe(302);
        (await SendAsync(door, withdraw, ("paragraph", "§ 92"), ("decidedOn", today), ("reason", "Slut."))).Status.ShouldBe(
            409,
            "one krona less remains"
        );
        withdraw = await door.GetAsync($"{root}/aterkalla");
        (await SendAsync(door, withdraw, ("paragraph", "§ 92"), ("decidedOn", today), ("reason", "Slut."))).Status.ShouldBe(302);
        (await here.MoneyAsync(number)).Left.ShouldBe(Money.Zero);
    }

    private static async Task<PageSeen> SendAsync(PageDoor door, PageSeen page, params (string Name, string Value)[] typed)
    {
        var form = page.Forms().Single(f => f.Fields.Any(field => field.Name is "decidedOn" or "adjustedOn"));
        var fields = form
            .Fields.Where(field => !typed.Any(t => t.Name == field.Name))
            .Select(field => KeyValuePair.Create(field.Name, field.Name[0] == '_' ? field.Value : Standing(page, field.Name)))
            .Concat(typed.Select(t => KeyValuePair.Create(t.Name, t.Value)));
        return await door.PostAsync(form.Action, fields);
    }

    // What stands in the field as the page shows it.
    private static string Standing(PageSeen page, string name)
    {
        var field = page.Document.QuerySelector($"form [name='{name}']")!;
        return field.GetAttribute("value") ?? field.TextContent;
    }

    private static Money Kronor(decimal kronor) => Money.FromKronor(kronor);

    private static DateOnly Today(MunicipalityInTest here) => LingonbyCase.Today(here);

    private static RaiseGrant Raise(MunicipalityInTest here, string number, string paragraph, params (int Year, Money Amount)[] years) =>
        new(number, paragraph, Today(here), years.Select(y => y.Amount).Total(), years.ToDictionary(y => y.Year, y => y.Amount), "Mer.");

    private static LowerGrant Lower(MunicipalityInTest here, string number, string paragraph, params (int Year, Money Amount)[] years) =>
        new(number, paragraph, Today(here), years.Select(y => y.Amount).Total(), years.ToDictionary(y => y.Year, y => y.Amount), "Mindre.");

    private async Task<(MunicipalityInTest Here, string Number)> StartedAsync(
        string key,
        Action<JsonNode>? change,
        params (int Year, Money Amount)[] granted
    )
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key, change));
        foreach (var year in granted.Select(y => y.Year))
        {
            await here.AllocateAsync(year, Kronor(100_000), $"§ {year}");
        }

        return (here, await here.RunningAsync("Läxhjälp", Began, null, null, granted));
    }

    private static void WithPlan(JsonNode profile) =>
        profile["plans"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["key"] = "payout",
                    ["name"] = "Utbetalningsplan",
                    ["content"] = "payoutPerYear",
                }
            );
}
