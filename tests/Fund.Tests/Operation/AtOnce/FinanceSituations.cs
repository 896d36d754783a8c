using Fund.Applications.Initiatives;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Allocations;
using Fund.Finance.Costs;
using Fund.Finance.Costs.Codes;
using Fund.Finance.Costs.Import;
using Fund.Finance.Plans;
using Fund.Finance.Repayments;
using Fund.Finance.Settlements;
using Fund.Finance.Settlements.CostHolds;
using Fund.Finance.Settlements.Reversals;
using Fund.Finance.Years;
using Fund.Tests.Finance;
using Fund.Tests.Finance.Repayments;
using Fund.Tests.Running;

namespace Fund.Tests.Operation.AtOnce;

/// <summary>What moves money, or says when it may be moved.</summary>
internal static class FinanceSituations
{
    private const string Controller = "lingonby-ekonom";
    private const string Other = "lingonby-ekonom2";
    private const string Coordinator = "lingonby-samordnare";
    private const string Manager = "lingonby-projektledare";
    private const string Occasion = "2026-halv";
    private const long Kronor = 10_000;

    public static void Add(SituationBook book)
    {
        AddAllocations(book);
        book.When(Manager, async here => Plan((await LingonbyCase.GrantedAsync(here, "Planen", Kronor)).Number));
        book.When("lingonby-styrgrupp", async here => new ApprovePlan(await PlannedAsync(here, "Planen godkänns"), "repayment", 1));
        book.When(Controller, async here =>
        {
            var number = await PlannedAsync(here, "Återbetalningen");
            await here.SendAsync("lingonby-styrgrupp", new ApprovePlan(number, "repayment", 1));
            var row = (await here.SendAsync(Controller, new RepaymentList())).Rows.First(r => r.CaseNumber == number);
            return new SetRepaymentState(row.Id, RepaymentState.Waived, "KS § 3", row.Version);
        });
        book.When(Controller, async here =>
        {
            var number = await PlannedAsync(here, "Utfallet");
            await here.SendAsync("lingonby-styrgrupp", new ApprovePlan(number, "repayment", 1));
            var row = (await here.SendAsync(Controller, new RepaymentList())).Rows.First(r => r.CaseNumber == number);
            return new RegisterEffect(row.Id, Money.FromKronor(4_000), "Uppföljning", LingonbyCase.Today(here), row.Version);
        });
        book.Elsewhere<DeliverBudgetInput>(async house =>
        {
            var here = await house.StartDocumentAsync(TestFiles.Lingonby("underlaget", RepaymentInTest.ByPlan));
            await here.AllocateAsync(2026, Money.FromKronor(200_000));
            await here.PlannedAsync("Underlaget", RepaymentInTest.Row("kultur", 2027, Kronor));
            var seen = (await here.SendAsync(Controller, new BudgetInput(2027))).Seen;
            return Attempt.Of<Guid>(here, Controller, new DeliverBudgetInput(2027, seen));
        });
        book.Elsewhere<RepayToFund>(async house =>
        {
            var into = RepaymentInTest.With(
                """{ "model": "plannedFrameReduction", "destination": "fund", "beneficiaryKinds": ["committee"] }"""
            );
            var here = await house.StartDocumentAsync(TestFiles.Lingonby("till-fonden", into));
            await here.AllocateAsync(2026, Money.FromKronor(200_000));
            await here.PlannedAsync("Till fonden", RepaymentInTest.Row("kultur", 2027, Kronor));
            var row = await here.RowAsync("kultur", 2027);
            return Attempt.Of<Guid>(here, Controller, new RepayToFund(row.Id, row.Amount));
        });
        book.When(Coordinator, async here => new HoldPayout(
            (await LingonbyCase.RunningAsync(here, "Hålls inne", Kronor)).Number,
            "Vi väntar."
        ));
        book.When(Coordinator, async here =>
        {
            var number = (await LingonbyCase.RunningAsync(here, "Släpps", Kronor)).Number;
            await here.SendAsync(Coordinator, new HoldPayout(number, "Vi väntar."));
            var held = (await here.MoneyAsync(number)).Held!;
            return new ReleasePayout(number, held.Id, "Löst.", LingonbyCase.Today(here));
        });
        book.When(Controller, async here =>
        {
            var (number, cost) = await CostAsync(here, "Kostnaden hålls", "V811");
            return new HoldCost(number, cost, "Fel bilaga.");
        });
        book.When(Controller, async here =>
        {
            var (number, cost) = await CostAsync(here, "Kostnaden släpps", "V812");
            await here.SendAsync(Controller, new HoldCost(number, cost, "Fel bilaga."));
            var held = (await here.SendAsync(Controller, new CostHeld(number, cost))).Held!;
            return new ReleaseCost(number, held.Id, "Rätt bilaga.");
        });
        book.When(Controller, async here =>
        {
            var (number, cost) = await CostAsync(here, "Frågas", "V821");
            return new AskAboutCost(number, cost, "Avser den hela hösten?");
        });
        book.When("lingonby-projektledare", async here =>
        {
            var (number, cost) = await CostAsync(here, "Besvaras", "V822");
            await here.SendAsync(Controller, new AskAboutCost(number, cost, "Avser den hela hösten?"));
            var asked = (await here.SendAsync(Controller, new QuestionsOfCase(number))).Questions.Single();
            return new AnswerAboutCost(number, asked.Id, true, "Bara september.");
        });
        book.When(Coordinator, async here =>
        {
            var running = await LingonbyCase.RunningAsync(here, "Följsamheten", Kronor);
            return new ConfirmAdherence(running.Number, Occasion, true, null);
        });
        book.When(Controller, async here => new EnterCost(
            (await LingonbyCase.RunningAsync(here, "Kostnaden", Kronor)).Number,
            LingonbyCase.Today(here),
            Money.FromKronor(500),
            "V801",
            "Insats"
        ));
        // Two rows in the file: the cost, and the bank's.
        book.Elsewhere<ReadCostFile>(house =>
            Task.FromResult(
                Attempt.Of<CostPreview>(
                    house.Town,
                    Controller,
                    new ReadCostFile("granskas.se", CostFile.Sie("P801", (LingonbyCase.Today(house.Town), 300)))
                ) with
                {
                    Rows = 2,
                }
            )
        );
        // A stream is read by one: each who sends the file has its own.
        book.Elsewhere<KeepCostFile>(house =>
        {
            var file = CostFile.Sie("P809", (LingonbyCase.Today(house.Town), 300));
            return Task.FromResult(
                new Attempt(house.Town, here => here.SendAsync(Controller, new KeepCostFile("stor.se", new MemoryStream(file))))
            );
        });
        book.When<ImportCosts, int>(Controller, async here =>
        {
            var number = (await LingonbyCase.RunningAsync(here, "Inläsningen", Kronor)).Number;
            await here.SendAsync(Controller, new SetProjectCode(number, "P802", await here.VersionAsync(number)));
            var file = CostFile.Sie("P802", (LingonbyCase.Today(here), 300), (LingonbyCase.Today(here), 400));
            return new ImportCosts((await here.SendAsync(Controller, new ReadCostFile("sparas.se", file))).ImportId);
        });
        book.When<ReadKeptCostFile, CostPreview>(Controller, async here =>
        {
            var file = CostFile.Sie("P803", (LingonbyCase.Today(here), 300));
            var read = await here.SendAsync(Controller, new ReadCostFile("igen.se", file));
            return new ReadKeptCostFile(read.ImportId, new CostFileChoices { ProjectDimension = 6 });
        });
        book.When<UndoImport, int>(Controller, async here =>
        {
            var number = (await LingonbyCase.RunningAsync(here, "Ångras", Kronor)).Number;
            await here.SendAsync(Controller, new SetProjectCode(number, "P804", await here.VersionAsync(number)));
            var read = await here.SendAsync(
                Controller,
                new ReadCostFile("angras.se", CostFile.Sie("P804", (LingonbyCase.Today(here).AddDays(-1), 301)))
            );
            await here.SendAsync(Controller, new ImportCosts(read.ImportId));
            return new UndoImport(read.ImportId, "Fel fil.");
        });
        book.When(Controller, async here =>
        {
            var number = (await LingonbyCase.RunningAsync(here, "Tas tillbaka", Kronor)).Number;
            await here.CostAsync(number, LingonbyCase.Today(here), Money.FromKronor(500), "V805");
            return new TakeBackCost(number, (await here.MoneyAsync(number)).Costs.Single().Id, "Fel ärende.");
        });
        book.When(Controller, async here => new GiveCodeToCase(
            (await LingonbyCase.RunningAsync(here, "Koden", Kronor)).Number,
            "P806",
            LingonbyCase.Today(here),
            null
        ));
        book.When(Controller, async here =>
        {
            var number = (await LingonbyCase.RunningAsync(here, "Koden slutar", Kronor)).Number;
            await here.SendAsync(Controller, new GiveCodeToCase(number, "P807", LingonbyCase.Today(here), null));
            var given = (await here.SendAsync(Controller, new CodesAndCases())).Single(row => row.Code == "P807");
            return new EndCode(given.Id!.Value, LingonbyCase.Today(here));
        });
        AddYearEnds(book);
        book.Elsewhere<SettlePeriod>(house => Task.FromResult(Attempt.Of(house.ToPrepare, Controller, new SettlePeriod(Occasion))));
        book.Elsewhere<ApproveSettlement>(async house =>
            Attempt.Of(house.ToApprove, Other, FundInTest.Approval(await house.ToApprove.PrepareAsync(Occasion)))
        );
        book.Elsewhere<ProposeReversal>(async house =>
            Attempt.Of(house.ToReverse, Controller, new ProposeReversal(Occasion, await ToReverseAsync(house.ToReverse), "Fel projekt."))
        );
        book.Elsewhere<WithdrawReversal>(async house =>
            Attempt.Of(
                house.ToReverse,
                Controller,
                new WithdrawReversal(Occasion, (await ProposedAsync(house.ToReverse)).Id, "Den är rätt.")
            )
        );
        book.Elsewhere<ApproveReversal>(async house =>
        {
            var waiting = await ProposedAsync(house.ToReverse);
            var total = (await house.ToReverse.SendAsync(Controller, new ReversalEffect(Occasion))).Total;
            return Attempt.Of(house.ToReverse, Other, new ApproveReversal(Occasion, waiting.Id, total));
        });
        book.Elsewhere<ConfirmVoucherRead>(async house =>
        {
            await house.ToRead.SettleAsync(Occasion);
            var day = await house.ToRead.SendAsync(Controller, new SettlementDayQuery(Occasion));
            return Attempt.Of(house.ToRead, Controller, new ConfirmVoucherRead(Occasion, day.Files[0].Id));
        });
    }

