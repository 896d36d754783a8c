using Fund.Applications.Initiatives;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Allocations;
using Fund.Finance.Costs;
using Fund.Finance.Costs.Import;
using Fund.Finance.Plans;
using Fund.Finance.Repayments;
using Fund.Finance.Settlements;
using Fund.Finance.Settlements.CostHolds;
using Fund.Finance.Settlements.Reversals;
using Fund.Finance.Years;
using Fund.Tests.Finance;
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
        book.When(Controller, _ => Task.FromResult(FundInTest.Allocation(2026, Money.FromKronor(100_000), "§ 801")));
        book.When(
            Controller,
            _ => Task.FromResult(new DrawForAdministration(2026, Money.FromKronor(1_000), "Samordnarens lön, första kvartalet"))
        );
        book.When(Manager, async here => Plan((await LingonbyCase.GrantedAsync(here, "Planen", Kronor)).Number));
        book.When("lingonby-styrgrupp", async here => new ApprovePlan(await PlannedAsync(here, "Planen godkänns"), "repayment", 1));
        book.When(
            Controller,
            async here =>
            {
                var number = await PlannedAsync(here, "Återbetalningen");
                await here.SendAsync("lingonby-styrgrupp", new ApprovePlan(number, "repayment", 1));
                var row = (await here.SendAsync(Controller, new RepaymentList())).Rows.First(r => r.CaseNumber == number);
                return new SetRepaymentState(row.Id, RepaymentState.Done, null, row.Version);
            }
        );
        book.When(
            Coordinator,
            async here => new HoldPayout((await LingonbyCase.RunningAsync(here, "Hålls inne", Kronor)).Number, "Vi väntar.")
        );
        book.When(
            Coordinator,
            async here =>
            {
                var number = (await LingonbyCase.RunningAsync(here, "Släpps", Kronor)).Number;
                await here.SendAsync(Coordinator, new HoldPayout(number, "Vi väntar."));
                var held = (await here.MoneyAsync(number)).Held!;
                return new ReleasePayout(number, held.Id, "Löst.", LingonbyCase.Today(here));
            }
        );
        book.When(
            Controller,
            async here =>
            {
                var (number, cost) = await CostAsync(here, "Kostnaden hålls", "V811");
                return new HoldCost(number, cost, "Fel bilaga.");
            }
        );
        book.When(
            Controller,
            async here =>
            {
                var (number, cost) = await CostAsync(here, "Kostnaden släpps", "V812");
                await here.SendAsync(Controller, new HoldCost(number, cost, "Fel bilaga."));
                var held = (await here.SendAsync(Controller, new CostHeld(number, cost))).Held!;
                return new ReleaseCost(number, held.Id, "Rätt bilaga.");
            }
        );
        book.When(
            Coordinator,
            async here => new ConfirmAdherence((await LingonbyCase.RunningAsync(here, "Följsamheten", Kronor)).Number, Occasion, true, null)
        );
        book.When(
            Controller,
            async here => new EnterCost(
                (await LingonbyCase.RunningAsync(here, "Kostnaden", Kronor)).Number,
                LingonbyCase.Today(here),
                Money.FromKronor(500),
                "V801",
                "Insats"
            )
        );
        book.When<ReadCostFile, CostPreview>(
            Controller,
            here => Task.FromResult(new ReadCostFile("granskas.se", CostFile.Sie("P801", (LingonbyCase.Today(here), 300))))
        );
        book.When<ImportCosts, int>(
            Controller,
            async here =>
            {
                var number = (await LingonbyCase.RunningAsync(here, "Inläsningen", Kronor)).Number;
                await here.SendAsync(Controller, new SetProjectCode(number, "P802", await here.VersionAsync(number)));
                var file = CostFile.Sie("P802", (LingonbyCase.Today(here), 300), (LingonbyCase.Today(here), 400));
                return new ImportCosts((await here.SendAsync(Controller, new ReadCostFile("sparas.se", file))).ImportId);
            }
        );
        book.When(Controller, _ => Task.FromResult(new CloseYear(2025, Money.Zero)));
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

    private static async Task<string> PlannedAsync(MunicipalityInTest here, string title)
    {
        var number = (await LingonbyCase.GrantedAsync(here, title, Kronor)).Number;
        await here.SendAsync(Manager, Plan(number));
        return number;
    }

    public static SubmitPlan Plan(string number, int seen = 0, string unit = "kultur") =>
        new(number, "repayment", [new(unit, 2028, Money.FromKronor(Kronor))], null, seen);
}
