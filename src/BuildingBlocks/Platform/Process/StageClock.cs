using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Plugins;
using Fund.Platform.Tasks;
using Fund.Plugins;
using Fund.Process.Calendar;
using Fund.Process.Profiles;

namespace Fund.Platform.Process;

/// <summary>Starts the promise of a stage as a task for whose turn it is, and finishes the one before (U-59, W-10).</summary>
public sealed class StageClock(TaskBoard tasks, PluginHost plugins, TimeProvider time)
{
    /// <summary>The case has reached a stage.</summary>
    /// <param name="about">The case.</param>
    /// <param name="profile">Its rule version.</param>
    /// <param name="stageKey">The stage.</param>
    /// <param name="setByPlugin">Due day that a plugin has set; null to count it from the profile.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task StartAsync(
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
            return;
        }

        await tasks.DoneAsync(about.Number, "stage:*", cancellation);
        if (stage.Turn is null || !Enum.TryParse<Role>(stage.Turn, ignoreCase: true, out var role))
        {
            return;
        }

        var promise = stage.ClockFor(about.Track);
        var due = setByPlugin ?? await DueAsync(stage, promise, cancellation);
        await tasks.AskAsync(
            new TaskItem
            {
                CaseNumber = about.Number,
                Kind = "stage:" + stage.Key,
                Title = $"{TaskOf(profile, stage, promise)}: {about.Title}",
                Role = role,
                Unit = IsOfUnit(role) ? about.LeadUnit : null,
                Due = due,
                Rule = promise?.Rule,
                Link = $"/arenden/{about.Number}",
                AskedAt = time.GetUtcNow(),
            },
            cancellation
        );
    }

    // A stage's whole sentence is no name of a task (F-32).
    private static string TaskOf(Profile profile, Stage stage, Clock? promise) =>
        promise?.Task ?? (stage.Next is { } next ? profile.Operations[next].Name : stage.Name);

    // Whoever holds the role for another unit is not asked (F-22).
    private static bool IsOfUnit(Role role) => role is Role.ProjectManager or Role.HeadOfAdministration;

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
