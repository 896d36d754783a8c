using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Setup;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>An occasion in the list, with who prepared and approved its settlement; SEK, paid when it is approved.</summary>
internal sealed record OccasionRow(
    string Occasion,
    string Name,
    DateOnly PeriodStart,
    DateOnly PeriodEnd,
    DateOnly Due,
    bool Ended,
    string State,
    string? PreparedBy,
    string? ApprovedBy,
    Money? Total
);

/// <summary>The occasions of a fund's fiscal year.</summary>
/// <param name="Fund">Key of the fund.</param>
/// <param name="Year">The fiscal year.</param>
/// <param name="FirstYear">The first year that has any; null while the fund has granted nothing.</param>
/// <param name="Occasions">Those of the year.</param>
/// <param name="Funds">The funds to choose among; empty where there is one.</param>
internal sealed record OccasionListView(
    string Fund,
    int Year,
    int? FirstYear,
    IReadOnlyList<OccasionRow> Occasions,
    IReadOnlyList<FundName> Funds
);

/// <summary>The occasions of a fiscal year with their state.</summary>
/// <param name="Year">The fiscal year; null for the first that has something to settle, or else the present one.</param>
/// <param name="Fund">Key of the fund; null for the only or first one.</param>
[Requires(Permission.ReadFinance)]
internal sealed record OccasionList(int? Year = null, string? Fund = null) : IQuery<OccasionListView>, IAboutFund;

internal sealed class OccasionListHandler(FinanceDb db, FundsHere funds, FundLedger ledger, FundOccasions occasions, TimeProvider time)
    : IRequestHandler<OccasionList, OccasionListView>
{
    public async Task<OccasionListView> Handle(OccasionList request, CancellationToken cancellationToken)
    {
        var rules = await funds.ShownAsync(request.Fund, cancellationToken);
        var fund = rules.Fund.Key;
        var all = await occasions.OfAsync(fund, cancellationToken);
        var today = StockholmTime.Today(time);
        var year = request.Year ?? await YearWithWorkAsync(fund, all, today, cancellationToken) ?? today.Year;
        var ofYear = all.Of(new FiscalYear(year));
        var runs = await db
            .Runs.AsNoTracking()
            .Where(r => r.Fund == fund && r.Year == year && r.State != SettlementState.Reversed)
            .ToDictionaryAsync(r => r.Occasion, cancellationToken);
        return new OccasionListView(
            fund,
            year,
            all.FirstYear,
            [.. ofYear.Select(o => Row(o, runs.GetValueOrDefault(o.Id.ToString()), today))],
            await funds.ChoicesAsync(cancellationToken)
        );
    }

    // In January the new year has nothing to do yet, and the old one its last settlement.
    private async Task<int?> YearWithWorkAsync(string fund, SettlementOccasions all, DateOnly today, CancellationToken cancellation)
    {
        var approved = await db
            .Runs.AsNoTracking()
            .Where(r => r.Fund == fund && r.State == SettlementState.Approved)
            .Select(r => r.Occasion)
            .ToListAsync(cancellation);
        var closed = await ledger.ClosedYearsAsync(fund, cancellation);
        return all.EndedBefore(today)
            .Where(occasion => !closed.Contains(occasion.Year.Year) && !approved.Contains(occasion.Id.ToString()))
            .Select(occasion => (int?)occasion.Year.Year)
            .FirstOrDefault();
    }

    private static OccasionRow Row(ReportingOccasion occasion, SettlementRun? run, DateOnly today) =>
        new(
            occasion.Id.ToString(),
            occasion.NameInYear,
            occasion.PeriodStart,
            occasion.PeriodEnd,
            occasion.Due,
            today > occasion.PeriodEnd,
            run?.State switch
            {
                null => "none",
                SettlementState.Approved => "approved",
                _ => "prepared",
            },
            run?.PreparedByName,
            run?.ApprovedByName,
            run?.Total
        );
}
