using Fund.Contracts.Messages;
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
/// Measurements, reports and evaluations that are asked for, of all that the reader has to do with. What others are asked for is shown to
/// the one who keeps the process going.
/// </summary>
[Requires(Permission.ReadCases)]
internal sealed record FollowUpsDue : IQuery<FollowUpsDueView>;

internal sealed class FollowUpsDueHandler(DueFollowUps due, TaskBoard tasks, Actor actor, TimeProvider time)
    : IRequestHandler<FollowUpsDue, FollowUpsDueView>
{
    public async Task<FollowUpsDueView> Handle(FollowUpsDue request, CancellationToken cancellationToken)
    {
        var own = await tasks.OfAsync(actor.Person, actor.Held, cancellationToken);
        var others = actor.May(Permission.Coordinate) ? await tasks.OfOthersAsync(own, StockholmTime.Today(time), cancellationToken) : [];
        return await due.AmongAsync(own, others, cancellationToken);
    }
}
