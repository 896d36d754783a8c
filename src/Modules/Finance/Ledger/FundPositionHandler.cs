using Fund.Contracts.Finance;
using Fund.Process.Calendar;
using MediatR;

namespace Fund.Finance.Ledger;

internal sealed class FundPositionHandler(FundLedger ledger, FundsHere funds, TimeProvider time)
    : IRequestHandler<FundPosition, FundAmounts>
{
    public async Task<FundAmounts> Handle(FundPosition request, CancellationToken cancellationToken)
    {
        var rules = await funds.ShownAsync(request.Fund, cancellationToken);
        var book = await ledger.BookAsync(rules.Fund.Key, cancellationToken);
        return book.Position(request.Year, StockholmTime.Today(time).Year);
    }
}
