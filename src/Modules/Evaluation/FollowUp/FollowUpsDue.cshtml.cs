using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;

namespace Fund.Evaluation.FollowUp;

/// <summary>What is to be measured and written, by whom and when: a list to read, with the way to where each is done.</summary>
[Requires(Permission.ReadCases)]
public sealed class FollowUpsDueModel(IMediator mediator) : FundPage
{
    internal FollowUpsDueView Due { get; private set; } = null!;

    internal int Late => Due.All.Count(task => task.Due < Due.Today);

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => Due = await mediator.Send(new FollowUpsDue(), cancellation);
}
