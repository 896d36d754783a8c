using System.Data.Common;
using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Platform.Persistence;
using Fund.Platform.Works;
using MediatR;

namespace Fund.Finance.Costs.Import;

/// <summary>
/// Reconciles a judged file: what becomes of each of its rows, what is to be decided, and what it does to each case (F-15).
/// </summary>
internal sealed class CostReconciliation(ReadBatch reads, VouchersToDecide vouchers, WorkBoard works, IMediator mediator)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 100;

    private const int ShownGroups = 50;

    // Class 3 of Kommun-Bas is income.
    private const string Rows = """
        select r.*, k.case_id,
               case when r.kind = 'OtherAccount' and k.case_id is not null and r.account like '3%' then 'Income'
                    when r.kind <> 'Cost' then r.kind
                    when k.case_id is null then 'UnknownCode'
                    when v.state in ('Unchanged', 'Text') then 'Known'
                    when not k.open then 'NotOpen'
                    when v.state is not null then v.state
                    else 'New' end as outcome
        from finance.file_rows r
        left join finance.cost_file_codes k on k.municipality_id = r.municipality_id and k.import_id = r.import_id and k.code = r.project
            and r.date between k.valid_from and k.valid_to
        left join finance.cost_file_vouchers v on v.municipality_id = r.municipality_id and v.import_id = r.import_id and v.year = r.year
            and v.series = coalesce(r.series, '') and v.number = r.number
        where r.municipality_id = $1 and r.import_id = $2
        """;

    /// <summary>Reads it.</summary>
    /// <param name="import">The file.</param>
    /// <param name="only">Only rows with this outcome on the page; null for all.</param>
    /// <param name="page">The page of rows, from 1.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<CostPreview> ShowAsync(CostImport import, CostRowOutcome? only, int page, CancellationToken cancellation)
    {
        reads.Ask($"{FreshRows.ExpectMany} where $1 is not null", _ => { });
        var parts = new List<CostPart>();
        var days = new List<(DateOnly? First, DateOnly? Last)>();
        reads.Ask(
            $"select outcome, count(*)::int, sum(amount)::bigint, min(date), max(date) from ({Rows}) r group by 1",
            row =>
            {
                parts.Add(new CostPart(Enum.Parse<CostRowOutcome>(row.GetString(0)), row.GetInt32(1), new Money(row.GetInt64(2))));
                days.Add((Day(row, 3), Day(row, 4)));
            },
            import.Id
        );
        var unknown = new List<UnknownCode>();
        reads.Ask(
            $"""
            select project, count(*)::int, sum(amount)::bigint, min(text) from ({Rows}) r where outcome = 'UnknownCode'
            group by 1 order by abs(sum(amount)) desc, 1 limit {ShownGroups}
            """,
            row => unknown.Add(new UnknownCode(row.GetString(0), row.GetInt32(1), new Money(row.GetInt64(2)), row.GetString(3))),
            import.Id
        );
        var leftOut = new List<AccountLeftOut>();
        reads.Ask(
            $"""
            select account, outcome = 'Income', count(*)::int, sum(amount)::bigint from ({Rows}) r
            where outcome in ('OtherAccount', 'Income')
            group by 1, 2 order by 2 desc, 1 limit {ShownGroups}
            """,
            row => leftOut.Add(new AccountLeftOut(row.GetString(0), row.GetBoolean(1), row.GetInt32(2), new Money(row.GetInt64(3)))),
            import.Id
        );
        var cases = AskCases(import);
        var (rows, inAll) = AskRows(import, only, page);
        await reads.ReadAsync(cancellation);

        var about = cases.Select(c => c.Case).Concat(rows.Where(r => r.Case is not null).Select(r => r.Case!.Value)).Distinct().ToList();
        var headers = (await mediator.Send(new GetCases(about), cancellation)).ToDictionary(c => c.Id);
        return new CostPreview(
            import.Id,
            import.FileName,
            StoryOf(import),
            new HowItWasRead(import.Kind, import.Source, import.Encoding?.SwedishName(), import.Samples, import.Columns, import.Choices),
            import.Remarks,
            days.Min(day => day.First),
            days.Max(day => day.Last),
            [.. parts.OrderBy(part => part.Outcome)],
            await vouchers.OfAsync(import, cancellation),
            await vouchers.CountAsync(import, cancellation),
            unknown,
            [
                .. cases
                    .Where(c => headers.ContainsKey(c.Case))
                    .Select(c => new CaseInFile(headers[c.Case].Number, headers[c.Case].Title, c.Codes, c.Before, c.New))
                    .OrderBy(c => c.CaseTitle, SwedishText.Comparer),
            ],
            leftOut,
            [.. rows.Select(r => r.View(headers))],
            inAll.Sum()
        )
        {
            Reading = import.Reading,
            IsRead = import.ReadAt is not null,
            Work = await works.OfAsync(CostWork.About(import.Id), cancellation),
        };
    }

    /// <summary>What has been done with a file.</summary>
    public static CostFileStory StoryOf(CostImport import) =>
        new(
            import.Who,
            import.At,
            import.StoredByName,
            import.StoredAt,
            import.Stored,
            import.StoredSum,
            import.UndoneByName,
            import.UndoneAt,
            import.UndoneBecause
        );

    private List<(CaseId Case, string Codes, Money Before, Money New)> AskCases(CostImport import)
    {
        var cases = new List<(CaseId, string, Money, Money)>();
        reads.Ask(
            $"""
            select r.case_id, string_agg(distinct r.project, ', '),
                   coalesce((select sum(c.amount) from finance.cost_lines c
                             where c.municipality_id = $1 and c.case_id = r.case_id and c.import_id is distinct from $2
                               and c.at <= $3), 0)::bigint,
                   coalesce(case when $4
                                 then (select sum(c.amount) from finance.cost_lines c
                                       where c.municipality_id = $1 and c.case_id = r.case_id and c.import_id = $2 and c.at <= $3)
                                 else sum(r.amount) filter (where r.outcome = 'New') end, 0)::bigint
            from ({Rows}) r
            where r.case_id is not null and r.kind = 'Cost'
            group by r.case_id
            """,
            row => cases.Add((new CaseId(row.GetGuid(0)), row.GetString(1), new Money(row.GetInt64(2)), new Money(row.GetInt64(3)))),
            import.Id,
            import.StoredAt ?? CostImport.NotYet,
            import.StoredAt is not null
        );
        return cases;
    }

    private (List<FileRow> Rows, List<int> InAll) AskRows(CostImport import, CostRowOutcome? only, int page)
    {
        var (rows, inAll) = (new List<FileRow>(), new List<int>());
        var word = only?.ToString() ?? "";
        reads.Ask(
            $"""
            select line, outcome, date, coalesce(series, '') || number, account, project, text, amount, case_id from ({Rows}) r
            where $3 = '' or outcome = $3 order by line limit {PageSize} offset $4
            """,
            row => rows.Add(FileRow.Of(row)),
            import.Id,
            word,
            (Math.Max(page, 1) - 1) * PageSize
        );
        reads.Ask(
            $"select count(*)::int from ({Rows}) r where $3 = '' or outcome = $3",
            row => inAll.Add(row.GetInt32(0)),
            import.Id,
            word
        );
        return (rows, inAll);
    }

    private static DateOnly? Day(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);

    private sealed record FileRow(
        int Line,
        CostRowOutcome Outcome,
        DateOnly? Date,
        string Voucher,
        string Account,
        string Project,
        string Text,
        Money Amount,
        CaseId? Case
    )
    {
        public static FileRow Of(DbDataReader row) =>
            new(
                row.GetInt32(0),
                Enum.Parse<CostRowOutcome>(row.GetString(1)),
                Day(row, 2),
                row.GetString(3),
                row.GetString(4),
                row.GetString(5),
                row.GetString(6),
                new Money(row.GetInt64(7)),
                row.IsDBNull(8) ? null : new CaseId(row.GetGuid(8))
            );

        public CostPreviewRow View(Dictionary<CaseId, CaseHeaderView> cases)
        {
            var about = Case is { } id ? cases.GetValueOrDefault(id) : null;
            return new CostPreviewRow(Line, Outcome, Date, Voucher, Account, Project, Text, Amount, about?.Number, about?.Title);
        }
    }
}
