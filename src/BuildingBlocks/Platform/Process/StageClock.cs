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
    /// <param name="caseNumber">The case.</param>
    /// <param name="profile">Its rule version.</param>
    /// <param name="stageKey">The stage.</param>
    /// <param name="setByPlugin">Due day that a plugin has set; null to count it from the profile.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task StartAsync(string caseNumber, Profile profile, string stageKey, DateOnly? setByPlugin, CancellationToken cancellation)
    {
        var stage = profile.StageOf(stageKey);
        if (stage.Kind == StageKind.Ended)
        {
            await tasks.AllDoneAsync(caseNumber, cancellation);
            return;
        }

        await tasks.DoneAsync(caseNumber, "stage:*", cancellation);
        if (stage.Turn is null || !Enum.TryParse<Role>(stage.Turn, ignoreCase: true, out var role))
        {
            return;
        }

        var due = setByPlugin ?? await DueAsync(stage, cancellation);
        await tasks.AskAsync(
            new TaskItem
            {
                CaseNumber = caseNumber,
                Kind = "stage:" + stage.Key,
                Title = stage.Clock?.Task ?? stage.NowText,
                Role = role,
                Due = due,
                Rule = stage.Clock?.Rule,
                Link = $"/arenden/{caseNumber}",
                AskedAt = time.GetUtcNow(),
            },
            cancellation
        );
    }

    private async Task<DateOnly?> DueAsync(Stage stage, CancellationToken cancellation)
    {
        if (stage.Clock is not { } clock)
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
