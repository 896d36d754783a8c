using Fund.Contracts.Finance;
using Fund.Plugins;
using MediatR;

namespace Fund.Platform.Plugins;

/// <summary>What plugins may read beside the case, through the messages that pages send.</summary>
internal sealed class ReadingOfMunicipality(IMediator mediator) : ReadModel
{
    public override async ValueTask<FundBalanceView> FundBalanceAsync(int year, CancellationToken cancellation = default)
    {
        var fund = await mediator.Send(new FundPosition(year), cancellation);
        return new FundBalanceView
        {
            AllocatedOre = fund.Allocated.Ore,
            CommittedOre = fund.Committed.Ore,
            PaidOre = fund.Paid.Ore,
            AvailableOre = fund.Available.Ore,
        };
    }
}
