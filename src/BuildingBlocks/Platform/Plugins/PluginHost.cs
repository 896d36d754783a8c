using System.Collections.Concurrent;
using System.Collections.Frozen;
using Fund.Contracts.Applications;
using Fund.Contracts.Finance;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Outbox;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Plugins;
using Fund.Plugins.Runtime.Packages;
using Fund.Plugins.Runtime.Running;
using Fund.Process.Calendar;
using MediatR;

namespace Fund.Platform.Plugins;

/// <summary>The steps that each municipality has switched on; made anew when its setup changes.</summary>
public sealed class StepSets(PluginPackages packages)
{
    private readonly ConcurrentDictionary<MunicipalityId, (Setup.Setup Setup, StepSet Steps)> sets = new();

    /// <summary>All packages in the folder.</summary>
    public PluginPackages Packages { get; } = packages;

    /// <summary>The steps of a municipality.</summary>
    public StepSet For(MunicipalityId municipality, Setup.Setup setup)
    {
        if (sets.TryGetValue(municipality, out var known) && ReferenceEquals(known.Setup, setup))
        {
            return known.Steps;
        }

        var steps = StepSet.Of(
            Packages,
            setup.Plugins.Select(p => new PluginActivation(p.PluginId, p.Version, p.StepsOff, p.StepOrders, p.SettingsJson))
        );
        sets[municipality] = (setup, steps);
        return steps;
    }
}

