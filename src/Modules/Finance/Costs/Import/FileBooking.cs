using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs.Import;

/// <summary>Books the costs of a judged file: one statement for what is new, one for the differences, however large it is.</summary>
internal sealed class FileBooking(FinanceDb db, Actor actor, TimeProvider time)
{
    /// <summary>Books them; answers how many rows were booked and their sum, SEK. The caller holds the lock.</summary>
    public async Task<(int Rows, Money Sum)> BookAsync(CostImport import, CancellationToken cancellation)
    {
        await db.ExpectManyAsync(cancellation);
        var (fresh, differences) = (await NewAsync(import, cancellation), await DifferencesAsync(import, cancellation));
        return (fresh.Rows + differences.Rows, new Money(fresh.Ore + differences.Ore));
    }

    // What a statement has booked, counted as it goes: nothing is read once more.
    private async Task<Booked> BookedAsync(FormattableString statement, CancellationToken cancellation) =>
        (await db.Database.SqlQuery<Booked>(statement).ToListAsync(cancellation)).Single();

    private sealed record Booked(int Rows, long Ore);

    private async Task<Booked> NewAsync(CostImport import, CancellationToken cancellation)
    {
        var (own, now, person) = (db.CurrentMunicipalityId, time.GetUtcNow(), actor.Person?.Value);
        // The keys follow the rows of the file: a million that lie side by side in the index cost half of a million strewn over it. A row
        // is booked once, and the rest of the key is as unlikely twice as any that bears the time.
        var key = Guid.CreateVersion7().ToString("D")[..24];
        return await BookedAsync(
            $"""
            with booked as (
                insert into finance.cost_lines (municipality_id, id, case_id, project_code, year, series, number, date, account, text,
                                                amount, import_id, file_line, person_id, who, at)
                select {own}, ({key} || lpad(to_hex(r.line), 12, '0'))::uuid, k.case_id, r.project, r.year,
                       coalesce(r.series, ''), r.number, r.date, r.account, r.text, r.amount,
                       r.import_id, r.line, {person}::uuid, {actor.Name}, {now}
                from finance.file_rows r
                join finance.cost_file_codes k on k.municipality_id = r.municipality_id and k.import_id = r.import_id
                    and k.code = r.project and k.open and r.date between k.valid_from and k.valid_to
                left join finance.cost_file_vouchers v on v.municipality_id = r.municipality_id and v.import_id = r.import_id
                    and v.year = r.year and v.series = coalesce(r.series, '') and v.number = r.number
                where r.import_id = {import.Id} and r.kind = 'Cost'
                  and (v.state is null or (v.state in ('Unclear', 'Twice') and v.choice = 'Both'))
                returning amount)
            select count(*)::int as rows, coalesce(sum(amount), 0)::bigint as ore from booked
            """,
            cancellation
        );
    }

    // Row by row: what is alike stands, what the file no longer has is taken back, what it has instead is booked.
    private async Task<Booked> DifferencesAsync(CostImport import, CancellationToken cancellation)
    {
        var (own, now, person) = (db.CurrentMunicipalityId, time.GetUtcNow(), actor.Person?.Value);
        var (partly, because) = (import.Kind != CostFileKind.Sie, T($"Ändrad i {import.FileName}"));
        return await BookedAsync(
            $"""
            with decided as (
                select v.* from finance.cost_file_vouchers v where v.import_id = {import.Id} and v.choice = 'File'),
            standing as (
                select d.year as f_year, d.series as f_series, d.number as f_number, c.*,
                       row_number() over (partition by c.year, c.series, c.number, c.case_id, c.account, c.date, c.amount
                                          order by c.id) as nth
                from decided d
                join finance.cost_lines c on c.municipality_id = d.municipality_id and c.year = d.year and c.series = d.booked_series
                    and c.number = d.booked_number and c.corrects is null
                where not exists (select from finance.cost_lines k where k.municipality_id = c.municipality_id and k.corrects = c.id)
                  and (not {partly} or c.series = {CostLine.ByHand}
                       or c.project_code in (select r.project from finance.file_rows r where r.import_id = {import.Id}))),
            fresh as (
                select r.*, k.case_id, d.booked_series, d.booked_number,
                       row_number() over (partition by r.year, coalesce(r.series, ''), r.number, k.case_id, r.account, r.date, r.amount
                                          order by r.line) as nth
                from decided d
                join finance.file_rows r on r.municipality_id = d.municipality_id and r.import_id = d.import_id and r.year = d.year
                    and coalesce(r.series, '') = d.series and r.number = d.number and r.kind = 'Cost'
                join finance.cost_file_codes k on k.municipality_id = r.municipality_id and k.import_id = r.import_id
                    and k.code = r.project and k.open and r.date between k.valid_from and k.valid_to),
            booked as (
                insert into finance.cost_lines (municipality_id, id, case_id, project_code, year, series, number, date, account, text,
                                                amount, import_id, file_line, corrects, reason, person_id, who, at)
                select {own}, gen_random_uuid(), s.case_id, s.project_code, s.year, s.series, s.number, s.date, s.account, s.text,
                       -s.amount,
                       {import.Id}, null, s.id, {because}, {person}::uuid, {actor.Name}, {now}
                from standing s
                where not exists (
                    select from fresh f
                    where f.year = s.f_year and coalesce(f.series, '') = s.f_series and f.number = s.f_number and f.case_id = s.case_id
                      and f.account = s.account and f.date = s.date and f.amount = s.amount and f.nth = s.nth)
                union all
                select {own}, gen_random_uuid(), f.case_id, f.project, f.year,
                       case when f.booked_series = {CostLine.ByHand} then coalesce(f.series, '') else f.booked_series end,
                       case when f.booked_series = {CostLine.ByHand} then f.number else f.booked_number end,
                       f.date, f.account, f.text, f.amount, {import.Id}, f.line, null, null, {person}::uuid, {actor.Name}, {now}
                from fresh f
                where not exists (
                    select from standing s
                    where f.year = s.f_year and coalesce(f.series, '') = s.f_series and f.number = s.f_number and f.case_id = s.case_id
                      and f.account = s.account and f.date = s.date and f.amount = s.amount and f.nth = s.nth)
                returning amount)
            select count(*)::int as rows, coalesce(sum(amount), 0)::bigint as ore from booked
            """,
            cancellation
        );
    }
}
