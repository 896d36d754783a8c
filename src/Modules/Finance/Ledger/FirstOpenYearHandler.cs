using Fund.Contracts.Finance;
using Fund.Finance.Persistence;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Ledger;

internal sealed class FirstOpenYearHandler(FinanceDb db) : IRequestHandler<FirstOpenYear, int>
{
    public async Task<int> Handle(FirstOpenYear request, CancellationToken cancellationToken) =>
        await db
            .FundYears.AsNoTracking()
            .Where(year => year.Fund == request.Fund && year.ClosedAt != null)
            .MaxAsync(year => (int?)year.Year, cancellationToken)
            is { } closed
            ? closed + 1
            : OccasionKey.FirstYear;
}
