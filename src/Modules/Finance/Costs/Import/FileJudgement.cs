using System.Security.Cryptography;
using System.Text;
using Fund.Finance.Costs.Codes;
using Fund.Finance.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs.Import;

/// <summary>
/// Tells what the vouchers of a file are to those that are booked: compared as wholes, whatever the format, the order of the rows or the
/// columns beside (F-05). Three statements however large the file is.
/// </summary>
internal sealed class FileJudgement(FinanceDb db, KnownCodes codes)
{
    /// <summary>Judges the file by what is booked and known now; anew only where that is not what it was judged by.</summary>
    /// <param name="import">The file, with its rows.</param>
    /// <param name="projects">Those that its rows bear; null where its rows are to be asked.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task JudgeAsync(CostImport import, IReadOnlyCollection<string>? projects, CancellationToken cancellation)
    {
        await db.ExpectManyAsync(cancellation);
        var known = await codes.AllAsync(cancellation);
        var against = await AgainstAsync(known, cancellation);
        if (import.JudgedAgainst == against)
        {
            return;
        }

        await db.FileVouchers.Where(voucher => voucher.ImportId == import.Id).ExecuteDeleteAsync(cancellation);
        await db.FileCodes.Where(code => code.ImportId == import.Id).ExecuteDeleteAsync(cancellation);
        projects ??= await ProjectsAsync(import.Id, cancellation);
        var named = known.Where(code => projects.Contains(code.Code)).ToList();
        import.Judge(against, InWords(named));
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into finance.cost_file_codes (municipality_id, import_id, code, valid_from, valid_to, case_id, open)
            select {db.CurrentMunicipalityId}, {import.Id}, k.*
            from unnest({named.Select(c => c.Code).ToArray()}, {named.Select(c => c.From).ToArray()},
                        {named.Select(c => c.To).ToArray()}, {named.Select(c => c.Case.Id.Value).ToArray()},
                        {named.Select(c => c.Open).ToArray()}) as k(code, valid_from, valid_to, case_id, open)
            """,
            cancellation
        );

        // A list may be of some projects only: of what is booked, those alone are compared. A SIE file holds its vouchers whole.
        var open = known.Where(code => code.Open).Select(code => code.Case.Id.Value).Distinct().ToArray();
        var partly = import.Kind != CostFileKind.Sie;
        await db.Database.ExecuteSqlAsync(
            $"""
            with told as (
                select r.year, coalesce(r.series, '') as series, r.number, bool_or(r.series is null) as untold,
                       min(r.voucher_line) <> max(r.voucher_line) as twice
                from finance.file_rows r
                where r.import_id = {import.Id} and r.number <> '' and r.year > 0
                group by 1, 2, 3),
            standing as (
                select c.id, c.year, c.series, c.number, c.case_id, c.project_code, c.account, c.date, c.text, c.amount
                from finance.cost_lines c
                where c.municipality_id = {db.CurrentMunicipalityId} and c.year in (select distinct year from told) and c.corrects is null
                  and not exists (select from finance.cost_lines k where k.municipality_id = c.municipality_id and k.corrects = c.id)),
            booked as (select distinct year, series, number from standing),
            pairs as (
                select t.year, t.series, t.number, b.series as b_series, b.number as b_number, 1 as how
                from told t join booked b using (year, series, number)
                union all
                select t.year, t.series, t.number, b.series, b.number, 2
                from told t join booked b on b.year = t.year and b.number = t.number
                where b.series <> t.series and b.series <> {CostLine.ByHand} and (t.untold or b.series = '')
                union all
                select t.year, t.series, t.number, b.series, b.number, 3
                from told t join booked b on b.year = t.year and b.series = {CostLine.ByHand}
                    and upper(replace(b.number, ' ', '')) = upper(t.number)
                union all
                select t.year, t.series, t.number, b.series, b.number, 3
                from told t join booked b on b.year = t.year and b.series = {CostLine.ByHand}
                    and upper(replace(b.number, ' ', '')) = upper(t.series || t.number)
                where t.series <> ''),
            of_file as (
                select r.year, coalesce(r.series, '') as series, r.number, sum(r.amount) as amount,
                       md5(string_agg(concat_ws('|', k.case_id, r.account, r.date, r.amount), ','
                           order by k.case_id, r.account, r.date, r.amount)) as content,
                       md5(string_agg(concat_ws('|', k.case_id, r.account, r.date, r.amount, r.text), ','
                           order by k.case_id, r.account, r.date, r.amount, r.text)) as texts,
                       string_agg(distinct k.case_id::text, ',' order by k.case_id::text) as cases
                from finance.file_rows r
                join finance.cost_file_codes k on k.municipality_id = r.municipality_id and k.import_id = r.import_id
                    and k.code = r.project and k.open and r.date between k.valid_from and k.valid_to
                where r.import_id = {import.Id} and r.kind = 'Cost'
                  and (r.year, coalesce(r.series, ''), r.number) in (select year, series, number from pairs)
                group by 1, 2, 3),
            of_booked as (
                select s.year, s.series, s.number, sum(s.amount) as amount,
                       md5(string_agg(concat_ws('|', s.case_id, s.account, s.date, s.amount), ','
                           order by s.case_id, s.account, s.date, s.amount)) as content,
                       md5(string_agg(concat_ws('|', s.case_id, s.account, s.date, s.amount, s.text), ','
                           order by s.case_id, s.account, s.date, s.amount, s.text)) as texts,
                       string_agg(distinct s.case_id::text, ',' order by s.case_id::text) as cases
                from standing s
                where (s.year, s.series, s.number) in (select year, b_series, b_number from pairs)
                  and s.case_id = any({open})
                  and (not {partly} or s.series = {CostLine.ByHand}
                       or s.project_code in (select r.project from finance.file_rows r where r.import_id = {import.Id}))
                group by 1, 2, 3),
            compared as (
                select p.*, f.amount as f_amount, b.amount as b_amount,
                       case when p.how = 3 then f.cases = b.cases and f.amount = b.amount
                            else f.content is not distinct from b.content end as same,
                       p.how = 3 or f.texts is not distinct from b.texts as same_texts,
                       count(*) over (partition by p.year, p.series, p.number) as candidates
                from pairs p
                left join of_file f using (year, series, number)
                left join of_booked b on b.year = p.year and b.series = p.b_series and b.number = p.b_number
                where (p.how = 1 or f.content is not null)),
            nearest as (
                select distinct on (year, series, number) * from compared
                order by year, series, number, coalesce(same, false) desc, how)
            insert into finance.cost_file_vouchers
                (municipality_id, import_id, year, series, number, state, booked_series, booked_number, difference)
            select {db.CurrentMunicipalityId}, {import.Id}, t.year, t.series, t.number,
                   case when n.same and n.same_texts then 'Unchanged'
                        when n.same then 'Text'
                        when t.twice then 'Twice'
                        when n.how = 2 and not (t.untold and n.candidates = 1) then 'Unclear'
                        else 'Changed' end,
                   n.b_series, n.b_number, coalesce(n.f_amount, 0) - coalesce(n.b_amount, 0)
            from told t left join nearest n using (year, series, number)
            where n.how is not null
               or (t.twice and exists (
                       select from finance.file_rows r
                       join finance.cost_file_codes k on k.municipality_id = r.municipality_id and k.import_id = r.import_id
                           and k.code = r.project and k.open and r.date between k.valid_from and k.valid_to
                       where r.import_id = {import.Id} and r.kind = 'Cost'
                         and r.year = t.year and coalesce(r.series, '') = t.series and r.number = t.number))
            """,
            cancellation
        );
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<IReadOnlyCollection<string>> ProjectsAsync(Guid import, CancellationToken cancellation) =>
        await db
            .Database.SqlQuery<string>(
                $"select distinct r.project from finance.file_rows r where r.import_id = {import} and r.kind <> 'Total'"
            )
            .ToHashSetAsync(cancellation);

    // What is booked is only added to, so that its number of rows tells whether it is what it was.
    private async Task<string> AgainstAsync(IReadOnlyList<KnownCode> known, CancellationToken cancellation)
    {
        var booked = await db.CostLines.LongCountAsync(cancellation);
        return $"{booked} {InWords(known)}";
    }

    private static string InWords(IEnumerable<KnownCode> codes)
    {
        var words = codes
            .Select(code => $"{code.Code}\n{code.Case.Id.Value}\n{code.From:O}\n{code.To:O}\n{code.Open}\n")
            .Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(words))));
    }
}
