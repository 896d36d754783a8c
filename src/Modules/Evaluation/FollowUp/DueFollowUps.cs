using Fund.Evaluation.Portfolio;
using Fund.Evaluation.Schedule;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;

namespace Fund.Evaluation.FollowUp;

/// <summary>Which of the open tasks ask for measurements, reports, evaluations and compilations, and on whom each waits.</summary>
internal sealed class DueFollowUps(TaskBoard tasks, TaskHolders holders, Actor actor, TimeProvider time)
{
    private static readonly string[] Kinds =
    [
        RecordMeasurement.TaskPrefix,
        RecordEvaluation.TaskPrefix,
        FollowUpJob.TaskPrefix,
        CompilePortfolio.TaskPrefix,
    ];

    /// <summary>Of one case that the reader sees.</summary>
    public async Task<FollowUpsDueView> OfCaseAsync(string caseNumber, CancellationToken cancellation)
    {
        var open = await tasks.OfCaseAsync(caseNumber, cancellation);
        var mine = (await tasks.OfAsync(actor.Person, actor.Held, cancellation)).Select(task => task.Id).ToHashSet();
        return await AmongAsync([.. open.Where(t => mine.Contains(t.Id))], [.. open.Where(t => !mine.Contains(t.Id))], cancellation);
    }

    /// <summary>Of the reader's own tasks and others'.</summary>
    public async Task<FollowUpsDueView> AmongAsync(
        IReadOnlyList<TaskItem> own,
        IReadOnlyList<TaskItem> others,
        CancellationToken cancellation
    ) =>
        new(
            await holders.WaitingAsync(Asked(own), cancellation),
            await holders.WaitingAsync(Asked(others), cancellation),
            StockholmTime.Today(time)
        );

    private static List<TaskItem> Asked(IReadOnlyList<TaskItem> open) =>
        [.. open.Where(task => Kinds.Any(kind => task.Kind.StartsWith(kind, StringComparison.Ordinal)))];
}
