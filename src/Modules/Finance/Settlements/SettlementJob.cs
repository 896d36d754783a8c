using Fund.Finance.Persistence;
using Fund.Platform.Jobs;
using Fund.Platform.Pipeline;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>
/// Each morning: prepares the settlements that the calendar says are due and nobody has prepared, also those of the months in which the
/// service was down. Harmless when nothing is due.
/// </summary>
internal sealed class SettlementJob(
    IMediator mediator,
    FinanceDb db,
    TenantTransaction transaction,
    MessageScope scope,
    CurrentSetup setup,
    FundOccasions occasions,
    TimeProvider time
) : IMunicipalityJob
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        List<string> due = [];
        using (scope.Inside())
        {
            await transaction.OpenAsync(cancellation);
            if ((await setup.GetAsync(cancellation)).Funds.Count > 0)
            {
                var known = await db.Runs.AsNoTracking().Select(r => r.Occasion).ToListAsync(cancellation);
                due =
                [
                    .. (await occasions.OfAsync(null, cancellation))
                        .ToPrepareBy(StockholmTime.Today(time))
                        .Select(o => o.Id.ToString())
                        .Except(known),
                ];
            }

            await transaction.RollbackAsync();
        }

        foreach (var occasion in due)
        {
            await mediator.Send(new SettlePeriod(occasion), cancellation);
        }
    }
}
