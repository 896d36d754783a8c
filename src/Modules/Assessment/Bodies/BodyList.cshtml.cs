using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using Fund.Web;
using MediatR;

namespace Fund.Assessment.Bodies;

/// <summary>The bodies that meet on cases. To read; adding one is a page of its own.</summary>
[Requires(Permission.ReadMeetings)]
public sealed class BodyListModel(IMediator mediator, Actor actor) : FundPage
{
    internal IReadOnlyList<BodyRow> Bodies { get; private set; } = [];

    internal bool MayArrange => actor.May(Permission.ArrangeMeetings);

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => Bodies = await mediator.Send(new BodyList(), cancellation);
}
