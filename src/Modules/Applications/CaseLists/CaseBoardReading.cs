using System.Data.Common;
using Fund.Applications.Cases;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Persistence;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;

namespace Fund.Applications.CaseLists;

/// <summary>What all rows of a table come to.</summary>
/// <param name="Hits">How many pass the filter.</param>
/// <param name="InView">How many there are in the view.</param>
/// <param name="Counts">How many there are in each view, in the order they were asked for.</param>
/// <param name="Requested">Applied for together, SEK.</param>
/// <param name="Sums">Of each amount, SEK.</param>
internal sealed record CaseBoardTotals(int Hits, int InView, IReadOnlyList<int> Counts, Money Requested, IReadOnlyList<Money> Sums);

/// <summary>A table that is ready to be read.</summary>
/// <param name="Sql">Its statement.</param>
/// <param name="Values">What $2 and on stand for.</param>
/// <param name="Shared">The views that all have.</param>
/// <param name="Own">The reader's own, those whose filter still exists first counted.</param>
/// <param name="Modules">The modules' amounts.</param>
/// <param name="Recusals">Selects of who has declared a conflict of interest in which case.</param>
internal sealed record CaseBoardAsked(
    string Sql,
    object[] Values,
    IReadOnlyList<CaseListView> Shared,
    IReadOnlyList<(SavedView View, bool Counted)> Own,
    IReadOnlyList<CaseAmounts> Modules,
    IReadOnlyList<string> Recusals
)
{
    public IReadOnlyList<CaseAmount> Amounts { get; } = [.. Modules.SelectMany(module => module.Columns)];

    public int CountedViews => Shared.Count + Own.Count(own => own.Counted);

    public IReadOnlyList<CaseViewCount> Views(CaseBoardTotals totals)
    {
        var next = 0;
        return
        [
            .. Shared.Select(view => new CaseViewCount(view.Key, null, view.Name, $"vy={view.Key}", totals.Counts[next++])),
            .. Own.Select(own => new CaseViewCount(
                null,
                own.View.Id,
                own.View.Name,
                own.View.Query,
                own.Counted ? totals.Counts[next++] : null
            )),
        ];
    }
}

