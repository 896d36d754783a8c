using Fund.Finance.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs.Import;

/// <summary>
/// Rows of a file that have just come are not counted by the database yet: it would plan for a handful, and compare each of a million
/// with every other. Until the transaction ends it is told to plan for many.
/// </summary>
internal static class FreshRows
{
    /// <summary>What is told.</summary>
    public const string ExpectMany = "select set_config('enable_nestloop', 'off', true)";

    /// <summary>Tells it.</summary>
    public static Task ExpectManyAsync(this FinanceDb db, CancellationToken cancellation) =>
        db.Database.ExecuteSqlRawAsync(ExpectMany, cancellation);
}
