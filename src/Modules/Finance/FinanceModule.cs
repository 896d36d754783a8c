using Autofac;
using Fund.Contracts.Messages;
using Fund.Finance.Adherence;
using Fund.Finance.Allocations;
using Fund.Finance.Costs;
using Fund.Finance.Costs.Codes;
using Fund.Finance.Costs.Import;
using Fund.Finance.Grants;
using Fund.Finance.Ledger;
using Fund.Finance.Ledger.Proof;
using Fund.Finance.Load;
using Fund.Finance.Occasions;
using Fund.Finance.Overview;
using Fund.Finance.Papers;
using Fund.Finance.Persistence;
using Fund.Finance.Plans;
using Fund.Finance.Repayments;
using Fund.Finance.Settlements;
using Fund.Finance.Settlements.CostHolds;
using Fund.Finance.Settlements.Reversals;
using Fund.Finance.Years;
using Fund.Platform.Api;
using Fund.Platform.Jobs;
using Fund.Platform.Modules;
using Fund.Platform.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Fund.Finance;

/// <summary>Finance: the fund's ledger, allocations, plans, costs, settlements, repayments.</summary>
public sealed class FinanceModule : IModule, IModuleApi, IModuleJobs
{
    /// <inheritdoc/>
    public string Key => "finance";

    /// <inheritdoc/>
    public string Name => T("Ekonomi");

    /// <inheritdoc/>
    public string Description => T("Fondens huvudbok, avsättning, kostnader, avräkning och återbetalning.");

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["assessment"];

    /// <inheritdoc/>
    public IReadOnlyList<Type> Contexts => [typeof(FinanceDb)];

    /// <inheritdoc/>
    public IReadOnlyList<MenuEntry> Menu =>
        [
            new(T("Fonden"), "/fonden", Permission.ReadFinance, 40),
            new(T("Kostnader"), "/kostnader", Permission.ReadCostFiles, 50),
            new(T("Avräkning"), "/avrakning", Permission.ReadFinance, 55),
            new(T("Återbetalning"), "/aterbetalning", Permission.ReadFinance, 60, versions =>
                versions.Any(version => version.Repayment.IsForSome())
            ),
        ];

    /// <inheritdoc/>
    public IReadOnlyList<CaseTab> CaseTabs =>
        [
            new(T("Planer"), "planer", 50, (@case, rules) => CaseTab.Received(@case) && rules.Plans.Count > 0),
            new(T("Ekonomi"), "ekonomi", 60, (@case, _) => CaseTab.Received(@case)),
        ];

    /// <inheritdoc/>
    public void Register(ContainerBuilder builder)
    {
        builder.RegisterModuleDb<FinanceDb>(FinanceDb.SchemaName);
        builder
            .RegisterTypes(
                typeof(FundLedger),
                typeof(FundsHere),
                typeof(LedgerList),
                typeof(AllocationDesk),
                typeof(SecondAsked),
                typeof(SecondPerson),
                typeof(Proposals),
                typeof(ProposalWalls),
                typeof(ProposalHandOver),
                typeof(PaperPrint),
                typeof(FundYearPdf),
                typeof(YearBook),
                typeof(YearEndPosts),
                typeof(YearEndDecided),
                typeof(YearEndWalls),
                typeof(YearEndPosting),
                typeof(YearEndVoucherFile),
                typeof(GrantDesk),
                typeof(GrantHandOver),
                typeof(SettlementLines),
                typeof(SettlementCosts),
                typeof(WrittenLines),
                typeof(CostsOfRun),
                typeof(SettlementRows),
                typeof(SettlementWalls),
                typeof(SecondOfSettlement),
                typeof(PayoutPosting),
                typeof(SettlementVoucherFile),
                typeof(VoucherHandOver),
                typeof(BookingDay),
                typeof(SettlementPdf),
                typeof(ReversalDesk),
                typeof(RepaymentBook),
                typeof(RepaymentReading),
                typeof(BudgetInputDesk),
                typeof(PlanHandOver),
                typeof(PlanAgainstPaid),
                typeof(AdherenceQuestions),
                typeof(AdherenceReading),
                typeof(HoldHandOver),
                typeof(CostHandOver),
                typeof(QuestionHandOver),
                typeof(FundOccasions),
                typeof(KnownCodes),
                typeof(CostFileReading),
                typeof(FileHabits),
                typeof(FileJudgement),
                typeof(FileBooking),
                typeof(VouchersToDecide),
                typeof(CostReconciliation),
                typeof(SettlementsForLoad),
                typeof(PlansForLoad)
            )
            .AsSelf()
            .InstancePerLifetimeScope();
        builder.RegisterType<LedgerProof>().As<IProof>().SingleInstance();
        foreach (var wall in LedgerWalls.Words)
        {
            builder.RegisterInstance(wall);
        }
    }

