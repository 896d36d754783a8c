using Fund.Contracts.Messages;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Jobs;
using Fund.Platform.Persistence;
using Fund.Platform.Pipeline;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>
/// Each morning: prepares the settlements that the calendar says are due and nobody has prepared, of every fund, also those of the months
/// in which the service was down. Harmless when nothing is due.
/// </summary>
[ByItself("prepareSettlement", "Avräkningen förbereds när perioden är slut.")]
internal sealed class SettlementJob(
    IMediator mediator,
    FinanceDb db,
    FundLedger ledger,
    FundsHere funds,
    FundOccasions occasions,
    TenantTransaction transaction,
    MessageScope scope,
    TimeProvider time
) : IMunicipalityJob
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var due = new List<SettlePeriod>();
        using (scope.Inside())
        {
            await transaction.OpenAsync(cancellation);
            foreach (var rules in await funds.AllAsync(cancellation))
            {
                due.AddRange(await DueAsync(rules, cancellation));
            }

            await transaction.RollbackAsync();
        }

        foreach (var settle in due)
        {
            await mediator.Send(settle, cancellation);
        }
    }

    private async Task<IReadOnlyList<SettlePeriod>> DueAsync(Profile rules, CancellationToken cancellation)
    {
        var fund = rules.Fund.Key;
        var known = await db
            .Runs.AsNoTracking()
            .Where(r => r.Fund == fund && r.State != SettlementState.Reversed)
            .Select(r => r.Occasion)
            .ToListAsync(cancellation);
        var closed = await ledger.ClosedYearsAsync(fund, cancellation);
        return
        [
            .. (await occasions.OfAsync(fund, cancellation))
                .ToPrepareBy(StockholmTime.Today(time))
                .Where(o => !closed.Contains(o.Year.Year))
                .Select(o => o.Id.ToString())
                .Except(known)
                .Select(key => new SettlePeriod(key, fund)),
        ];
    }
}