/// <summary>Reads tables of cases: whatever there is to know of a page, in two round trips.</summary>
internal sealed class CaseBoardReading(
    ReadBatch reads,
    CasesInSight sight,
    CurrentSetup setup,
    CaseTurns turns,
    Actor actor,
    IMediator mediator,
    TimeProvider time
)
{
    private const string SavedViews = """
        select id, name, query from applications.saved_views where municipality_id = $1 and person_id = $2 order by lower(name), id
        """;

    /// <summary>Finds out what the statement depends on, and writes it.</summary>
    /// <exception cref="Refused">It is narrowed or sorted by something that does not exist.</exception>
    public async Task<CaseBoardAsked> PrepareAsync(CaseBoard asked, CaseBoardPart part, CancellationToken cancellation)
    {
        var known = await setup.GetAsync(cancellation);
        var gathered = new GatherCaseColumns();
        await mediator.Publish(gathered, cancellation);
        var terms = TermsOf(known, gathered);
        var shared = CaseListViews.Of(known, actor, terms.Today);
        var inView = CaseListViews.Chosen(shared, asked.View).Where(terms);
        // Rows for a file need no views.
        List<SavedView> own = part.Most is null ? [] : await OwnAsync(cancellation);
        List<string> counted = part.Most is null ? [] : [.. shared.Select(view => view.Where(terms))];
        var kept = own.ConvertAll(view => (View: view, Where: WhereOf(view, shared, terms)));
        counted.AddRange(kept.Select(view => view.Where).OfType<string>());
        var sql = CaseBoardStatement.Of(
            asked,
            part,
            terms,
            turns,
            await sight.OfPersonAsync(cancellation),
            counted,
            inView,
            gathered.Amounts
        );
        return new CaseBoardAsked(
            sql,
            terms.Values,
            part.Most is null ? [] : shared,
            kept.ConvertAll(view => (view.View, view.Where is not null)),
            gathered.Amounts,
            gathered.Recusals
        );
    }

    /// <summary>Reads it: each row as it comes, the next one when that has been taken, and what they all come to.</summary>
    public async Task<CaseBoardTotals> ReadAsync(CaseBoardAsked asked, Func<CaseBoardRow, ValueTask> each, CancellationToken cancellation)
    {
        var known = await setup.GetAsync(cancellation);
        var (holders, totals) = (new TurnHolders(known.Units, actor.Person), (CaseBoardTotals?)null);
        await mediator.Publish(new AskEverybody(people => holders.Everybody = people), cancellation);
        if (asked.Recusals.Count > 0)
        {
            reads.Ask($"select r.case_id, r.person_id from ({string.Join(" union all ", asked.Recusals)}) r", row =>
                holders.Recuse(new CaseId(row.GetGuid(0)), new PersonId(row.GetGuid(1)))
            );
        }

        reads.Ask(asked.Sql, Read, asked.Values);
        await reads.ReadLastAsync(cancellation);
        return totals!;

        ValueTask Read(DbDataReader row)
        {
            totals ??= TotalsOf(row, asked);
            var from = 3 + asked.CountedViews + asked.Amounts.Count;
            return row.IsDBNull(from) ? ValueTask.CompletedTask : each(RowOf(row, from, asked.Amounts.Count, known, holders));
        }
    }

    private CaseListTerms TermsOf(Setup known, GatherCaseColumns gathered) =>
        new(
            known,
            StockholmTime.Today(time),
            actor.Person?.Value ?? Guid.Empty,
            [.. actor.Held.Select(held => held.Unit).OfType<string>()],
            gathered.Recusals
        );

    private async Task<List<SavedView>> OwnAsync(CancellationToken cancellation)
    {
        var own = new List<SavedView>();
        if (actor.Person is { } me)
        {
            reads.Ask(
                SavedViews,
                row =>
                    own.Add(
                        new SavedView
                        {
                            Id = row.GetGuid(0),
                            PersonId = me,
                            Name = row.GetString(1),
                            Query = row.GetString(2),
                        }
                    ),
                me.Value
            );
            await reads.ReadAsync(cancellation);
        }

        return own;
    }

    // What a view was narrowed to may have gone since: a rule version, a stage. It is shown, without a count, until it is removed.
    private static string? WhereOf(SavedView view, IReadOnlyList<CaseListView> shared, CaseListTerms terms) =>
        terms.IfThere(() =>
        {
            var asked = CaseListAddress.Read(view.Query).Asked();
            return $"({CaseListViews.Chosen(shared, asked.View).Where(terms)}) and ({asked.Filter().Where(terms)})";
        });

    private static CaseBoardTotals TotalsOf(DbDataReader row, CaseBoardAsked asked)
    {
        var sums = 2 + asked.CountedViews;
        return new CaseBoardTotals(
            (int)row.GetInt64(0),
            (int)row.GetInt64(1),
            [.. Enumerable.Range(2, asked.CountedViews).Select(n => (int)row.GetInt64(n))],
            new Money(row.GetInt64(sums)),
            [.. Enumerable.Range(sums + 1, asked.Amounts.Count).Select(n => new Money(row.GetInt64(n)))]
        );
    }

    private static CaseBoardRow RowOf(DbDataReader row, int from, int amounts, Setup known, TurnHolders holders)
    {
        var ruleVersion = row.GetString(from + 6);
        var stage = known.ProfileOf(ruleVersion).StageOf(row.GetString(from + 5));
        var first = from + CaseBoardStatement.RowColumns;
        var money = new Money?[amounts];
        for (var n = 0; n < amounts; n++)
        {
            money[n] = AmountAt(row, first + n);
        }

        return new CaseBoardRow(
            row.GetString(from),
            row.IsDBNull(from + 2) ? null : row.GetString(from + 2),
            row.GetString(from + 3),
            row.GetString(from + 4),
            stage.Key,
            stage.Name,
            row.GetString(from + 12),
            ruleVersion,
            CaseTurn.Of(row, first + amounts) is { } turn ? holders.ViewOf(turn, new CaseId(row.GetGuid(from + 1))) : null,
            row.GetBoolean(from + 7),
            DayAt(row, from + 8),
            AmountAt(row, from + 9),
            money,
            DayAt(row, from + 10),
            DayAt(row, from + 11)
        );
    }

    private static Money? AmountAt(DbDataReader row, int column) => row.IsDBNull(column) ? null : new Money(row.GetInt64(column));

    private static DateOnly? DayAt(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);
}
