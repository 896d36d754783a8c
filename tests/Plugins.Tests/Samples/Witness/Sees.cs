using System.Text.Json;
using Fund.Plugins;

namespace Samples;

/// <summary>Writes down every operation and the case as it sees them, as JSON, a line each.</summary>
[Step("sees", 901, Rule = "V-1", Does = "Skriver ned vad ett tillägg ser.", BudgetMilliseconds = 1_900)]
public sealed class Sees
    : ICheck<SubmitIdea>,
        ICheck<AnswerIdea>,
        ICheck<PrepareApplication>,
        ICheck<DecideToApply>,
        ICheck<SignApplication>,
        ICheck<SubmitApplication>,
        ICheck<RecordMeeting>,
        ICheck<AssessCriterion>,
        ICheck<RankRound>,
        ICheck<RecommendApplication>,
        ICheck<RecordDecision>,
        ICheck<SubmitPlan>,
        ICheck<ApprovePlan>,
        ICheck<StartInitiative>,
        ICheck<AllocateToFund>,
        ICheck<ImportCosts>,
        ICheck<ConfirmAdherence>,
        ICheck<SettlePeriod>,
        ICheck<ApproveSettlement>,
        ICheck<HoldPayout>,
        ICheck<ReleasePayout>,
        ICheck<RecordMeasurement>,
        ICheck<RecordEvaluation>,
        ICheck<CompilePortfolio>,
        ICheck<CloseCase>,
        ICheck<WithdrawCase>
{
    public ValueTask CheckAsync(SubmitIdea operation, CheckContext context, CancellationToken cancellation) => See(operation, context);

    public ValueTask CheckAsync(AnswerIdea operation, CheckContext context, CancellationToken cancellation) => See(operation, context);

    public ValueTask CheckAsync(PrepareApplication operation, CheckContext context, CancellationToken cancellation) =>
        See(operation, context);

    public ValueTask CheckAsync(DecideToApply operation, CheckContext context, CancellationToken cancellation) => See(operation, context);

    public ValueTask CheckAsync(SignApplication operation, CheckContext context, CancellationToken cancellation) => See(operation, context);

    public ValueTask CheckAsync(SubmitApplication operation, CheckContext context, CancellationToken cancellation) =>
        See(operation, context);

    public ValueTask CheckAsync(RecordMeeting operation, CheckContext context, CancellationToken cancellation) => See(operation, context);

    public ValueTask CheckAsync(AssessCriterion operation, CheckContext context, CancellationToken cancellation) => See(operation, context);

    public ValueTask CheckAsync(RankRound operation, CheckContext context, CancellationToken cancellation) => See(operation, context);

    public ValueTask CheckAsync(RecommendApplication operation, CheckContext context, CancellationToken cancellation) =>
        See(operation, context);

    public ValueTask CheckAsync(RecordDecision operation, CheckContext context, CancellationToken cancellation) => See(operation, context);

    public ValueTask CheckAsync(SubmitPlan operation, CheckContext context, CancellationToken cancellation) => See(operation, context);

    public ValueTask CheckAsync(ApprovePlan operation, CheckContext context, CancellationToken cancellation) => See(operation, context);

    public ValueTask CheckAsync(StartInitiative operation, CheckContext context, CancellationToken cancellation) => See(operation, context);

    public ValueTask CheckAsync(AllocateToFund operation, CheckContext context, CancellationToken cancellation) => See(operation, context);

    public ValueTask CheckAsync(ImportCosts operation, CheckContext context, CancellationToken cancellation) => See(operation, context);

    public ValueTask CheckAsync(ConfirmAdherence operation, CheckContext context, CancellationToken cancellation) =>
        See(operation, context);

    public ValueTask CheckAsync(SettlePeriod operation, CheckContext context, CancellationToken cancellation) => See(operation, context);

    public ValueTask CheckAsync(ApproveSettlement operation, CheckContext context, CancellationToken cancellation) =>
        See(operation, context);

    public ValueTask CheckAsync(HoldPayout operation, CheckContext context, CancellationToken cancellation) => See(operation, context);

    public ValueTask CheckAsync(ReleasePayout operation, CheckContext context, CancellationToken cancellation) => See(operation, context);

    public ValueTask CheckAsync(RecordMeasurement operation, CheckContext context, CancellationToken cancellation) =>
        See(operation, context);

    public ValueTask CheckAsync(RecordEvaluation operation, CheckContext context, CancellationToken cancellation) =>
        See(operation, context);

    public ValueTask CheckAsync(CompilePortfolio operation, CheckContext context, CancellationToken cancellation) =>
        See(operation, context);

    public ValueTask CheckAsync(CloseCase operation, CheckContext context, CancellationToken cancellation) => See(operation, context);

    public ValueTask CheckAsync(WithdrawCase operation, CheckContext context, CancellationToken cancellation) => See(operation, context);

    private static ValueTask See<T>(T operation, PluginContext context)
        where T : Operation
    {
        context.Trace($"operation {JsonSerializer.Serialize(operation)}");
        context.Trace($"case {JsonSerializer.Serialize(context.Case)}");
        return default;
    }
}
