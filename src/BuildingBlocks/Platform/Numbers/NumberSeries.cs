using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Platform.Numbers;

/// <summary>The last number taken in a series: "case:2026", "registry:ks:2026", "voucher:SI:2026".</summary>
internal sealed class NumberSeries
{
    public string Series { get; init; } = "";
    public int Last { get; set; }
}

/// <summary>
/// Numbers that people see. Taken under a lock on the series' row, so that none is given twice and a rolled-back one is not lost.
/// </summary>
public sealed class Numbers(PlatformDb db, TenantTransaction transaction)
{
    /// <summary>The next number of the series, from 1.</summary>
    public Task<int> NextAsync(string series, CancellationToken cancellation) => TakeAsync(series, 1, cancellation);

    /// <summary>Takes several numbers that follow each other; answers the first of them.</summary>
    public async Task<int> TakeAsync(string series, int count, CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        var municipality = transaction.Municipality.Value;
        var taken = await db
            .Database.SqlQuery<int>(
                $"""
                insert into platform.number_series (municipality_id, series, last) values ({municipality}, {series}, {count})
                on conflict (municipality_id, series) do update set last = platform.number_series.last + {count}
                returning last as "Value"
                """
            )
            .ToListAsync(cancellation);
        return taken[0] - count + 1;
    }
}
