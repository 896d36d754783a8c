using System.Collections.Frozen;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Outbox;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Plugins;
using Fund.Plugins.Runtime.Packages;
using Fund.Plugins.Runtime.Running;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Platform.Plugins;

/// <summary>
/// Runs the municipality's plugin steps around an operation and brings home what they ask for. A case is handled by the plugins, versions
/// and settings that it was opened under; the fund's operations by those that are switched on now.
/// </summary>
public sealed class PluginHost(
    StepSets sets,
    CurrentSetup setup,
    CurrentMunicipality municipality,
    Actor actor,
    StepTraces traces,
    TimeProvider time,
    HandOvers handOvers,
    Notices notices,
    Outbox.Outbox outbox,
    IMediator mediator
)
{
    private Setup.Setup? known;

    /// <summary>
    /// What the checks find. A step that throws, takes too long or is held back, and a plugin that is switched on but cannot run, is a
    /// refusal
    /// with a number to quote: a rule is never skipped in silence, and its fault never stops a page.
    /// </summary>
    public async Task<IReadOnlyList<Finding>> CheckAsync(
        Operation operation,
        CaseHeaderView? about,
        CaseFacts facts,
        IReadOnlySet<string> changed,
        CancellationToken cancellation
    )
    {
        var (steps, _) = await StepsAsync(about, cancellation);
        if (steps.Missing.Count > 0)
        {
            return [.. steps.Missing.Select(missing => CannotRun(missing, operation, about))];
        }

        if (steps.For(StepKind.Check, operation.GetType()).Count == 0)
        {
            return [];
        }

        var findings = await PluginPipeline.CheckAsync(
            steps,
            await WholeAsync(operation, about, cancellation),
            await SeeAsync(about, facts, changed, cancellation),
            Record(about),
            cancellation
        );
        return [.. findings.Select(f => new Finding(f.Message, f.Rule, f.Field, f.Refuses ? Severity.Refusal : Severity.Warning))];
    }

    /// <summary>What the adjustments set, and which step set what.</summary>
    /// <exception cref="Refused">A step could not run, or set what it may not; nothing has been written.</exception>
    public async Task<AdjustResult> AdjustAsync(
        Operation operation,
        CaseHeaderView? about,
        CaseFacts facts,
        IReadOnlySet<string> changed,
        CancellationToken cancellation
    )
    {
        var (steps, _) = await StepsAsync(about, cancellation);
        if (steps.For(StepKind.Adjust, operation.GetType()).Count == 0)
        {
            return new AdjustResult([], null);
        }

        var whole = await WholeAsync(operation, about, cancellation);
        var seen = await SeeAsync(about, facts, changed, cancellation);
        return await GuardAsync(() => PluginPipeline.AdjustAsync(steps, whole, seen, Record(about), cancellation));
    }

    /// <summary>
    /// Has the case a step that reacts to the operation, so that its facts are worth gathering again? Asked after <see cref="CheckAsync"/>.
    /// </summary>
    public bool HasReactions(Operation operation, CaseHeaderView? about)
    {
        var read = known ?? throw new InvalidOperationException("The checks of the operation come first.");
        return sets.For(municipality.Value.Id, read, RevisionOf(read, about)).For(StepKind.React, operation.GetType()).Count > 0;
    }

    /// <summary>Runs the reactions, puts up their tasks, and leaves the follow-ups in the outbox.</summary>
    /// <param name="operation">What was done.</param>
    /// <param name="before">The case before; null when it was about no case.</param>
    /// <param name="factsBefore">What was known of it before.</param>
    /// <param name="after">The case after; null when it was about no case.</param>
    /// <param name="factsAfter">What is known of it after; need not be gathered anew without <see cref="HasReactions"/>.</param>
    /// <param name="changed">Keys of answers that were changed.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="Refused">A step could not run; the operation is undone.</exception>
    public async Task ReactAsync(
        Operation operation,
        CaseHeaderView? before,
        CaseFacts factsBefore,
        CaseHeaderView? after,
        CaseFacts factsAfter,
        IReadOnlySet<string> changed,
        CancellationToken cancellation
    )
    {
        var (steps, revision) = await StepsAsync(before, cancellation);
        if (steps.All.Count == 0)
        {
            return;
        }

        var whole = await WholeAsync(operation, before, cancellation);
        var seen = await SeeAsync(before, factsBefore, changed, cancellation, after is null ? null : CaseViews.Of(after, factsAfter));
        foreach (var request in await GuardAsync(() => PluginPipeline.ReactAsync(steps, whole, seen, Record(before), cancellation)))
        {
            await BringHomeAsync(request, before, cancellation);
        }

        foreach (var step in PluginPipeline.FollowUps(steps, whole, seen))
        {
            await outbox.SendAsync(FollowUpCalls.Of(step, revision, whole, before?.Number, seen.Actor), cancellation);
        }
    }

    /// <summary>The municipality's own answer to a calculation, or the standard's.</summary>
    /// <exception cref="Refused">The step, or a plugin that may hold one, could not run.</exception>
    public async Task<TResult> CalculateAsync<TInput, TResult>(
        TInput input,
        CaseHeaderView? about,
        CaseFacts? facts,
        CancellationToken cancellation
    )
        where TInput : Calculation<TResult>
    {
        var (steps, _) = await StepsAsync(about, cancellation);
        if (steps.Missing.Count > 0)
        {
            throw new Refused([.. steps.Missing.Select(missing => new Finding(missing))]);
        }

        if (steps.For(StepKind.Calculate, typeof(TInput)).Count == 0)
        {
            return input.Standard;
        }

        var seen = await SeeAsync(about, facts ?? new CaseFacts(), FrozenSet<string>.Empty, cancellation);
        return await GuardAsync(() => PluginPipeline.CalculateAsync<TInput, TResult>(steps, input, seen, Record(about), cancellation));
    }

    internal async ValueTask<Circumstances> SeeAsync(
        CaseHeaderView? about,
        CaseFacts facts,
        IReadOnlySet<string> changed,
        CancellationToken cancellation,
        CaseView? after = null,
        ActorView? who = null
    ) =>
        new()
        {
            Municipality = new MunicipalityView { Key = municipality.Value.Key, Name = municipality.Value.Name },
            Actor = who ?? new ActorView { Name = actor.Name, Roles = [.. actor.Roles.Where(IsOfPeople).Select(role => role.ToString())] },
            Before = about is null ? null : CaseViews.Of(about, facts),
            After = after,
            Rules = RulesViews.Of(await RulesAsync(about, cancellation)),
            Today = StockholmTime.Today(time),
            Read = new ReadingOfMunicipality(mediator, about?.Fund),
            Changed = changed,
        };

    /// <summary>The steps for a case, or for the fund where there is none, and the choice of plugins that they belong to.</summary>
    public async ValueTask<(StepSet Steps, int Revision)> StepsAsync(CaseHeaderView? about, CancellationToken cancellation)
    {
        known = await setup.GetAsync(cancellation);
        var revision = RevisionOf(known, about);
        return (sets.For(municipality.Value.Id, known, revision), revision.Number);
    }

    /// <summary>The steps of what was asked for under a choice of plugins, as it holds now.</summary>
    internal async ValueTask<StepSet> StepsAsync(int openedUnder, CancellationToken cancellation)
    {
        known = await setup.GetAsync(cancellation);
        return sets.For(municipality.Value.Id, known, known.PluginsFor(openedUnder));
    }

    internal Action<StepOutcome> Record(CaseHeaderView? about) =>
        outcome =>
            traces.Keep(
                municipality.Value.Id,
                new StepTrace
                {
                    At = time.GetUtcNow(),
                    CaseNumber = about?.Number,
                    Plugin = outcome.PluginId,
                    Version = outcome.Version,
                    Step = outcome.StepId,
                    Rule = outcome.Rule,
                    Operation = outcome.Operation,
                    Microseconds = (long)outcome.Duration.TotalMicroseconds,
                    Result = outcome.Result,
                    Lines = outcome.Lines,
                    Reference = outcome.Reference,
                    Fault = outcome.Fault,
                }
            );

    private static PluginRevisionView RevisionOf(Setup.Setup read, CaseHeaderView? about) =>
        about is null ? read.Plugins : read.PluginsFor(about.PluginRevision);

    // A schedule and the operator hold roles that no plugin is told of.
    private static bool IsOfPeople(Role role) => RoleNames.All.Contains(role.ToString());

    // A step that fails before commit refuses the operation, in words; nothing has been written.
    private static async Task<TResult> GuardAsync<TResult>(Func<Task<TResult>> run)
    {
        try
        {
            return await run();
        }
        catch (PluginStepFailed failed)
        {
            throw new Refused(failed.Message, failed.Rule);
        }
    }

    private async ValueTask<Operation> WholeAsync(Operation told, CaseHeaderView? about, CancellationToken cancellation)
    {
        var rules = await RulesAsync(about, cancellation);
        var calendar = (await setup.GetAsync(cancellation)).CalendarOf(rules.Fund.Key);
        return await WholeOperations.OfAsync(told, about, rules, calendar, mediator, cancellation);
    }

    private async ValueTask<Profile> RulesAsync(CaseHeaderView? about, CancellationToken cancellation)
    {
        var read = await setup.GetAsync(cancellation);
        return about is not null
            ? read.ProfileOf(about.RuleVersion)
            : read.ProfileOn(StockholmTime.Today(time))
                ?? throw new Refused(T("Kommunen har ingen antagen riktlinje ännu. En administratör behöver lägga in den."));
    }

    private Finding CannotRun(string missing, Operation operation, CaseHeaderView? about)
    {
        var number = FaultNumber.New();
        traces.Keep(
            municipality.Value.Id,
            new StepTrace
            {
                At = time.GetUtcNow(),
                CaseNumber = about?.Number,
                Operation = operation.GetType().Name,
                Result = "missing",
                Reference = number,
                Fault = missing,
            }
        );
        return new Finding($"{missing} {FaultNumber.Asked(number)}");
    }

    private async Task BringHomeAsync(StepRequest request, CaseHeaderView? about, CancellationToken cancellation)
    {
        var link = about is null ? "/" : $"/arenden/{about.Number}";
        if (request.Task is { } draft)
        {
            var task = new TaskItem
            {
                CaseNumber = about?.Number,
                Kind = "plugin:" + draft.Kind,
                Title = draft.Title,
                Role = Enum.Parse<Role>(draft.Role),
                Due = draft.Due,
                Rule = request.Rule,
                Link = link,
                AskedAt = time.GetUtcNow(),
            };
            await handOvers.AskAsync(task, cancellation);
        }
        else if (request.NotifyRole is { } told)
        {
            await notices.TellAsync(Enum.Parse<Role>(told), null, request.Subject ?? "", request.Text ?? "", link, cancellation);
        }
    }
}
