using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Costs;
using Fund.Finance.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements.CostHolds;

/// <summary>A cost that a settlement can still take up, and that stands by itself.</summary>
internal static class StandingCost
{
    /// <summary>
    /// Finds it. One that is taken back and the row that takes it back are one, and sum to nothing: were one of them held, the other would
    /// be settled alone.
    /// </summary>
    /// <exception cref="NotFound">The case has no such cost.</exception>
    /// <exception cref="Conflict">It is settled, or taken back.</exception>
    public static async Task<CostLine> StandingCostAsync(this FinanceDb db, CaseId about, Guid cost, CancellationToken cancellation)
    {
        var found = await db.CostLines.AsNoTracking().FirstOrDefaultAsync(c => c.Id == cost && c.CaseId == about, cancellation)
            ?? throw new NotFound(T("Kostnaden finns inte."));
        if (await db.SettledCosts.AnyAsync(settled => settled.CostLineId == cost, cancellation))
        {
            throw new Conflict(T("Kostnaden är redan avräknad. Är den fel behöver avräkningen vändas."));
        }

        if (await db.IsTakenBackAsync(found, cancellation))
        {
            throw new Conflict(TakenBack);
        }

        return found;
    }

    /// <summary>Is it taken back, or does it take another one back?</summary>
    public static async Task<bool> IsTakenBackAsync(this FinanceDb db, CostLine cost, CancellationToken cancellation) =>
        cost.Corrects is not null || await db.CostLines.AnyAsync(c => c.Corrects == cost.Id, cancellation);

    /// <summary>Why nothing is held or asked.</summary>
    public static string TakenBack => T("Kostnaden är tillbakatagen och räknas inte. Det finns inget att hålla inne.");
}
