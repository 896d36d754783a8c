using Fund.Contracts.Finance;
using Fund.Contracts.Values;
using MediatR;

namespace Fund.Finance.Ledger;

internal sealed class MoneyOfCasesHandler(FundLedger ledger) : IRequestHandler<MoneyOfCases, IReadOnlyDictionary<CaseId, CaseMoneyView>>
{
    public async Task<IReadOnlyDictionary<CaseId, CaseMoneyView>> Handle(MoneyOfCases request, CancellationToken cancellationToken) =>
        (await ledger.OfCasesAsync(request.Cases, cancellationToken)).ToDictionary(c => c.Key, c => c.Value.Whole);
}
