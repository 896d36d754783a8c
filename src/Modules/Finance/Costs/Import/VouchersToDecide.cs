using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs.Import;

/// <summary>The vouchers of a file that a person decides of, in both their states: as they are booked, and as the file has them.</summary>
internal sealed class VouchersToDecide(FinanceDb db, ReadBatch reads)
{
    /// <summary>How many are shown; the rest is decided all alike, or in the finance system.</summary>
    public const int Shown = 20;

    /// <summary>The first of them.</summary>
    public async Task<IReadOnlyList<VoucherToDecide>> OfAsync(CostImport import, CancellationToken cancellation)
    {
        var open = await Open(import)
            .OrderBy(v => v.Year)
            .ThenBy(v => v.Series)
            .ThenBy(v => v.Number)
            .Take(Shown)
            .ToListAsync(cancellation);
        if (open.Count == 0)
        {
            return [];
        }

        var (years, series, numbers) = (
            open.Select(v => v.Year).ToArray(),
            open.Select(v => v.Series).ToArray(),
            open.Select(v => v.Number).ToArray()
        );
        var inFile = new List<(string Voucher, VoucherRowView Row)>();
        reads.Ask(
            """
            select v.year || '|' || v.series || '|' || v.number, r.date, r.account, r.project, r.text, r.amount
            from unnest($3, $4, $5) as v(year, series, number)
            join finance.file_rows r on r.year = v.year and coalesce(r.series, '') = v.series and r.number = v.number
            where r.municipality_id = $1 and r.import_id = $2 and r.kind = 'Cost' order by r.line
            """,
            row => inFile.Add((row.GetString(0), Row(row, false))),
            import.Id,
            years,
            series,
            numbers
        );
        var booked = new List<(string Voucher, VoucherRowView Row)>();
        var (bookedSeries, bookedNumbers) = (
            open.Select(v => v.BookedSeries ?? v.Series).ToArray(),
            open.Select(v => v.BookedNumber ?? v.Number).ToArray()
        );
        reads.Ask(
            """
            select v.year || '|' || v.series || '|' || v.number, c.date, c.account, c.project_code, c.text, c.amount, s.run_id is not null
            from unnest($2, $3, $4, $5, $6) as v(year, series, number, b_series, b_number)
            join finance.cost_lines c on c.year = v.year and c.series = v.b_series and c.number = v.b_number
            left join finance.settled_costs s on s.municipality_id = c.municipality_id and s.cost_line_id = c.id
            where c.municipality_id = $1 and c.corrects is null
              and c.at <= $7 and c.import_id is distinct from $8
              and not exists (select from finance.cost_lines k where k.municipality_id = c.municipality_id and k.corrects = c.id
                                and k.at <= $7 and k.import_id is distinct from $8)
            order by c.date, c.account
            """,
            row => booked.Add((row.GetString(0), Row(row, row.GetBoolean(6)))),
            years,
            series,
            numbers,
            bookedSeries,
            bookedNumbers,
            // Of a file whose costs are stored: as it was before them.
            import.StoredAt
                ?? CostImport.NotYet,
            import.Id
        );
        await reads.ReadAsync(cancellation);
        var (ofFile, ofBooked) = (inFile.ToLookup(r => r.Voucher, r => r.Row), booked.ToLookup(r => r.Voucher, r => r.Row));
        return
        [
            .. from v in open
            let key = $"{v.Year}|{v.Series}|{v.Number}"
            select new VoucherToDecide(
                v.Year,
                v.Series,
                v.Number,
                v.State,
                v.Difference,
                v.Choice,
                v.BookedSeries is null ? [] : [.. ofBooked[key]],
                [.. ofFile[key]]
            ),
        ];
    }

    /// <summary>How many there are.</summary>
    public Task<int> CountAsync(CostImport import, CancellationToken cancellation) => Open(import).CountAsync(cancellation);

    private IQueryable<FileVoucher> Open(CostImport import) =>
        db
            .FileVouchers.AsNoTracking()
            .Where(v => v.ImportId == import.Id)
            .Where(v => v.State == FileVoucherState.Changed || v.State == FileVoucherState.Unclear || v.State == FileVoucherState.Twice);

    private static VoucherRowView Row(System.Data.Common.DbDataReader row, bool settled) =>
        new(row.GetFieldValue<DateOnly>(1), row.GetString(2), row.GetString(3), row.GetString(4), new Money(row.GetInt64(5)), settled);
}
