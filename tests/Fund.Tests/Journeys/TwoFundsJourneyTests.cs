using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Ideas;
using Fund.Applications.Initiatives;
using Fund.Applications.Overview;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Decisions;
using Fund.Assessment.Ranking;
using Fund.Contracts.Finance;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Evaluation.FollowUp;
using Fund.Evaluation.Portfolio;
using Fund.Finance.Allocations;
using Fund.Finance.Costs.Import;
using Fund.Finance.Overview;
using Fund.Finance.Plans;
using Fund.Finance.Repayments;
using Fund.Finance.Settlements;
using Fund.Finance.Years;
using Fund.Tests.Finance;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Journeys;

/// <summary>
/// A municipality with two funds that share nothing but their people: a yearly appropriation whose years are apart, and earmarked equity
/// with ideas and repayment. A case in each, over two fiscal years, and the last repayment.
/// </summary>
public sealed class TwoFundsJourneyTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Yearly = "forebyggande";
    private const string Equity = "framtid";
    private const string Manager = "stromvik-projektledare";
    private const string Coordinator = "stromvik-samordnare";
    private const string SteeringGroup = "stromvik-styrgrupp";
    private const string Secretary = "stromvik-sekreterare";
    private const string Controller = "stromvik-ekonom";
    private const string OtherController = "stromvik-ekonom-2";
    private static readonly DateOnly Decided = new(2026, 2, 2);

    private MunicipalityInTest here = null!;

    [Fact(DisplayName = "F-48 F-72 Two funds: a case in each, from the idea to the last repayment, and nothing of one is the other's")]
    public async Task From_the_idea_to_the_last_repayment()
    {
        here = await house.StartDocumentAsync(TestFiles.Municipality("tva-fonder", "tva-fonder-resan"));
        await house.ItIsAsync(2026, 2, 2);
        await AllocateAsync();
        var effort = await ApplyForEffortAsync();
        var venture = await ApplyForVentureAsync();
        await RankApartAsync(effort, venture);
        await DecideAsync(effort, venture);
        await StartAsync(effort, venture);
        await SettleFirstYearAsync(effort, venture);
        await EndFirstYearAsync();
        await SettleSecondYearAsync(effort, venture);
        await FollowUpAsync(effort, venture);
        await CloseAsync(effort, venture);
        await RepayAsync(venture);
        await house.Application.ProveAsync();
    }

    private async Task AllocateAsync()
    {
        (await here.RefusedAsync(Controller, await AllocationAsync(2026, 500_000, null))).Findings.ShouldContain(f => f.Field == "fund");
        await here.AttestedAsync(Controller, OtherController, await AllocationAsync(2026, 500_000, Yearly));
        await here.AttestedAsync(Controller, OtherController, await AllocationAsync(2027, 300_000, Yearly));
        (await here.RefusedAsync(Controller, await AllocationAsync(2026, 2_000_000, Equity))).Findings.ShouldContain(f => f.Rule == "FF-4");
        (await here.RefusedAsync(Controller, await AllocationAsync(2026, 20_000_001, Equity, "result"))).Findings.ShouldContain(f =>
            f.Rule == "FF-3"
        );
        await here.AttestedAsync(Controller, OtherController, await AllocationAsync(2026, 2_000_000, Equity, "result"));

        var draw = new DrawForAdministration(2026, Money.FromKronor(20_000), "Samordning under våren", Yearly);
        await here.AttestedAsync(Controller, OtherController, draw);
        (await Should.ThrowAsync<Conflict>(() => here.SendAsync(Controller, draw))).Message.ShouldContain("redan bokfört");
        await here.RefusedAsync(Controller, draw with { Fund = Equity });
        (await AmountsAsync(2026, Yearly)).Available.ShouldBe(Money.FromKronor(480_000));
        (await AmountsAsync(2026, Equity)).Available.ShouldBe(Money.FromKronor(2_000_000));
    }

    private async Task<string> ApplyForEffortAsync()
    {
        (await here.SendAsync(Manager, new NewCase())).Funds.Select(fund => fund.Key).ShouldBe([Equity, Yearly], ignoreOrder: true);
        (await here.RefusedAsync(Manager, new OpenCase("Fältvandring", "barnforvaltningen"))).Findings.ShouldContain(f =>
            f.Field == "fund"
        );
        (await here.RefusedAsync(Manager, new OpenCase("Fältvandring", "barn", Yearly))).Findings.ShouldContain(f => f.Rule == "F-2");
        var number = (await here.SendAsync(Manager, new OpenCase("Fältvandring", "barnforvaltningen", Yearly))).CaseNumber;
        await SaveAsync(
            number,
            "application",
            ("need", "Trygghet på kvällarna."),
            ("begins", "2026-02-02"),
            ("ends", "2027-12-31"),
            ("appliedFor", "600 000"),
            ("measures", """[{"what":"Trygghet","in":"procent","now":"60","then":"75"}]""")
        );
        await here.SendAsync(Manager, new SubmitApplication(number));
        var overview = await here.SendAsync(Coordinator, new CaseOverview(number));
        overview.RegistryNumber.ShouldBe("EK 001/2026", "the fund's own authority numbers it");
        overview.Due.ShouldBe(new DateOnly(2026, 4, 2), "two months");
        (await here.RefusedAsync(Secretary, Grant(number, (2026, 1)))).Findings.ShouldContain(f => f.Rule == "F-4");
        await here.AssessAsync(SteeringGroup, number, ("early", "met", "Tidigt."));
        return number;
    }

    private async Task<string> ApplyForVentureAsync()
    {
        var number = (await here.SendAsync(Manager, new OpenCase("Familjecentral", "barn", Equity))).CaseNumber;
        await SaveAsync(number, "idea", ("problem", "Stödet är utspritt."));
        await here.SendAsync(Manager, new SubmitIdea(number));
        var overview = await here.SendAsync(Coordinator, new CaseOverview(number));
        overview.RegistryNumber.ShouldBe("KS 2026/0001");
        overview.Due.ShouldBe(new DateOnly(2026, 3, 4), "thirty days");
        (await here.RefusedAsync(Coordinator, new AnswerIdea(number, "declined", null))).Findings.ShouldContain(f => f.Rule == "FF-6");
        await here.SendAsync(Coordinator, new AnswerIdea(number, "invited", "Skriv en ansökan."));

        (string, string)[] answers =
        [
            ("problem", "Stödet är utspritt."),
            ("sum", "1 000 000"),
            ("starts", "2026-03-01"),
            ("done", "2026-02-01"),
        ];
        await SaveAsync(number, "application", answers);
        await here.SendAsync(
            Manager,
            new SaveParticipants(
                number,
                [new("barn", true, true), new("barnforvaltningen", false, true), new("vard", true, false)],
                await here.VersionAsync(number)
            )
        );
        (await here.RefusedAsync(Manager, new SubmitApplication(number)))
            .Findings.Select(f => f.Rule)
            .ShouldBe(["FF-11", "FF-7"], ignoreOrder: true);
        await SaveAsync(number, "application", [.. answers[..^1], ("done", "2027-12-31")]);
        await here.SendAsync("stromvik-chef", new SignApplication(number, "barnforvaltningen"));
        await here.SendAsync(Manager, new SubmitApplication(number));
        await here.AssessAsync(SteeringGroup, number, ("lasting", "met", "Består."));
        return number;
    }

    private async Task RankApartAsync(string effort, string venture)
    {
        foreach (var (fund, number) in new[] { (Yearly, effort), (Equity, venture) })
        {
            var table = await here.SendAsync(SteeringGroup, new RankingTable(fund));
            table.Cases.Select(c => c.CaseNumber).ShouldBe([number], fund);
            await here.RefusedAsync(SteeringGroup, new RankRound("reach", [effort, venture], "Båda.", null, fund));
            await here.SendAsync(SteeringGroup, new RankRound("reach", [number], "Ensam i omgången.", null, fund));
        }
    }

    private async Task DecideAsync(string effort, string venture)
    {
        (await here.RefusedAsync(Secretary, Grant(effort, (2026, 480_001)))).Message.ShouldContain("kvar att bevilja för 2026");
        (await here.RefusedAsync(Secretary, Grant(effort, (2026, 1), (2028, 1)))).Message.ShouldContain("kvar att bevilja för 2028");
        await here.SendAsync(Secretary, Grant(effort, (2026, 200_000), (2027, 150_000)));
        (await here.RefusedAsync(Secretary, Grant(venture, (2026, 1_000_001)))).Findings.ShouldContain(f => f.Field == "granted");
        await here.SendAsync(Secretary, Grant(venture, (2026, 1_000_000)));

        (await AmountsAsync(2026, Yearly)).Committed.ShouldBe(Money.FromKronor(200_000));
        (await AmountsAsync(2027, Yearly)).Committed.ShouldBe(Money.FromKronor(150_000));
        (await AmountsAsync(2026, Equity)).Committed.ShouldBe(Money.FromKronor(1_000_000), "the case's, whatever the year");
    }

    private async Task StartAsync(string effort, string venture)
    {
        await here.SendAsync(Manager, new StartInitiative(effort, Decided));
        (await here.RefusedAsync(Manager, new StartInitiative(venture, Decided))).Findings.ShouldContain(f => f.Rule == "FF-8");
        await here.RefusedAsync(Manager, new SubmitPlan(venture, "repayment", [new("forening", 2029, Money.FromKronor(1))], null));
        await here.SendAsync(
            Manager,
            new SubmitPlan(
                venture,
                "repayment",
                [new("barn", 2029, Money.FromKronor(300_000)), new("vard", 2029, Money.FromKronor(200_000))],
                null
            )
        );
        await here.SendAsync(SteeringGroup, new ApprovePlan(venture, "repayment", 1));
        await here.SendAsync(Manager, new StartInitiative(venture, Decided));
        await here.SendAsync(Controller, new SetProjectCode(effort, "F1", await here.VersionAsync(effort)));
        await here.SendAsync(Controller, new SetProjectCode(venture, "X1", await here.VersionAsync(venture)));
    }

    private async Task SettleFirstYearAsync(string effort, string venture)
    {
        await house.ItIsAsync(2026, 5, 12);
        await ImportAsync("F1", (new DateOnly(2026, 3, 1), 50_000));
        (await here.RefusedAsync(Controller, new SettlePeriod("2026-T1"))).Findings.ShouldContain(f => f.Field == "fund");
        await Should.ThrowAsync<NotFound>(() => here.SendAsync(Controller, new SettlePeriod("2026-T1", Equity)));
        (await SettleAsync("2026-T1", Yearly)).ShouldBe((effort, Money.FromKronor(50_000)));

        await house.ItIsAsync(2026, 9, 12);
        await ImportAsync("F1", (new DateOnly(2026, 6, 1), 70_000));
        await ImportAsync("X1", (new DateOnly(2026, 6, 2), 300_000));
        (await SettleAsync("2026-T2", Yearly)).ShouldBe((effort, Money.FromKronor(70_000)));
        (await SettleAsync("2026-delar", Equity)).ShouldBe((venture, Money.FromKronor(300_000)));
        (await AmountsAsync(2026, Yearly)).Paid.ShouldBe(Money.FromKronor(140_000), "with what was drawn for administration");
        (await AmountsAsync(2026, Equity)).Paid.ShouldBe(Money.FromKronor(300_000));
        (await VoucherAsync("2026-T2", Yearly)).ShouldContain("#VER \"FB\"");
        (await VoucherAsync("2026-delar", Equity)).ShouldContain("#VER \"FF\"");
    }

    private async Task EndFirstYearAsync()
    {
        await here.RefusedAsync(Controller, new SubmitYearEnd(2026, Yearly));
        await house.ItIsAsync(2027, 1, 12);
        var unsettled = await here.RefusedAsync(Controller, new SubmitYearEnd(2026, Yearly));
        unsettled.Findings.Where(f => f.Field == "year").ShouldHaveSingleItem().Message.ShouldContain("Årsbokslut 2026");
        await SettleAsync("2026-T3", Yearly);
        await SettleAsync("2026-ar", Equity);

        // 480 000 to grant with, 200 000 granted, 120 000 paid: 360 000 is left, and what is not carried over lapses.
        var carried = new DecideUnspent(2026, Money.FromKronor(100_000), new DateOnly(2027, 1, 11), "§ 4", Yearly);
        (await here.RefusedAsync(Controller, carried with { CarriedOver = Money.FromKronor(360_001) })).Message.ShouldContain(
            $"Högst {Money.FromKronor(360_000)}"
        );
        (await here.RefusedAsync(Controller, carried with { CarryParagraph = null })).Findings.ShouldContain(f =>
            f.Field == "carryParagraph"
        );
        await here.SendAsync(Controller, carried);
        await here.SendAsync(Controller, new SubmitYearEnd(2026, Yearly));
        await here.RefusedAsync(Controller, new ApproveYearEnd(2026, Yearly));
        await here.SendAsync(OtherController, new ApproveYearEnd(2026, Yearly));
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Controller, carried));
        var ended = await AmountsAsync(2026, Yearly);
        (ended.Available, ended.Committed).ShouldBe((Money.Zero, Money.Zero));
        (await AmountsAsync(2027, Yearly)).Available.ShouldBe(Money.FromKronor(250_000), "300 000 and 100 000, less 150 000 granted");
        (await here.RefusedAsync(Controller, await AllocationAsync(2026, 1, Yearly) with { Paragraph = "§ 121" })).Message.ShouldContain(
            "Räkenskapsåret 2026 är stängt"
        );

        (await here.SendAsync(Controller, new FundPageQuery(2026, Equity))).Closed.ShouldBeFalse("the other fund has its own years");
        await here.RefusedAsync(Controller, carried with { Fund = Equity });
        await here.SendAsync(Controller, new SubmitYearEnd(2026, Equity));
        await here.SendAsync(OtherController, new ApproveYearEnd(2026, Equity));
        (await AmountsAsync(2027, Equity)).Committed.ShouldBe(Money.FromKronor(700_000), "equity is the case's, whatever year it is");
    }

    private async Task SettleSecondYearAsync(string effort, string venture)
    {
        await house.ItIsAsync(2027, 5, 12);
        await ImportAsync("F1", (new DateOnly(2027, 3, 1), 170_000));
        var row = (await PrepareAsync("2027-T1", Yearly)).Rows.ShouldHaveSingleItem();
        (row.Payable, row.Overrun).ShouldBe((Money.FromKronor(150_000), Money.FromKronor(20_000)), "2026 does not pay for 2027");
        (await SettleAsync("2027-T1", Yearly)).ShouldBe((effort, Money.FromKronor(150_000)));

        await house.ItIsAsync(2027, 9, 12);
        await ImportAsync("X1", (new DateOnly(2027, 4, 1), 400_000));
        (await SettleAsync("2027-delar", Equity)).ShouldBe((venture, Money.FromKronor(400_000)), "granted in the year before");
    }

    private async Task FollowUpAsync(string effort, string venture)
    {
        var indicator = (await here.SendAsync(Manager, new CaseFollowUp(effort))).Indicators.ShouldHaveSingleItem();
        await here.SendAsync(Manager, new RecordMeasurement(effort, indicator.Id, 76m, new DateOnly(2027, 9, 1), null));
        await here.SendAsync(Manager, new RecordEvaluation(effort, "yearly", Results("Tryggheten har ökat.")));
        await here.SendAsync(Manager, new RecordEvaluation(venture, "closing", Results("Stödet är samlat.")));
        foreach (var (fund, occasion, number) in new[] { (Yearly, "2026-T3", effort), (Equity, "2026-ar", venture) })
        {
            var portfolio = await here.SendAsync(Coordinator, new PortfolioQuery(fund));
            portfolio.Rows.Select(r => r.CaseNumber).ShouldBe([number], fund);
            portfolio.Occasions.Select(o => o.Key).ShouldBe([occasion], fund);
            await here.SendAsync(Coordinator, new CompilePortfolio(occasion, Results("Sammanställt."), fund));
        }
    }

    private async Task CloseAsync(string effort, string venture)
    {
        foreach (var number in new[] { effort, venture })
        {
            await here.SendAsync(Coordinator, new CloseCase(number, "implemented", "Infört."));
            (await here.SendAsync("stromvik-revisor", new CaseOverview(number))).StageKind.ShouldBe("Ended");
        }

        var yearly = await AmountsAsync(2027, Yearly);
        (yearly.Released, yearly.Available).ShouldBe((Money.Zero, Money.FromKronor(250_000)), "all of the year's grant was paid");
        var equity = await AmountsAsync(2027, Equity);
        (equity.Released, equity.Available).ShouldBe((Money.FromKronor(300_000), Money.FromKronor(1_300_000)));
    }

    private async Task RepayAsync(string venture)
    {
        (await here.SendAsync(Controller, new RepaymentList(Fund: Yearly))).Rows.ShouldBeEmpty();
        var list = await here.SendAsync(Controller, new RepaymentList(2029, Equity));
        list.BudgetInput.Select(b => (b.Unit, b.Amount))
            .ShouldBe([("barn", Money.FromKronor(300_000)), ("vard", Money.FromKronor(200_000))], ignoreOrder: true);
        await house.ItIsAsync(2029, 12, 20);
        foreach (var row in list.Rows)
        {
            row.CaseNumber.ShouldBe(venture);
            await here.SendAsync(Controller, new SetRepaymentState(row.Id, RepaymentState.Done, null, row.Version));
        }
    }

    private async Task SaveAsync(string number, string form, params (string Key, string Value)[] answers) =>
        await here.SendAsync(
            Manager,
            new SaveAnswers(
                number,
                form,
                answers.ToDictionary(answer => answer.Key, answer => (string?)answer.Value),
                await here.VersionAsync(number)
            )
        );

    private async Task ImportAsync(string project, params (DateOnly, long)[] costs)
    {
        var preview = await here.SendAsync(Controller, new ReadCostFile($"{project}.se", CostFile.Sie(project, costs)));
        (await here.SendAsync(Controller, new ImportCosts(preview.ImportId))).ShouldBe(costs.Length);
    }

    private async Task<SettlementDay> PrepareAsync(string occasion, string fund)
    {
        await here.SendAsync(Controller, new SettlePeriod(occasion, fund));
        return await here.SendAsync(Controller, new SettlementDayQuery(occasion, fund));
    }

    private async Task<(string CaseNumber, Money Payable)> SettleAsync(string occasion, string fund)
    {
        var day = await PrepareAsync(occasion, fund);
        var row = day.Rows.ShouldHaveSingleItem(fund);
        await here.SendAsync(OtherController, new ApproveSettlement(occasion, day.Run!.Value, day.Version, day.Total, fund));
        return (row.CaseNumber, row.Payable);
    }

    private async Task<string> VoucherAsync(string occasion, string fund) =>
        System.Text.Encoding.ASCII.GetString((await here.SendAsync(Controller, new SettlementVoucher(occasion, fund))).Content);

    private async Task<FundAmounts> AmountsAsync(int year, string fund) =>
        (await here.SendAsync(Controller, new FundPageQuery(year, fund))).Amounts;

    private async Task<AllocateToFund> AllocationAsync(int year, long kronor, string? fund, params string[] attested) =>
        new(
            year,
            Money.FromKronor(kronor),
            Money.Zero,
            new DateOnly(2025, 11, 24),
            "§ 120",
            attested,
            await here.PapersAsync(Controller, attested),
            fund
        );

    private static RecordDecision Grant(string number, params (int Year, long Kronor)[] years) =>
        new(
            number,
            "granted",
            $"§ {number}",
            Decided,
            null,
            Money.FromKronor(years.Sum(year => year.Kronor)),
            years.ToDictionary(year => year.Year, year => Money.FromKronor(year.Kronor)),
            null
        );

    private static Dictionary<string, string?> Results(string text) => new() { ["results"] = text };
}
