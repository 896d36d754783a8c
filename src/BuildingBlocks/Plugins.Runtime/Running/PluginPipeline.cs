using Fund.Plugins.Runtime.Packages;

namespace Fund.Plugins.Runtime.Running;

/// <summary>What the adjustments of an operation set.</summary>
/// <param name="Answers">Each field once, with the step that set it last.</param>
/// <param name="Deadline">Due day of the new stage's task; null if none set it.</param>
public sealed record AdjustResult(IReadOnlyList<AdjustedAnswer> Answers, DateOnly? Deadline);

/// <summary>Runs the steps of an operation, each within its time. The same code serves the host and the test kit.</summary>
public static class PluginPipeline
{
    /// <summary>
    /// All checks run; all that they find is collected. A check that cannot run refuses with the number to quote: a rule is never skipped
    /// in
    /// silence, and never stops a page.
    /// </summary>
    public static async Task<IReadOnlyList<StepFinding>> CheckAsync(
        StepSet steps,
        Operation operation,
        Circumstances circumstances,
        Action<StepOutcome> record,
        CancellationToken cancellation
    )
    {
        var findings = new List<StepFinding>();
        foreach (var step in Applying(steps, StepKind.Check, operation, circumstances))
        {
            var state = new StepState(step, circumstances);
            try
            {
                await RunAsync(state, operation, new RunningCheck(state), record, cancellation);
                findings.AddRange(state.Findings);
            }
            catch (PluginStepFailed failed)
            {
                findings.Add(new StepFinding(step.Step.Id, failed.Rule, failed.Message, null, true, failed.Reference));
            }
        }

        return findings;
    }

    /// <summary>Adjustments run in order; a later one overrides an earlier.</summary>
    /// <exception cref="PluginStepFailed">A step threw, took too long, or set what it may not.</exception>
    public static async Task<AdjustResult> AdjustAsync(
        StepSet steps,
        Operation operation,
        Circumstances circumstances,
        Action<StepOutcome> record,
        CancellationToken cancellation
    )
    {
        var answers = new Dictionary<string, AdjustedAnswer>();
        DateOnly? deadline = null;
        foreach (var step in Applying(steps, StepKind.Adjust, operation, circumstances))
        {
            var state = new StepState(step, circumstances);
            await RunAsync(state, operation, new RunningAdjust(state), record, cancellation);
            foreach (var (field, value) in state.Answers)
            {
                answers[field] = new AdjustedAnswer(field, value, step.Step.Id, step.Package.Id, step.Step.Registration.Rule);
            }

            deadline = state.Deadline ?? deadline;
        }

        return new AdjustResult([.. answers.Values], deadline);
    }

    /// <summary>Reactions run in order, after the write; what they ask for.</summary>
    /// <exception cref="PluginStepFailed">A step threw, took too long, or asked what it may not.</exception>
    public static async Task<IReadOnlyList<StepRequest>> ReactAsync(
        StepSet steps,
        Operation operation,
        Circumstances circumstances,
        Action<StepOutcome> record,
        CancellationToken cancellation
    )
    {
        var requests = new List<StepRequest>();
        foreach (var step in Applying(steps, StepKind.React, operation, circumstances))
        {
            var state = new StepState(step, circumstances);
            await RunAsync(state, operation, new RunningReact(state), record, cancellation);
            requests.AddRange(state.Requests);
        }

        return requests;
    }

    /// <summary>The follow-ups that an operation asks for, in order; each is run later, on its own.</summary>
    public static IReadOnlyList<ActiveStep> FollowUps(StepSet steps, Operation operation, Circumstances circumstances) =>
        Applying(steps, StepKind.FollowUp, operation, circumstances);

    /// <summary>One follow-up step, after commit.</summary>
    /// <exception cref="PluginStepFailed">It threw or took too long; it is tried again later.</exception>
    public static async Task FollowUpAsync(
        ActiveStep step,
        Operation operation,
        Circumstances circumstances,
        Guid deliveryId,
        int attempt,
        Func<string, HttpClient> connection,
        Action<StepOutcome> record,
        CancellationToken cancellation
    )
    {
        var state = new StepState(step, circumstances);
        await RunAsync(state, operation, new RunningFollowUp(state, deliveryId, attempt, connection), record, cancellation);
    }

    /// <summary>The municipality's own answer to a calculation, or the standard's when no step replaces it.</summary>
    /// <exception cref="PluginStepFailed">The step threw or took too long.</exception>
    public static async Task<TResult> CalculateAsync<TInput, TResult>(
        StepSet steps,
        TInput input,
        Circumstances circumstances,
        Action<StepOutcome> record,
        CancellationToken cancellation
    )
        where TInput : Calculation<TResult>
    {
        var active = steps.For(StepKind.Calculate, typeof(TInput));
        if (active.Count == 0)
        {
            return input.Standard;
        }

        var state = new StepState(active[0], circumstances);
        var calculate = (ICalculate<TInput, TResult>)active[0].Step.Instance;
        return await TimedStep.RunAsync(
            state,
            async token => await calculate.CalculateAsync(input, new RunningCheck(state), token),
            record,
            cancellation
        );
    }

    private static List<ActiveStep> Applying(StepSet steps, StepKind kind, Operation operation, Circumstances circumstances) =>
        [.. steps.For(kind, operation.GetType()).Where(step => Applies(step.Step.Registration, circumstances))];

    private static bool Applies(StepAttribute step, Circumstances circumstances) =>
        (step.Stages.Length == 0 || (circumstances.Before is { } before && step.Stages.Contains(before.Stage)))
        && (step.WhenChanged.Length == 0 || step.WhenChanged.Any(circumstances.Changed.Contains));

    private static async Task RunAsync(
        StepState state,
        Operation operation,
        PluginContext context,
        Action<StepOutcome> record,
        CancellationToken cancellation
    ) =>
        await TimedStep.RunAsync(
            state,
            async token =>
            {
                await state.Step.Step.Call!(operation, context, token);
                return true;
            },
            record,
            cancellation
        );
}
