using Fund.Contracts.Messages;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Tasks;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Years;

/// <summary>A fund's years as they are decided on the way to being closed.</summary>
internal sealed class YearBook(FinanceDb db, FundLedger ledger, TaskBoard tasks, TimeProvider time)
{
    /// <summary>The task that asks another person to approve a year-end.</summary>
    public static string TaskOf(string fund, int year) => $"year-end:{fund}:{year}";

    /// <summary>
    /// The row of a year that has ended and is open, under the fund's lock: a settlement that is being approved is waited for, and one that
    /// comes after finds the year closed.
    /// </summary>
    /// <exception cref="Refused">It has not ended.</exception>
    /// <exception cref="Conflict">It is closed.</exception>
    public async Task<FundYear> OpenAsync(FundRules fund, int year, CancellationToken cancellation)
    {
        var fiscal = new FiscalYear(year);
        if (StockholmTime.Today(time) <= fiscal.End)
        {
            throw new Refused(T($"År {year} är inte slut. Det kan stängas från och med {fiscal.Next.Start:yyyy-MM-dd}."), field: "year");
        }

        await ledger.LockAsync(fund, cancellation);
        var row = await db.FundYears.FirstOrDefaultAsync(y => y.Fund == fund.Key && y.Year == year, cancellation);
        if (row is { ClosedAt: not null })
        {
            throw new Conflict(T($"Räkenskapsåret {year} är redan stängt i {fund.Name}."));
        }

        if (row is null)
        {
            db.FundYears.Add(row = new FundYear { Fund = fund.Key, Year = year });
        }

        return row;
    }

    /// <summary>Something is decided anew: what was handed over for approval is not any more.</summary>
    public async Task ReopenAsync(FundYear year, CancellationToken cancellation)
    {
        if (year.SubmittedAt is not null)
        {
            year.TakeBack();
            await tasks.DoneAsync(null, TaskOf(year.Fund, year.Year), cancellation);
        }
    }
}