/// <summary>Runs the municipality's plugin steps around an operation and brings home what they ask for.</summary>
public sealed class PluginHost(
    StepSets sets,
    CurrentSetup setup,
    CurrentMunicipality municipality,
    Actor actor,
    StepTraces traces,
    TimeProvider time,
    TaskBoard tasks,
    Notices notices,
    Outbox.Outbox outbox,
    IMediator mediator
)
{
    private const int MaxDepth = 4;

    /// <summary>
    /// What the checks find. A plugin that is switched on but cannot run refuses every operation: a rule is never skipped silently.
    /// </summary>
    public async Task<IReadOnlyList<Finding>> CheckAsync(
        Operation operation,
        CaseHeaderView? about,
        CaseFacts facts,
        IReadOnlySet<string> changed,
        CancellationToken cancellation
    )
    {
        var steps = await StepsAsync(cancellation);
        if (steps.Missing.Count > 0)
        {
            return [.. steps.Missing.Select(missing => new Finding(missing))];
        }

        try
        {
            var result = await PluginPipeline.CheckAsync(steps, operation, See(about, facts, changed), Record(about), cancellation);
            return
            [
                .. result.Findings.Select(f => new Finding(f.Message, f.Rule, f.Field, f.Refuses ? Severity.Refusal : Severity.Warning)),
            ];
        }
        catch (PluginStepFailed failed)
        {
            return [new Finding(failed.Message)];
        }
    }

    /// <summary>What the adjustments set.</summary>
    public async Task<AdjustResult> AdjustAsync(
        Operation operation,
        CaseHeaderView? about,
        CaseFacts facts,
        IReadOnlySet<string> changed,
        CancellationToken cancellation
    ) =>
        await GuardAsync(async () =>
            await PluginPipeline.AdjustAsync(
                await StepsAsync(cancellation),
                operation,
                See(about, facts, changed),
                Record(about),
                cancellation
            )
        );

    /// <summary>Does any step react to the operation? Only then are facts gathered again.</summary>
    public async Task<bool> HasReactionsAsync(Operation operation, CaseHeaderView? about, CancellationToken cancellation) =>
        (await StepsAsync(cancellation)).For(StepKind.React, operation.GetType()).Count > 0;

    /// <summary>Runs the reactions, puts up their tasks, and leaves the follow-ups in the outbox.</summary>
    public async Task ReactAsync(
        Operation operation,
        CaseHeaderView? about,
        CaseFacts facts,
        CaseHeaderView? after,
        CaseFacts factsAfter,
        IReadOnlySet<string> changed,
        CancellationToken cancellation
    )
    {
        var steps = await StepsAsync(cancellation);
        var seen = See(about, facts, changed);
        if (steps.For(StepKind.React, operation.GetType()).Count > 0)
        {
            seen.After = after is null ? null : CaseViews.Of(after, factsAfter);
            var result = await GuardAsync(() => PluginPipeline.ReactAsync(steps, operation, seen, Record(about), cancellation));
            foreach (var request in result.Requests)
            {
                await BringHomeAsync(request, about, cancellation);
            }
        }

        foreach (var step in PluginPipeline.FollowUps(steps, operation, seen))
        {
            await outbox.SendAsync(FollowUpCalls.Of(step, operation, about?.Number, MaxDepth), cancellation);
        }
    }

    /// <summary>The municipality's own answer to a calculation, or the standard's.</summary>
    public async Task<TResult> CalculateAsync<TInput, TResult>(
        TInput input,
        CaseHeaderView? about,
        CaseFacts? facts,
        CancellationToken cancellation
    )
        where TInput : Calculation<TResult> =>
        await GuardAsync(async () =>
            await PluginPipeline.CalculateAsync<TInput, TResult>(
                await StepsAsync(cancellation),
                input,
                See(about, facts ?? new CaseFacts(), null),
                Record(about),
                cancellation
            )
        );

    internal Circumstances See(CaseHeaderView? about, CaseFacts facts, IReadOnlySet<string>? changed) =>
        new()
        {
            Municipality = new MunicipalityView { Key = municipality.Value.Key, Name = municipality.Value.Name },
            Actor = new ActorView { Name = actor.Name, Roles = [.. actor.Roles.Select(role => role.ToString())] },
            Before = about is null ? null : CaseViews.Of(about, facts),
            Today = StockholmTime.Today(time),
            Read = new ReadingOfMunicipality(mediator, setup, about?.Fund),
            Changed = changed ?? FrozenSet<string>.Empty,
        };

    internal async ValueTask<StepSet> StepsAsync(CancellationToken cancellation) =>
        sets.For(municipality.Value.Id, await setup.GetAsync(cancellation));

    internal Action<StepOutcome> Record(CaseHeaderView? about)
    {
        var id = municipality.Value.Id;
        return outcome =>
            traces.Keep(
                id,
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
                }
            );
    }

    // A step that fails before commit refuses the operation, in words; nothing has been written.
    private static async Task<TResult> GuardAsync<TResult>(Func<Task<TResult>> run)
    {
        try
        {
            return await run();
        }
        catch (PluginStepFailed failed)
        {
            throw new Refused(failed.Message);
        }
    }

    private async Task BringHomeAsync(StepRequest request, CaseHeaderView? about, CancellationToken cancellation)
    {
        var link = about is null ? "/" : $"/arenden/{about.Number}";
        if (request.Task is { } draft && Enum.TryParse<Role>(draft.Role, ignoreCase: true, out var role))
        {
            var task = new TaskItem
            {
                CaseNumber = about?.Number,
                Kind = "plugin:" + draft.Kind,
                Title = draft.Title,
                Role = role,
                Due = draft.Due,
                Rule = request.Rule,
                Link = link,
                AskedAt = time.GetUtcNow(),
            };
            await tasks.AskAsync(task, cancellation);
        }
        else if (request.NotifyRole is { } told && Enum.TryParse(told, ignoreCase: true, out role))
        {
            await notices.TellAsync(role, null, request.Subject ?? "", request.Text ?? "", link, cancellation);
        }
    }

    private sealed class ReadingOfMunicipality(IMediator mediator, CurrentSetup setup, string? fund) : ReadModel
    {
        public override async ValueTask<FundBalanceView> FundBalanceAsync(int year, CancellationToken cancellation = default)
        {
            var amounts = await mediator.Send(new FundPosition(year), cancellation);
            return new FundBalanceView
            {
                AllocatedOre = amounts.Allocated.Ore,
                CommittedOre = amounts.Committed.Ore,
                PaidOre = amounts.Paid.Ore,
                AvailableOre = amounts.Available.Ore,
            };
        }

        public override async ValueTask<OccasionView?> OccasionAsync(string occasion, CancellationToken cancellation = default)
        {
            var known = await setup.GetAsync(cancellation);
            return (fund ?? (known.Funds.Count > 0 ? known.Funds[0].Key : null)) is { } key && known.CalendarOf(key).Find(occasion) is { } found
                ? new OccasionView
                {
                    Key = found.Id.ToString(),
                    Name = found.NameInYear,
                    Year = found.Year.Year,
                    PeriodStart = found.PeriodStart,
                    PeriodEnd = found.PeriodEnd,
                    Due = found.Due,
                    YearEnd = found.Is(OccasionKinds.YearEnd),
                }
                : null;
        }
    }
}
