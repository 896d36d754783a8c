using Fund.Contracts.Finance;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Setup;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Overview;

/// <summary>The fund as its page shows it. SEK.</summary>
/// <param name="Fund">Key of the fund shown.</param>
/// <param name="FundName">Its name.</param>
/// <param name="Year">Fiscal year.</param>
/// <param name="Closing">Who closed the year and when; null while it is open.</param>
/// <param name="Amounts">The five amounts.</param>
/// <param name="Earmark">Set aside less paid, over all years.</param>
/// <param name="IsYearly">A yearly appropriation?</param>
/// <param name="AsksForBase">Does the guideline's cap ask for taxes and grants?</param>
/// <param name="Ledger">The ledger's newest transactions, a page of them.</param>
/// <param name="HasOlder">Are there older ones than those shown?</param>
/// <param name="Funds">The funds to choose among; empty where there is one.</param>
internal sealed record FundPageView(
    string Fund,
    string FundName,
    int Year,
    YearClosing? Closing,
    FundAmounts Amounts,
    Money Earmark,
    bool IsYearly,
    bool AsksForBase,
    IReadOnlyList<LedgerListRow> Ledger,
    bool HasOlder,
    IReadOnlyList<FundName> Funds
)
{
    /// <summary>Is the year closed?</summary>
    public bool Closed => Closing is not null;
}

/// <summary>Who closed a year, and the instant.</summary>
internal sealed record YearClosing(string Who, DateTimeOffset At);

/// <summary>A fund's amounts and a page of its ledger for a fiscal year. Pages from 1, the newest first.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record FundPageQuery(int Year, string? Fund = null, int Page = 1) : IQuery<FundPageView>, IAboutFund;

internal sealed class FundPageHandler(FinanceDb db, FundLedger ledger, LedgerList list, FundsHere funds, TimeProvider time)
    : IRequestHandler<FundPageQuery, FundPageView>
{
    private const int RowsAPage = 50;
    private const int MostPages = 10_000;

    public async Task<FundPageView> Handle(FundPageQuery request, CancellationToken cancellationToken)
    {
        var rules = await funds.ShownAsync(request.Fund, cancellationToken);
        var book = await ledger.BookAsync(rules.Fund.Key, cancellationToken);
        var skip = (Math.Clamp(request.Page, 1, MostPages) - 1) * RowsAPage;
        var rows = await list.OfAsync(rules.Fund.Key, request.Year, skip, RowsAPage + 1, cancellationToken);
        return new FundPageView(
            rules.Fund.Key,
            rules.Fund.Name,
            request.Year,
            await ClosingAsync(rules.Fund.Key, request.Year, cancellationToken),
            book.Position(request.Year, StockholmTime.Today(time).Year),
            book.Balance,
            book.Yearly || rules.Fund.Source == Process.Profiles.FundSource.YearlyAppropriation,
            rules.Fund.PercentOfBase is not null,
            [.. rows.Take(RowsAPage)],
            rows.Count > RowsAPage,
            await funds.ChoicesAsync(cancellationToken)
        );
    }

    private async Task<YearClosing?> ClosingAsync(string fund, int year, CancellationToken cancellation) =>
        await db
            .FundYears.AsNoTracking()
            .Where(y => y.Fund == fund && y.Year == year && y.ClosedAt != null)
            .Select(y => new YearClosing(y.ClosedByName ?? "", y.ClosedAt!.Value))
            .FirstOrDefaultAsync(cancellation);
}
