using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Process.Calendar;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>The day that vouchers are booked on.</summary>
internal sealed class BookingDay(FinanceDb db, TimeProvider time)
{
    /// <summary>Of those that take a settlement back: the day it was approved, today before that, but never after the run's year.</summary>
    public async Task<DateOnly> OfReversalAsync(SettlementRun run, CancellationToken cancellation)
    {
        var approved = await db
            .Reversals.AsNoTracking()
            .Where(r => r.RunId == run.Id && r.State == ReversalState.Approved)
            .Select(r => r.EndedAt)
            .FirstOrDefaultAsync(cancellation);
        var day = approved is { } at ? StockholmTime.DateOf(at) : StockholmTime.Today(time);
        var end = new FiscalYear(run.Year).End;
        return day < end ? day : end;
    }
}
