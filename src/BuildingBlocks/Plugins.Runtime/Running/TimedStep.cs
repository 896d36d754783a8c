using Fund.Plugins.Runtime.Packages;

namespace Fund.Plugins.Runtime.Running;

/// <summary>Runs one step within its time, closes its context, and says what it did.</summary>
internal static class TimedStep
{
    private const int MaxBudget = 2_000;
    private const int MaxFollowUpBudget = 30_000;
    private const int Grace = 50;

    public static async Task<TResult> RunAsync<TResult>(
        StepState state,
        Func<CancellationToken, Task<TResult>> run,
        Action<StepOutcome> record,
        CancellationToken cancellation
    )
    {
        var watch = state.Step.Package.Watch;
        if (watch.Holds(state.Step, state.Circumstances.Municipality.Key))
        {
            throw Failed(state, "quarantined", TimeSpan.Zero, null, record);
        }

        var own = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        state.Ended = own.Token;
        var started = watch.Time.GetTimestamp();
        // On a thread of the pool, so that a step that never returns costs that thread and not the request.
        var running = Task.Run(() => run(own.Token), CancellationToken.None);
        try
        {
            var answer = await running.WaitAsync(BudgetOf(state.Step), watch.Time, cancellation);
            state.Close();
            if (state.Broken is { } broken)
            {
                throw broken;
            }

            record(
                OutcomeOf(
                    state,
                    state.Findings.Any(finding => finding.Refuses) ? "refused" : "done",
                    watch.Time.GetElapsedTime(started),
                    state.TraceText
                )
            );
            return answer;
        }
        catch (TimeoutException error) when (!running.IsCompleted)
        {
            state.Close();
            watch.Overran(state.Step, state.Circumstances.Municipality.Key);
            throw Failed(state, "timeOut", watch.Time.GetElapsedTime(started), error, record);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            state.Close();
            throw Failed(state, "failed", watch.Time.GetElapsedTime(started), error, record);
        }
        finally
        {
            state.Close();
            End(own, running, watch);
        }
    }

    private static TimeSpan BudgetOf(ActiveStep step)
    {
        var most = step.Step.Kind == StepKind.FollowUp ? MaxFollowUpBudget : MaxBudget;
        return TimeSpan.FromMilliseconds(Math.Clamp(step.Step.Registration.BudgetMilliseconds, 1, most) + Grace);
    }

    private static void End(CancellationTokenSource own, Task running, StepWatch watch)
    {
        if (running.IsCompleted)
        {
            own.Dispose();
            return;
        }

        watch.Lingers(running);
        // Not awaited: what the step has hung on the token is the step's code, and may hang too.
        _ = own.CancelAsync()
            .ContinueWith(
                told => _ = told.Exception,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
    }

    private static PluginStepFailed Failed(StepState state, string result, TimeSpan duration, Exception? cause, Action<StepOutcome> record)
    {
        var reference = FaultNumber.New();
        record(OutcomeOf(state, result, duration, state.TraceText) with { Reference = reference, Fault = Describe(cause) });
        var rule = state.Step.Step.Registration.Rule ?? state.Step.Step.Id;
        var sentence = state.Step.Step.Kind switch
        {
            StepKind.FollowUp => $"Efterarbetet {rule} kunde inte göras nu. Det görs om senare.",
            _ when result == "quarantined" =>
                $"Regeln {rule} är pausad, eftersom den flera gånger har tagit för lång tid. Kommunens administratör kan släppa på "
                    + $"den.",
            StepKind.Check => $"Regeln {rule} kunde inte prövas just nu. Försök igen om en stund.",
            _ => $"Regeln {rule} kunde inte köras. Inget har sparats. Försök igen om en stund.",
        };
        return new PluginStepFailed($"{sentence} {FaultNumber.Asked(reference)}", cause)
        {
            Reference = reference,
            Rule = state.Step.Step.Registration.Rule,
        };
    }

    private static StepOutcome OutcomeOf(StepState state, string result, TimeSpan duration, string lines)
    {
        var step = state.Step;
        return new StepOutcome(
            step.Package.Id,
            step.Package.Version,
            step.Step.Id,
            step.Step.Registration.Rule,
            step.Step.Subject.Name,
            duration,
            result,
            lines
        );
    }

    private static string? Describe(Exception? cause)
    {
        const int most = 1_000;
        if (cause is null)
        {
            return null;
        }

        try
        {
            var text = $"{cause.GetType().Name}: {cause.Message}";
            return text.Length > most ? text[..most] : text;
        }
        catch (Exception)
        {
            // The message is the plugin's code, too.
            return cause.GetType().Name;
        }
    }
}
