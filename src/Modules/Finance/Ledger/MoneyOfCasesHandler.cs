using Fund.Contracts.Finance;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Ledger;

internal sealed class MoneyOfCasesHandler(FinanceDb db) : IRequestHandler<MoneyOfCases, IReadOnlyDictionary<CaseId, CaseMoneyView>>
{
    public async Task<IReadOnlyDictionary<CaseId, CaseMoneyView>> Handle(MoneyOfCases request, CancellationToken cancellationToken) =>
        await db
            .CaseSums.AsNoTracking()
            .Where(sum => request.Cases.Contains(sum.CaseId))
            .ToDictionaryAsync(sum => sum.CaseId, sum => new CaseMoneyView(sum.Granted, sum.Paid, sum.Released), cancellationToken);
}
