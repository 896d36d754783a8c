using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Plugins;
using Fund.Platform.Tasks;
using Fund.Plugins;
using Fund.Process;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using Severity = Fund.Contracts.Messages.Severity;

namespace Fund.Platform.Process;

/// <summary>
/// Starts the promise of a stage as a task for whose turn it is, and finishes the one before (U-59, W-10). Where another than the one whose
/// turn it is leads on, that one is asked when all that is needed is there, and not before (F-21, F-22).
/// </summary>
public sealed class StageClock(
    TaskBoard tasks,
    HandOvers handOvers,
    OperationDoers doers,
    CaseProcess cases,
    PluginHost plugins,
    TimeProvider time
)
{
    private (string Stage, DateOnly? Due, bool SentBack)? entered;

    /// <summary>The case has reached a stage.</summary>
    /// <param name="about">The case as it was.</param>
    /// <param name="profile">Its rule version.</param>
    /// <param name="stageKey">The stage.</param>
    /// <param name="setByPlugin">Due day that a plugin has set; null to count it from the profile.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The last day that is promised; null for none.</returns>
    public async Task<DateOnly?> StartAsync(
        CaseHeaderView about,
        Profile profile,
        string stageKey,
        DateOnly? setByPlugin,
        CancellationToken cancellation
    )
    {
        var stage = profile.StageOf(stageKey);
        if (stage.Kind == StageKind.Ended)
        {
            await tasks.AllDoneAsync(about.Number, cancellation);
            return null;
        }

        await tasks.DoneAsync(about.Number, "stage:*", cancellation);
        var due = setByPlugin ?? await DueAsync(stage, stage.ClockFor(about.Track), cancellation);
        entered = (stage.Key, due, profile.LeadsBack(about.Stage, stageKey));
        if (!WaitsForAnother(profile, stage) && RoleOf(stage) is { } role && (Promises(stage, about) || stage.Kind != StageKind.Running))
        {
            await handOvers.AskAsync(Turn(about, profile, stage, role, due), cancellation);
        }

        return due;
    }

    /// <summary>Does another than the one whose turn it is lead on from here, once what is needed is there?</summary>
    public bool WaitsForAnother(Profile profile, Stage stage)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(stage);
        return stage.Next is { } next
            && RoleOf(stage) is { } role
            && doers.Of(profile, next) is [_, ..] others
            && !others.Contains(role)
            && (stage.Kind != StageKind.Running || profile.Operations[next].Requires.Any(rule => rule.Severity == Severity.Refusal));
    }

    /// <summary>
    /// After something was done to a case: hands it to the one who leads on if all that is needed is there now, and back if it is no
    /// longer.
    /// </summary>
    public async Task HandOnAsync(CaseHeaderView about, Profile profile, CancellationToken cancellation)
    {
        var stage = profile.StageOf(about.Stage);
        if (!WaitsForAnother(profile, stage) || RoleOf(stage) is not { } role)
        {
            return;
        }

        var facts = await cases.FactsAsync(about.Id, cancellation);
        if (facts.Flags.GetValueOrDefault(FactFlags.GrantWithdrawn))
        {
            return;
        }

        var own = "stage:" + stage.Key;
        var due = entered is { } now && now.Stage == stage.Key ? now.Due : await tasks.LastDueAsync(about.Number, own, cancellation);
        if (await IsReadyAsync(about, profile, stage, facts, cancellation))
        {
            await tasks.DoneAsync(about.Number, own, cancellation);
            await handOvers.AskAsync(Leading(about, profile, stage, due), cancellation);
            return;
        }

        await tasks.DoneAsync(about.Number, own + ":next", cancellation);
        if (Promises(stage, about) || stage.Kind != StageKind.Running)
        {
            await handOvers.AskAsync(Turn(about, profile, stage, role, due), cancellation);
        }
    }

    private async Task<bool> IsReadyAsync(
        CaseHeaderView about,
        Profile profile,
        Stage stage,
        CaseFacts facts,
        CancellationToken cancellation
    )
    {
        if (stage.Kind == StageKind.Running && !HasRunItsTime(facts))
        {
            return false;
        }

        return (await cases.InTheWayAsync(about, profile, facts, stage.Next!, cancellation)).Count == 0;
    }

    // What runs for years is not to be ended as soon as it could be: its last day has passed, or its closing evaluation is there.
    private bool HasRunItsTime(CaseFacts facts) =>
        facts.Evaluations.Contains("closing")
        || (facts.Dates.TryGetValue(FactDates.EndsOn, out var last) && last < StockholmTime.Today(time));

    private TaskItem Turn(CaseHeaderView about, Profile profile, Stage stage, Role role, DateOnly? due)
    {
        var sentBack = entered is { SentBack: true } now && now.Stage == stage.Key;
        var own = stage.Next is { } next && doers.Of(profile, next).Contains(role) ? next : null;
        var promise = stage.ClockFor(about.Track);
        return new TaskItem
        {
            CaseNumber = about.Number,
            Kind = "stage:" + stage.Key,
            Title = $"{TaskOf(profile, stage, promise, own, sentBack)}: {about.Title}",
            Why = stage.NowTextOf(sentBack),
            Role = role,
            Unit = TaskItem.UnitFor(role, about),
            Impartial = own is not null && doers.IsImpartial(own),
            Due = due,
            Rule = promise?.Rule,
            Link =
                own is not null ? doers.LinkOf(about.Number, own)
                : profile.FormWrittenIn(stage.Key) is not null ? $"/arenden/{about.Number}/ansokan"
                : $"/arenden/{about.Number}",
            AskedAt = time.GetUtcNow(),
        };
    }

    private TaskItem Leading(CaseHeaderView about, Profile profile, Stage stage, DateOnly? due)
    {
        var role = doers.Of(profile, stage.Next!)[0];
        return new TaskItem
        {
            CaseNumber = about.Number,
            Kind = $"stage:{stage.Key}:next",
            Title = $"{profile.Operations[stage.Next!].Name}: {about.Title}",
            Why = T("Det som behövs före det här steget finns nu."),
            Role = role,
            Unit = TaskItem.UnitFor(role, about),
            Impartial = doers.IsImpartial(stage.Next!),
            Due = due,
            Rule = stage.ClockFor(about.Track)?.Rule,
            Link = doers.LinkOf(about.Number, stage.Next!),
            AskedAt = time.GetUtcNow(),
        };
    }

    // A stage's whole sentence is no name of a task, and its name says nothing of what to do (F-21, F-32).
    private static string TaskOf(Profile profile, Stage stage, Clock? promise, string? own, bool sentBack) =>
        sentBack
            ? T("Gör klart det som saknas")
            : promise?.Task ?? stage.Task ?? (own is null ? T("För ärendet vidare") : profile.Operations[own].Name);

    private static Role? RoleOf(Stage stage) => Enum.TryParse<Role>(stage.Turn, ignoreCase: true, out var role) ? role : null;

    private static bool Promises(Stage stage, CaseHeaderView about) => stage.ClockFor(about.Track) is not null;

    private async Task<DateOnly?> DueAsync(Stage stage, Clock? promise, CancellationToken cancellation)
    {
        if (promise is not { } clock)
        {
            return null;
        }

        var today = StockholmTime.Today(time);
        return await plugins.CalculateAsync<DueDate, DateOnly>(
            new DueDate
            {
                Stage = stage.Key,
                From = today,
                Standard = clock.Within.DueAfter(today),
            },
            null,
            null,
            cancellation
        );
    }
}