    // An approved settlement that nobody wants reversed yet, whatever the others have come to.
    private static async Task<Guid> ToReverseAsync(MunicipalityInTest here)
    {
        if ((await here.SendAsync(Controller, new SettlementDayQuery(Occasion))).ApprovedBy is null)
        {
            await here.SettleAsync(Occasion);
        }

        var effect = await here.SendAsync(Controller, new ReversalEffect(Occasion));
        if (effect.Waiting is { } waiting)
        {
            await here.SendAsync(Controller, new WithdrawReversal(Occasion, waiting.Id, "Den är rätt."));
        }

        return effect.Run;
    }

    private static async Task<WaitingReversal> ProposedAsync(MunicipalityInTest here)
    {
        await here.SendAsync(Controller, new ProposeReversal(Occasion, await ToReverseAsync(here), "Fel projekt."));
        return (await here.SendAsync(Controller, new ReversalEffect(Occasion))).Waiting!;
    }

    private static async Task<(string Number, Guid Cost)> CostAsync(MunicipalityInTest here, string title, string voucher)
    {
        var number = (await LingonbyCase.RunningAsync(here, title, Kronor)).Number;
        await here.CostAsync(number, LingonbyCase.Today(here), Money.FromKronor(500), voucher);
        return (number, (await here.MoneyAsync(number)).Costs.Single().Id);
    }

