using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Plans;

/// <summary>What was paid at an occasion beside what the approved payout plan says of the year. SEK.</summary>
/// <param name="Year">Fiscal year.</param>
/// <param name="Name">The occasion, as people call it; null for what was decided at the year-end.</param>
/// <param name="Paid">Paid at it, less what was reversed.</param>
/// <param name="PaidSoFar">Paid in the year until then, this occasion too.</param>
/// <param name="Planned">What the plan says of the year; null where it says nothing.</param>
internal sealed record PaidAtOccasion(int Year, string? Name, Money Paid, Money PaidSoFar, Money? Planned)
{
    /// <summary>Left of the year's plan after it; below zero when more was paid.</summary>
    public Money? Left => Planned - PaidSoFar;
}

/// <summary>Compares an approved payout plan with what has been paid, occasion by occasion (U-73, U-75).</summary>
internal sealed class PlanAgainstPaid(FinanceDb db, CurrentSetup setup)
{
    /// <summary>The occasions at which something was paid, in order; empty where the case has no approved payout plan.</summary>
    public async Task<IReadOnlyList<PaidAtOccasion>> OfAsync(CaseHeaderView about, CancellationToken cancellation)
    {
        var planned = await PlannedAsync(about.Id, cancellation);
        if (planned is null)
        {
            return [];
        }

        var paid = await (
            from transaction in db.Transactions.AsNoTracking()
            where transaction.CaseId == about.Id
            from row in transaction.Rows
            where row.Account == LedgerAccount.Paid
            select new
            {
                transaction.Year,
                transaction.Occasion,
                transaction.At,
                row.Amount,
            }
        ).ToListAsync(cancellation);
        var calendar = (await setup.GetAsync(cancellation)).CalendarOf(about.Fund);
        var rows = new List<PaidAtOccasion>();
        foreach (var year in paid.GroupBy(row => row.Year).OrderBy(year => year.Key))
        {
            var soFar = Money.Zero;
            foreach (var occasion in year.GroupBy(row => row.Occasion).OrderBy(rows => rows.Min(row => row.At)))
            {
                var amount = occasion.Select(row => row.Amount).Total();
                soFar += amount;
                rows.Add(
                    new PaidAtOccasion(
                        year.Key,
                        occasion.Key is { } key ? OccasionNames.Of(calendar, key) : null,
                        amount,
                        soFar,
                        planned.TryGetValue(year.Key, out var plan) ? plan : null
                    )
                );
            }
        }

        return rows;
    }

    private async Task<Dictionary<int, Money>?> PlannedAsync(CaseId about, CancellationToken cancellation) =>
        (
            await db
                .Plans.AsNoTracking()
                .Include(p => p.Rows)
                .Where(p => p.CaseId == about && p.Content == PlanContent.PayoutPerYear && p.ApprovedAt != null)
                .OrderByDescending(p => p.Version)
                .FirstOrDefaultAsync(cancellation)
        )
            ?.Rows.GroupBy(row => row.Year)
            .ToDictionary(year => year.Key, year => year.Select(row => row.Amount).Total());
}
