using Fund.Contracts.Messages;
using Fund.Evaluation.Evaluations;
using Fund.Evaluation.Portfolio;
using Fund.Evaluation.Schedule;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;

namespace Fund.Evaluation.FollowUp;

/// <summary>What is to be measured and written, the soonest due first.</summary>
/// <param name="Own">What waits for the one who reads.</param>
/// <param name="Others">What waits for others, in cases that the reader sees.</param>
/// <param name="Today">The present day.</param>
internal sealed record FollowUpsDueView(IReadOnlyList<WaitingTask> Own, IReadOnlyList<WaitingTask> Others, DateOnly Today)
{
    /// <summary>One's own first.</summary>
    public IReadOnlyList<WaitingTask> All => [.. Own, .. Others];
}

/// <summary>
/// Measurements, reports and evaluations that are asked for; of one case, or of all that the reader has to do with. What others are asked
/// for is shown to the one who keeps the process going, and on a case to whoever sees it.
/// </summary>
[Requires(Permission.ReadCases)]
internal sealed record FollowUpsDue(string? InCase = null) : IQuery<FollowUpsDueView>;

internal sealed class FollowUpsDueHandler(TaskBoard tasks, TaskHolders holders, Actor actor, TimeProvider time)
    : IRequestHandler<FollowUpsDue, FollowUpsDueView>
{
    private static readonly string[] Kinds =
    [
        RecordMeasurement.TaskPrefix,
        RecordEvaluation.TaskPrefix,
        FollowUpJob.TaskPrefix,
        CompilePortfolio.TaskPrefix,
    ];

    public async Task<FollowUpsDueView> Handle(FollowUpsDue request, CancellationToken cancellationToken)
    {
        var today = StockholmTime.Today(time);
        var own = await tasks.OfAsync(actor.Person, actor.Held, cancellationToken);
        var others =
            request.InCase is not null || actor.May(Permission.Coordinate)
                ? await tasks.OfOthersAsync(own, today, cancellationToken)
                : [];
        return new FollowUpsDueView(
            await holders.WaitingAsync(Asked(own, request.InCase), cancellationToken),
            await holders.WaitingAsync(Asked(others, request.InCase), cancellationToken),
            today
        );
    }

    private static List<TaskItem> Asked(IReadOnlyList<TaskItem> open, string? inCase) =>
        [
            .. open.Where(task =>
                (inCase is null || task.CaseNumber == inCase)
                && Kinds.Any(kind => task.Kind.StartsWith(kind, StringComparison.Ordinal))
            ),
        ];
}
