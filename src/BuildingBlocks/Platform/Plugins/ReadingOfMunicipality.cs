using Fund.Contracts.Finance;
using Fund.Plugins;
using MediatR;

namespace Fund.Platform.Plugins;

/// <summary>What plugins may read beside the case, through the messages that pages send.</summary>
internal sealed class ReadingOfMunicipality(IMediator mediator, string? fund) : ReadModel
{
    public override async ValueTask<FundBalanceView> FundBalanceAsync(int year, CancellationToken cancellation = default)
    {
        var amounts = await mediator.Send(new FundPosition(year, fund), cancellation);
        return new FundBalanceView
        {
            AllocatedOre = amounts.Allocated.Ore,
            CommittedOre = amounts.Committed.Ore,
            PaidOre = amounts.Paid.Ore,
            AvailableOre = amounts.Available.Ore,
        };
    }
}
