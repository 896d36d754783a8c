using Fund.Contracts.Finance;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Platform.Persistence;
using Fund.Platform.Setup;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Finance.Overview;

/// <summary>The fund as its page shows it. SEK.</summary>
/// <param name="Fund">Key of the fund shown.</param>
/// <param name="FundName">Its name.</param>
/// <param name="Year">Fiscal year.</param>
/// <param name="Closing">Who closed the year and when; null while it is open.</param>
/// <param name="Amounts">The five amounts.</param>
/// <param name="Later">Set aside for later budget years, not promised, and not among the amounts.</param>
/// <param name="Earmark">Set aside less paid, over all years.</param>
/// <param name="IsYearly">A yearly appropriation?</param>
/// <param name="HasDraws">May the fund pay for coordination (U-18)?</param>
/// <param name="HasGranted">Has anything been granted from the fund?</param>
/// <param name="Movement">From the year's opening to its closing balance.</param>
/// <param name="Years">What was posted year by year, and how each ended.</param>
/// <param name="Cap">What the fund's balance may be; null where no such cap is set.</param>
/// <param name="Next">What is next; null when nothing is known to be.</param>
/// <param name="Ledger">The ledger's newest transactions, a page of them.</param>
/// <param name="HasOlder">Are there older ones than those shown?</param>
/// <param name="Funds">The funds to choose among; empty where there is one.</param>
internal sealed record FundPageView(
    string Fund,
    string FundName,
    int Year,
    YearClosing? Closing,
    FundAmounts Amounts,
    Money Later,
    Money Earmark,
    bool IsYearly,
    bool HasDraws,
    bool HasGranted,
    FundMovement Movement,
    IReadOnlyList<FundYearSums> Years,
    BalanceCap? Cap,
    NextForFund? Next,
    IReadOnlyList<LedgerListRow> Ledger,
    bool HasOlder,
    IReadOnlyList<FundName> Funds
)
{
    /// <summary>Of what is paid, drawn for coordination: no case was granted it.</summary>
    public Money Drawn { get; init; }

    /// <summary>Left the fund when its year was closed: lapsed, or carried over to the next.</summary>
    public Money Lapsed { get; init; }

    /// <summary>Paid of what cases are granted.</summary>
    public Money ToCases => Amounts.Paid - Drawn;

    /// <summary>Set aside, what has left the fund since included.</summary>
    public Money SetAside => Amounts.Allocated + Lapsed;

    /// <summary>Is the year closed?</summary>
    public bool Closed => Closing is not null;
}

/// <summary>What the fund's balance may be at most, SEK, and the guideline's rule.</summary>
internal sealed record BalanceCap(Money Most, string? Rule)
{
    /// <summary>The fund's cap on its balance; null where there is none.</summary>
    public static BalanceCap? Of(FundRules rules) =>
        rules is { AmountCap: { } cap, AmountCapMeans: CapMeaning.Balance }
            ? new BalanceCap(Money.FromKronor(cap), rules.AmountRule)
            : null;
}

/// <summary>A fund's amounts and a page of its ledger for a fiscal year. Pages from 1, the newest first.</summary>
/// <param name="Year">Fiscal year.</param>
/// <param name="Fund">Key of the fund; null for the only or first one.</param>
/// <param name="Page">Page of the ledger.</param>
/// <param name="Kind">Only what happened so; null for all.</param>
/// <param name="Case">Only of the case with this number; null for all.</param>
/// <param name="From">Only what was posted on or after this day.</param>
/// <param name="To">Only what was posted on or before this day.</param>
[Requires(Permission.ReadFinance)]
internal sealed record FundPageQuery(
    int Year,
    string? Fund = null,
    int Page = 1,
    LedgerKind? Kind = null,
    string? Case = null,
    DateOnly? From = null,
    DateOnly? To = null
) : IQuery<FundPageView>, IAboutFund;

