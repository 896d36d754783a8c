using Fund.Contracts.Finance;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using MediatR;

namespace Fund.Finance.Occasions;

/// <summary>Finds the settlements of a fund of this municipality.</summary>
internal sealed class FundOccasions(CurrentSetup setup, IMediator mediator)
{
    /// <summary>The settlements of a fund; without a key of the municipality's first.</summary>
    /// <exception cref="NotFound">There is no such fund.</exception>
    public async Task<SettlementOccasions> OfAsync(string? fund, CancellationToken cancellation)
    {
        var known = await setup.GetAsync(cancellation);
        if (known.Funds.Count == 0)
        {
            throw new NotFound(T("Ingen riktlinje gäller."));
        }

        var key = fund is null ? known.Funds[0].Key : known.FundOf(fund).Key;
        return new SettlementOccasions(known.CalendarOf(key), await mediator.Send(new FundBegan(key), cancellation));
    }
}
