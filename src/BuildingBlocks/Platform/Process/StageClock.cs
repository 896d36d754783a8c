using System.Reflection;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Plugins;
using Fund.Platform.Tasks;
using Fund.Plugins;
using Fund.Process.Calendar;
using Fund.Process.Profiles;

namespace Fund.Platform.Process;

/// <summary>Starts the promise of a stage as a task for whose turn it is, and finishes the one before (U-59, W-10).</summary>
public sealed class StageClock(TaskBoard tasks, OperationCatalogue operations, PluginHost plugins, TimeProvider time)
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
        TaskItem Of(Role asked, string kind, string what) =>
            new()
            {
                CaseNumber = about.Number,
                Kind = kind,
                Title = $"{what}: {about.Title}",
                Role = asked,
                Unit = IsOfUnit(asked) ? about.LeadUnit : null,
                Due = due,
                Rule = promise?.Rule,
                Link = $"/arenden/{about.Number}",
                AskedAt = time.GetUtcNow(),
            };

        var doers = stage.Next is { } next ? DoersOf(profile, next) : [];
        var own = stage.Next is null || doers.Contains(role);
        // While it runs nothing is asked by the stage itself, unless it has promised something by a day.
        if (own || promise is not null || stage.Kind != StageKind.Running)
        {
            await tasks.AskAsync(Of(role, "stage:" + stage.Key, TaskOf(profile, stage, promise, own)), cancellation);
        }

        // Whose turn it is may not be who leads on: that one is asked as well, and nobody for what is not theirs to do (F-22).
        if (!own && stage.Kind != StageKind.Running && doers is [var doer, ..])
        {
            await tasks.AskAsync(Of(doer, $"stage:{stage.Key}:next", profile.Operations[stage.Next!].Name), cancellation);
        }
    }

    // The roles that may do an operation here, as the profile narrows it.
    private List<Role> DoersOf(Profile profile, string operation)
    {
        if (operations.Find(operation)?.Message.GetCustomAttribute<RequiresAttribute>() is not { Permission: var permission })
        {
            return [];
        }

        var named = profile.Operations[operation].Roles.Select(name => Enum.Parse<Role>(name, ignoreCase: true)).ToList();
        var may = Permissions.RolesFor(permission);
        return named.Count == 0 ? [.. may] : named.FindAll(may.Contains);
    }

    // A stage's whole sentence is no name of a task (F-32).
    private static string TaskOf(Profile profile, Stage stage, Clock? promise, bool own) =>
        promise?.Task ?? (own && stage.Next is { } next ? profile.Operations[next].Name : stage.Name);

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