internal sealed class FundPageHandler(ReadBatch reads, LedgerList list, FundsHere funds, CurrentSetup setup, TimeProvider time)
    : IRequestHandler<FundPageQuery, FundPageView>
{
    private const int RowsAPage = 50;
    private const int MostPages = 10_000;

    private const string Sums = """
        select sum.kind, sum.account, sum.year, sum.amount, sum.track, held.yearly
        from finance.fund_locks held
        join finance.fund_balances sum on sum.municipality_id = held.municipality_id and sum.fund = held.key
        where held.municipality_id = $1 and held.key = $2
        """;

    private const string ClosedYears = """
        select year, coalesce(closed_by_name, ''), closed_at from finance.fiscal_years
        where municipality_id = $1 and fund = $2 and closed_at is not null
        """;

    private const string Waiting = """
        select occasion, prepared_by_name from finance.settlement_runs
        where municipality_id = $1 and fund = $2 and state = 'Prepared' order by period_end limit 1
        """;

    private const string Runs = """
        select occasion, min(period_end), bool_or(state <> 'Reversed') from finance.settlement_runs
        where municipality_id = $1 and fund = $2 group by occasion
        """;

    private const string Proposed = """
        select id, year, registered_by_name from finance.fund_proposals
        where municipality_id = $1 and fund = $2 and state = 'Registered' order by registered_at limit 1
        """;

    public async Task<FundPageView> Handle(FundPageQuery request, CancellationToken cancellationToken)
    {
        var rules = (await funds.ShownAsync(request.Fund, cancellationToken)).Fund;
        var (book, closed, waiting, runs, proposed) = await ReadAsync(rules.Key, cancellationToken);
        var today = StockholmTime.Today(time);
        var amounts = book.Position(request.Year, today.Year);
        var rows = await list.OfAsync(
            rules.Key,
            book.SpanOf(request.Year, today.Year),
            await list.FilterAsync(request.Kind, request.Case, request.From, request.To, cancellationToken),
            (Math.Clamp(request.Page, 1, MostPages) - 1) * RowsAPage,
            RowsAPage + 1,
            amounts.Available,
            cancellationToken
        );
        var calendar = (await setup.GetAsync(cancellationToken)).CalendarOf(rules.Key);
        return new FundPageView(
            rules.Key,
            rules.Name,
            request.Year,
            closed.GetValueOrDefault(request.Year),
            amounts,
            request.Year < today.Year ? Money.Zero : book.LaterThan(request.Year),
            book.Balance,
            book.Yearly || rules.Source == FundSource.YearlyAppropriation,
            rules.AdministrationDraw,
            book.HasGranted,
            book.MovementOf(request.Year),
            book.Years,
            BalanceCap.Of(rules),
            NextForFund.Of(book, calendar, closed.Keys, waiting, runs, proposed, today),
            [.. rows.Take(RowsAPage)],
            rows.Count > RowsAPage,
            await funds.ChoicesAsync(cancellationToken)
        )
        {
            Drawn = book.DrawnIn(book.SpanOf(request.Year, today.Year)),
            Lapsed = book.LapsedIn(book.SpanOf(request.Year, today.Year)),
        };
    }

    // One round trip: the page must not feel the fund's size.
    private async Task<(
        FundBook Book,
        Dictionary<int, YearClosing> Closed,
        WaitingRun? Waiting,
        IReadOnlyList<KnownRun> Runs,
        WaitingProposal? Proposed
    )> ReadAsync(string fund, CancellationToken cancellation)
    {
        var (sums, yearly) = (new List<AccountSum>(), false);
        reads.Ask(
            Sums,
            row =>
            {
                sums.Add(
                    new AccountSum(
                        Enum.Parse<LedgerKind>(row.GetString(0)),
                        Enum.Parse<LedgerAccount>(row.GetString(1)),
                        row.GetInt32(2),
                        new Money(row.GetInt64(3)),
                        row.GetString(4)
                    )
                );
                yearly = row.GetBoolean(5);
            },
            fund
        );
        var closed = new Dictionary<int, YearClosing>();
        reads.Ask(
            ClosedYears,
            row => closed[row.GetInt32(0)] = new YearClosing(row.GetString(1), row.GetFieldValue<DateTimeOffset>(2)),
            fund
        );
        WaitingRun? waiting = null;
        reads.Ask(Waiting, row => waiting = new WaitingRun(row.GetString(0), row.GetString(1)), fund);
        var runs = new List<KnownRun>();
        reads.Ask(Runs, row => runs.Add(new KnownRun(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetBoolean(2))), fund);
        WaitingProposal? proposed = null;
        reads.Ask(Proposed, row => proposed = new WaitingProposal(row.GetGuid(0), row.GetInt32(1), row.GetString(2)), fund);
        await reads.ReadAsync(cancellation);
        return (new FundBook(yearly, sums), closed, waiting, runs, proposed);
    }
}