    /// <inheritdoc/>
    public void Schedule(RecurringJobs jobs)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        jobs.Daily<SettlementJob>("settlement", hour: 5);
        jobs.Daily<AdherenceJob>("adherence", hour: 5);
        jobs.Daily<BudgetInputJob>("budget-input", hour: 5);
    }

    /// <inheritdoc/>
    public void Map(ApiRoutes api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.Get<FundPageQuery, FundPageView>("/fund/{year}");
        api.GetFile<FundPageQuery, FundPageView>("/fund/{year}/pdf", "application/pdf", async (services, view, cancellation) =>
            new ApiFile(FundYearPaper.FileName(view), await services.GetRequiredService<FundYearPdf>().PrintAsync(view, cancellation))
        );
        api.Get<FundForecast, FundForecastView>("/fund/forecast");
        api.Get<LedgerForExcel, IReadOnlyList<LedgerListRow>>("/fund/{year}/ledger");
        api.Get<OpenCommitments, OpenCommitmentsView>("/fund/open-commitments");
        api.Get<YearEnd, YearEndView>("/fund/{year}/year-end");
        api.Get<AllocationRoomFor, AllocationRoomView>("/fund/{year}/allocation-room");
        api.Post<KeepFundDocuments, IReadOnlyDictionary<string, Guid>>("/fund/documents");
        api.Get<FundDocumentFile, FundDocumentContent>("/fund/documents/{id}");
        api.Post<AllocateToFund, Guid>("/fund/allocations");
        api.Post<DrawForAdministration, Guid>("/fund/administration-draws");
        api.Get<ProposalQuery, ProposalView>("/fund/proposals/{proposal}");
        api.Post<AttestInFund>("/fund/proposals/{proposal}/attest");
        api.Post<SendBackInFund>("/fund/proposals/{proposal}/send-back");
        api.Post<WithdrawInFund>("/fund/proposals/{proposal}/withdraw");
        api.Post<ReverseInFund, Guid>("/fund/proposals/{proposal}/reverse");
        api.Post<DecideCost>("/fund/{year}/year-end/costs/{cost}");
        api.Post<DecideUnspent>("/fund/{year}/year-end/unspent");
        api.Post<SubmitYearEnd>("/fund/{year}/year-end/submit");
        api.Post<ApproveYearEnd>("/fund/{year}/year-end/approve");
        api.Post<SendBackYearEnd>("/fund/{year}/year-end/send-back");
        api.Get<YearEndVouchers, YearEndVoucherView>("/fund/{year}/year-end/vouchers");
        api.Get<YearEndNote, YearEndNoteView>("/fund/{year}/year-end/note");
        api.Get<CasePlans, CasePlansView>("/cases/{caseNumber}/plans");
        api.Post<SubmitPlan>("/cases/{caseNumber}/plans/{plan}");
        api.Post<ApprovePlan>("/cases/{caseNumber}/plans/{plan}/approve");
        api.Get<CaseMoneyPage, CaseMoneyPageView>("/cases/{caseNumber}/money");
        api.Get<AdherenceOfCase, AdherenceOfCaseView>("/cases/{caseNumber}/adherence");
        api.Post<EnterCost>("/cases/{caseNumber}/costs");
        api.Get<CostByHand, CostByHandView>("/cases/{caseNumber}/costs/{cost}/by-hand");
        api.Get<CostDocument, CostDocumentView>("/cases/{caseNumber}/costs/{cost}/document");
        api.Post<TakeBackCost>("/cases/{caseNumber}/costs/{cost}/take-back");
        api.Post<ConfirmAdherence>("/cases/{caseNumber}/adherence/{occasion}");
        api.Post<HoldPayout>("/cases/{caseNumber}/hold");
        api.Post<ReleasePayout>("/cases/{caseNumber}/release");
        api.Get<CostHeld, CostHeldView>("/cases/{caseNumber}/costs/{cost}/hold");
        api.Post<HoldCost>("/cases/{caseNumber}/costs/{cost}/hold");
        api.Post<ReleaseCost>("/cases/{caseNumber}/cost-holds/{hold}/release");
        api.Get<QuestionsOfCase, QuestionsOfCaseView>("/cases/{caseNumber}/cost-questions");
        api.Post<AskAboutCost>("/cases/{caseNumber}/costs/{cost}/questions");
        api.Post<AnswerAboutCost>("/cases/{caseNumber}/cost-questions/{question}/answer");
        api.Post<ReadCostFile, CostPreview>("/costs/files");
        api.Get<CostImportPreview, CostPreview>("/costs/files/{importId}");
        api.Get<CostImports, CostImportsView>("/costs/files");
        api.Post<ReadKeptCostFile, CostPreview>("/costs/files/{importId}/read-again");
        api.Post<ImportCosts, int>("/costs/files/{importId}/store");
        api.Post<UndoImport, int>("/costs/files/{importId}/undo");
        api.Get<CodesAndCases, IReadOnlyList<CodeRow>>("/costs/codes");
        api.Post<GiveCodeToCase>("/cases/{caseNumber}/codes");
        api.Post<EndCode>("/costs/codes/{id}/end");
        api.Get<OccasionList, OccasionListView>("/settlements/years/{year}");
        api.Get<SettlementDayQuery, SettlementDay>("/settlements/{occasion}");
        api.GetFile<SettlementDayQuery, SettlementDay>(
            "/settlements/{occasion}/pdf",
            "application/pdf",
            async (services, day, cancellation) =>
                new ApiFile(
                    SettlementDocument.FileName(day),
                    await services.GetRequiredService<SettlementPdf>().PrintAsync(day, cancellation)
                )
        );
        api.Get<SettlementVoucher, VoucherFileView>("/settlements/{occasion}/voucher");
        api.Get<VoucherPreviews, VoucherPreviewsView>("/settlements/{occasion}/vouchers");
        api.Post<ConfirmVoucherRead>("/settlements/{occasion}/voucher/read");
        api.Post<SettlePeriod>("/settlements/{occasion}/prepare");
        api.Post<ApproveSettlement>("/settlements/{occasion}/approve");
        api.Get<ReversalEffect, ReversalEffectView>("/settlements/{occasion}/reversal");
        api.Post<ProposeReversal>("/settlements/{occasion}/reversal");
        api.Post<WithdrawReversal>("/settlements/{occasion}/reversal/{reversal}/withdraw");
        api.Post<ApproveReversal>("/settlements/{occasion}/reversal/{reversal}/approve");
        api.Get<RepaymentList, RepaymentListView>("/repayments");
        api.Get<SimulateEffect, SimulationView>("/repayments/simulation");
        api.Get<BudgetInput, BudgetInputView>("/repayments/budget-input");
        api.Post<DeliverBudgetInput, Guid>("/repayments/budget-input");
        api.Get<BudgetDeliveryQuery, BudgetDeliveryView>("/repayments/deliveries/{delivery}");
        api.GetFile<BudgetDeliveryQuery, BudgetDeliveryView>("/repayments/deliveries/{delivery}/csv", "text/csv", (_, delivered, _) =>
            Task.FromResult(new ApiFile(BudgetFile.NameOf(delivered) + ".csv", BudgetFile.Csv(delivered)))
        );
        api.Get<RepaymentRowQuery, RepaymentListRow>("/repayments/{id}");
        api.Post<SetRepaymentState>("/repayments/{id}");
        api.Post<RegisterEffect>("/repayments/{id}/effects");
        api.Post<RepayToFund, Guid>("/repayments/{instalment}/into-fund");
    }
}
