using Fund.Plugins.Runtime.Packages;

namespace Fund.Plugins.Runtime.Running;

/// <summary>What the checks of an operation found.</summary>
/// <param name="Findings">Refusals and warnings of all steps together.</param>
/// <param name="Outcomes">What each step did.</param>
public sealed record CheckResult(IReadOnlyList<StepFinding> Findings, IReadOnlyList<StepOutcome> Outcomes);

/// <summary>What the adjustments of an operation set.</summary>
/// <param name="Answers">Answers by field.</param>
/// <param name="Deadline">Due day of the new stage's task; null if none set it.</param>
/// <param name="Outcomes">What each step did.</param>
public sealed record AdjustResult(IReadOnlyList<AdjustedAnswer> Answers, DateOnly? Deadline, IReadOnlyList<StepOutcome> Outcomes);

/// <summary>An answer that a step has set.</summary>
/// <param name="Field">Key of the question.</param>
/// <param name="Value">The answer; null to empty it.</param>
/// <param name="StepId">The step.</param>
/// <param name="PluginId">The plugin.</param>
/// <param name="Rule">The guideline's rule.</param>
public sealed record AdjustedAnswer(string Field, string? Value, string StepId, string PluginId, string? Rule);

/// <summary>What the reactions to an operation ask for.</summary>
/// <param name="Requests">Tasks and notices.</param>
/// <param name="Outcomes">What each step did.</param>
public sealed record ReactResult(IReadOnlyList<StepRequest> Requests, IReadOnlyList<StepOutcome> Outcomes);

/// <summary>Runs the steps of an operation, each within its time. The same code serves the host and the test kit.</summary>
public static class PluginPipeline
{
    /// <summary>All checks run; all that they find is collected.</summary>
    /// <exception cref="PluginStepFailed">A step threw or took too long: the operation must be refused.</exception>
    public static async Task<CheckResult> CheckAsync(
        StepSet steps,
        Operation operation,
        Circumstances circumstances,
        Action<StepOutcome> record,
        CancellationToken cancellation
    )
    {
        var states = await RunAllAsync(
            steps,
            StepKind.Check,
            operation,
            circumstances,
            state => new RunningCheck(state),
            record,
            cancellation
        );
        return new CheckResult([.. states.SelectMany(s => s.State.Findings)], [.. states.Select(s => s.Outcome)]);
    }

    /// <summary>Adjustments run in order; a later one overrides an earlier.</summary>
    /// <exception cref="PluginStepFailed">A step threw or took too long.</exception>
    public static async Task<AdjustResult> AdjustAsync(
        StepSet steps,
        Operation operation,
        Circumstances circumstances,
        Action<StepOutcome> record,
        CancellationToken cancellation
    )
    {
        var states = await RunAllAsync(
            steps,
            StepKind.Adjust,
            operation,
            circumstances,
            state => new RunningAdjust(state),
            record,
            cancellation
        );
        var answers = new Dictionary<string, AdjustedAnswer>();
        foreach (var (state, _) in states)
        {
            foreach (var (field, value) in state.Answers)
            {
                answers[field] = new AdjustedAnswer(
                    field,
                    value,
                    state.Step.Step.Id,
                    state.Step.Package.Id,
                    state.Step.Step.Registration.Rule
                );
            }
        }

        return new AdjustResult(
            [.. answers.Values],
            states.LastOrDefault(s => s.State.Deadline is not null).State?.Deadline,
            [.. states.Select(s => s.Outcome)]
        );
    }

    /// <summary>Reactions run in order, after the write.</summary>
    /// <exception cref="PluginStepFailed">A step threw or took too long.</exception>
    public static async Task<ReactResult> ReactAsync(
        StepSet steps,
        Operation operation,
        Circumstances circumstances,
        Action<StepOutcome> record,
        CancellationToken cancellation
    )
    {
        var states = await RunAllAsync(
            steps,
            StepKind.React,
            operation,
            circumstances,
            state => new RunningReact(state),
            record,
            cancellation
        );
        return new ReactResult([.. states.SelectMany(s => s.State.Requests)], [.. states.Select(s => s.Outcome)]);
    }

    /// <summary>The follow-ups that an operation asks for, in order; each is run later, on its own.</summary>
    public static IReadOnlyList<ActiveStep> FollowUps(StepSet steps, Operation operation, Circumstances circumstances) =>
        [.. steps.For(StepKind.FollowUp, operation.GetType()).Where(step => Applies(step.Step.Registration, circumstances))];

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
        var (answer, _) = await TimedStep.RunAsync(
            state,
            async token => await calculate.CalculateAsync(input, new RunningCheck(state), token),
            record,
            cancellation
        );
        return answer;
    }

    private static async Task<List<(StepState State, StepOutcome Outcome)>> RunAllAsync(
        StepSet steps,
        StepKind kind,
        Operation operation,
        Circumstances circumstances,
        Func<StepState, PluginContext> context,
        Action<StepOutcome> record,
        CancellationToken cancellation
    )
    {
        var ran = new List<(StepState, StepOutcome)>();
        foreach (var step in steps.For(kind, operation.GetType()))
        {
            if (!Applies(step.Step.Registration, circumstances))
            {
                continue;
            }

            var state = new StepState(step, circumstances);
            ran.Add((state, await RunAsync(state, operation, context(state), record, cancellation)));
        }

        return ran;
    }

    private static bool Applies(StepAttribute step, Circumstances circumstances) =>
        (step.Stages.Length == 0 || (circumstances.Before is { } before && step.Stages.Contains(before.Stage)))
        && (step.WhenChanged.Length == 0 || step.WhenChanged.Any(circumstances.Changed.Contains));

    private static async Task<StepOutcome> RunAsync(
        StepState state,
        Operation operation,
        PluginContext context,
        Action<StepOutcome> record,
        CancellationToken cancellation
    )
    {
        var (_, outcome) = await TimedStep.RunAsync(
            state,
            async token =>
            {
                await state.Step.Step.Call!(operation, context, token);
                return true;
            },
            record,
            cancellation
        );
        return outcome;
    }
}