    // One registers, another attests: each command of the way, on something of its own.
    private static void AddAllocations(SituationBook book)
    {
        book.When<KeepFundDocuments, IReadOnlyDictionary<string, Guid>>(Controller, _ =>
            Task.FromResult(new KeepFundDocuments([new DocumentSent("decision", "Protokoll.txt", "§ 801"u8.ToArray())]))
        );
        book.When<AllocateToFund, Guid>(Controller, here => here.AllocationAsync(2026, Money.FromKronor(100_000), "§ 801"));
        book.When<DrawForAdministration, Guid>(Controller, _ =>
            Task.FromResult(new DrawForAdministration(2026, Money.FromKronor(1_000), "Samordnarens lön, första kvartalet"))
        );
        book.When(Other, async here => new AttestInFund(await RegisteredAsync(here, "§ 802"), Money.FromKronor(1_000)));
        book.When(Other, async here => new SendBackInFund(await RegisteredAsync(here, "§ 803"), "Fel paragraf."));
        book.When(Controller, async here => new WithdrawInFund(await RegisteredAsync(here, "§ 804")));
        book.When<ReverseInFund, Guid>(Controller, async here =>
        {
            var proposal = await RegisteredAsync(here, "§ 805");
            await here.SendAsync(Other, new AttestInFund(proposal, Money.FromKronor(1_000)));
            return new ReverseInFund(proposal, "Fel år.");
        });
    }

