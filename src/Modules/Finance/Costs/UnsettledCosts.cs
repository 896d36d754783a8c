using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs;

/// <summary>Costs that no settlement and no decision at a year-end has taken up.</summary>
internal static class UnsettledCosts
{
    /// <summary>
    /// What they sum to in a case, SEK: of all its costs, however many, by the database. Below zero where credits are more.
    /// </summary>
    public static async Task<Money> UnsettledAsync(this FinanceDb db, CaseId about, CancellationToken cancellation)
    {
        var sums = await db
            .Database.SqlQuery<long>(
                $"""
                select coalesce(sum(c.amount), 0)::bigint as "Value" from finance.cost_lines c
                where c.municipality_id = {db.CurrentMunicipalityId} and c.case_id = {about.Value}
                  and not exists (select from finance.settled_costs s
                                  where s.municipality_id = c.municipality_id and s.cost_line_id = c.id)
                """
            )
            .ToListAsync(cancellation);
        return new Money(sums.Single());
    }
}
