using Fund.Contracts.Applications;
using Fund.Contracts.Finance;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Costs;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Setup;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Years;

/// <summary>A settlement that must be approved before the year can be closed.</summary>
internal sealed record OpenSettlement(string Occasion, string Name, bool Prepared, DateOnly Due);

/// <summary>Costs of the year of a case that no settlement has taken up, SEK, and why its payout is held; null when it is not.</summary>
internal sealed record UnsettledCase(string CaseNumber, string CaseTitle, int Costs, Money Sum, string? HeldBecause);

/// <summary>The year-end of a fund: what stands open, what happens when the year is closed, and who closed it. SEK.</summary>
/// <param name="Fund">Key of the fund.</param>
/// <param name="FundName">Its name.</param>
/// <param name="Owner">The body that owns it, which decides what is carried over.</param>
/// <param name="Year">Fiscal year.</param>
/// <param name="Ended">Has the year ended?</param>
/// <param name="Closing">Who closed it and when; null while it is open.</param>
/// <param name="IsYearly">A yearly appropriation: what is left of the year leaves it?</param>
/// <param name="Amounts">The year's five amounts.</param>
/// <param name="Settlements">Settlements of the year that are not approved.</param>
/// <param name="Unsettled">Costs of the year that nothing has taken up: after the closing they are not paid by the fund.</param>
/// <param name="Years">Years with a posting.</param>
/// <param name="Funds">The funds to choose among; empty where there is one.</param>
internal sealed record YearEndView(
    string Fund,
    string FundName,
    string Owner,
    int Year,
    bool Ended,
    YearClosing? Closing,
    bool IsYearly,
    FundAmounts Amounts,
    IReadOnlyList<OpenSettlement> Settlements,
    IReadOnlyList<UnsettledCase> Unsettled,
    IReadOnlyList<int> Years,
    IReadOnlyList<FundName> Funds
)
{
    /// <summary>
    /// What comes back from what was granted for the year and not used, when it is closed: of a yearly appropriation all.
    /// </summary>
    public Money ComesBack => IsYearly ? Amounts.Committed : Money.Zero;

    /// <summary>What leaves the year when it is closed: it lapses, but for what is carried over. Nothing of equity.</summary>
    public Money Leaves => IsYearly ? Amounts.Available + Amounts.Committed : Money.Zero;

    /// <summary>Can it be closed now?</summary>
    public bool MayClose => Ended && Closing is null && Settlements.Count == 0;
}

/// <summary>The year-end of a fund.</summary>
/// <param name="Year">Fiscal year; null for the first that has ended and is open, or else the one before today's.</param>
/// <param name="Fund">Key of the fund; null for the only or first one.</param>
[Requires(Permission.ReadFinance)]
internal sealed record YearEnd(int? Year = null, string? Fund = null) : IQuery<YearEndView>, IAboutFund;

internal sealed class YearEndHandler(
    FinanceDb db,
    FundLedger ledger,
    FundsHere funds,
    FundOccasions occasions,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<YearEnd, YearEndView>
{
    private const int MostCases = 200;

    public async Task<YearEndView> Handle(YearEnd request, CancellationToken cancellationToken)
    {
        var fund = (await funds.ShownAsync(request.Fund, cancellationToken)).Fund;
        var book = await ledger.BookAsync(fund.Key, cancellationToken);
        var today = StockholmTime.Today(time);
        var closings = await db
            .FundYears.AsNoTracking()
            .Where(y => y.Fund == fund.Key && y.ClosedAt != null)
            .ToDictionaryAsync(y => y.Year, y => new YearClosing(y.ClosedByName ?? "", y.ClosedAt!.Value), cancellationToken);
        var posted = book.Years.Select(year => year.Year).ToList();
        var year =
            request.Year
            ?? posted.Where(y => y < today.Year && !closings.ContainsKey(y)).Select(y => (int?)y).FirstOrDefault()
            ?? today.Year - 1;
        if (year is < 2000 or > 2100)
        {
            throw new NotFound(T("Året finns inte."));
        }

        var closing = closings.GetValueOrDefault(year);
        return new YearEndView(
            fund.Key,
            fund.Name,
            fund.Owner,
            year,
            today > new FiscalYear(year).End,
            closing,
            book.Yearly,
            book.Position(year, today.Year),
            closing is null ? await SettlementsAsync(fund.Key, year, cancellationToken) : [],
            closing is null ? await UnsettledAsync(fund.Key, year, cancellationToken) : [],
            [.. posted.Append(year).Distinct().Order()],
            await funds.ChoicesAsync(cancellationToken)
        );
    }

    private async Task<IReadOnlyList<OpenSettlement>> SettlementsAsync(string fund, int year, CancellationToken cancellation)
    {
        var runs = await db
            .Runs.AsNoTracking()
            .Where(r => r.Fund == fund && r.Year == year && r.State != SettlementState.Reversed)
            .ToDictionaryAsync(r => r.Occasion, r => r.State, cancellation);
        return
        [
            .. from occasion in (await occasions.OfAsync(fund, cancellation)).Of(new FiscalYear(year))
            let key = occasion.Id.ToString()
            let state = runs.TryGetValue(key, out var known) ? known : (SettlementState?)null
            where state != SettlementState.Approved
            select new OpenSettlement(key, occasion.NameInYear, state is not null, occasion.Due),
        ];
    }

    private async Task<IReadOnlyList<UnsettledCase>> UnsettledAsync(string fund, int year, CancellationToken cancellation)
    {
        var (first, last) = (new FiscalYear(year).Start, new FiscalYear(year).End);
        var costs = await (
            from cost in db.CostLines.AsNoTracking()
            where
                cost.CaseId != null
                && cost.Date >= first
                && cost.Date <= last
                && !db.Set<CostSettled>().Any(settled => settled.CostLineId == cost.Id)
            select new { Case = cost.CaseId!.Value, cost.Amount }
        ).ToListAsync(cancellation);
        var about = costs.Select(cost => cost.Case).Distinct().ToList();
        var cases = (await mediator.Send(new GetCases(about), cancellation)).Where(c => c.Fund == fund).ToDictionary(c => c.Id);
        var holds = await db
            .Holds.AsNoTracking()
            .Where(h => about.Contains(h.CaseId) && h.ReleasedAt == null)
            .ToDictionaryAsync(h => h.CaseId, h => h.Reason, cancellation);
        return
        [
            .. costs
                .Where(cost => cases.ContainsKey(cost.Case))
                .GroupBy(cost => cost.Case)
                .Select(of => new UnsettledCase(
                    cases[of.Key].Number,
                    cases[of.Key].Title,
                    of.Count(),
                    of.Select(cost => cost.Amount).Total(),
                    holds.GetValueOrDefault(of.Key)
                ))
                .OrderByDescending(of => of.HeldBecause is not null)
                .ThenByDescending(of => of.Sum)
                .Take(MostCases),
        ];
    }
}