    // Years before the fund granted money: nothing is settled in them, and each situation has its own.
    private static void AddYearEnds(SituationBook book)
    {
        book.When(Controller, async here =>
        {
            var number = (await LingonbyCase.RunningAsync(here, "Före starten", Kronor)).Number;
            var day = new DateOnly(2025, 11, 3);
            await here.SendAsync(Controller, new EnterCost(number, day, Money.FromKronor(500), "V811", "Insats"));
            var post = (await here.SendAsync(Controller, new YearEnd(2025))).Posts.First(row => row.CaseNumber == number);
            return new DecideCost(2025, post.Cost, YearEndOutcome.Bear, "Uppstod före starten.");
        });
        book.When(Controller, async here => new SubmitYearEnd(await PostedAsync(here, 2024)));
        book.When(Other, async here =>
        {
            await here.SendAsync(Controller, new SubmitYearEnd(await PostedAsync(here, 2023)));
            return new ApproveYearEnd(2023);
        });
        book.When(Other, async here =>
        {
            await here.SendAsync(Controller, new SubmitYearEnd(await PostedAsync(here, 2022)));
            return new SendBackYearEnd(2022, "En post saknas.");
        });
        book.Elsewhere<DecideUnspent>(async house =>
        {
            var here = await house.StartDocumentAsync(TestFiles.Lingonby("anslaget", FundInTest.YearlyAppropriation));
            await here.AllocateAsync(2025, Money.FromKronor(1_000));
            return Attempt.Of(here, Controller, new DecideUnspent(2025, Money.Zero));
        });
    }

    // A year on which nothing is posted is not handed over.
    private static async Task<int> PostedAsync(MunicipalityInTest here, int year)
    {
        if (!(await here.SendAsync(Controller, new YearEnd(year))).HasPostings)
        {
            await here.AllocateAsync(year, Money.FromKronor(1), $"§ {year}");
        }

        return year;
    }

    private static async Task<Guid> RegisteredAsync(MunicipalityInTest here, string paragraph) =>
        await here.SendAsync(Controller, await here.AllocationAsync(2026, Money.FromKronor(1_000), paragraph));

    private static async Task<string> PlannedAsync(MunicipalityInTest here, string title)
    {
        var number = (await LingonbyCase.GrantedAsync(here, title, Kronor)).Number;
        await here.SendAsync(Manager, Plan(number));
        return number;
    }

    public static SubmitPlan Plan(string number, int seen = 0, string unit = "kultur") =>
        new(number, "repayment", [new(unit, 2028, Money.FromKronor(Kronor))], null, seen);
}
