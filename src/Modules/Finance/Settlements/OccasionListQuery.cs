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
/// <param name="FirstYear">The first year that has any; null while the fund has granted nothing.</param>
/// <param name="Occasions">Those of the year.</param>
/// <param name="Funds">The funds to choose among; empty where there is one.</param>
internal sealed record OccasionListView(string Fund, int? FirstYear, IReadOnlyList<OccasionRow> Occasions, IReadOnlyList<FundName> Funds);

/// <summary>The occasions of a fiscal year with their state.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record OccasionList(int Year, string? Fund = null) : IQuery<OccasionListView>, IAboutFund;

internal sealed class OccasionListHandler(FinanceDb db, FundsHere funds, FundOccasions occasions, TimeProvider time)
    : IRequestHandler<OccasionList, OccasionListView>
{
    public async Task<OccasionListView> Handle(OccasionList request, CancellationToken cancellationToken)
    {
        var rules = await funds.ShownAsync(request.Fund, cancellationToken);
        var fund = rules.Fund.Key;
        var all = await occasions.OfAsync(fund, cancellationToken);
        var ofYear = all.Of(new FiscalYear(request.Year));
        var runs = await db
            .Runs.AsNoTracking()
            .Where(r => r.Fund == fund && r.Year == request.Year && r.State != SettlementState.Reversed)
            .ToDictionaryAsync(r => r.Occasion, cancellationToken);
        var today = StockholmTime.Today(time);
        return new OccasionListView(
            fund,
            all.FirstYear,
            [.. ofYear.Select(o => Row(o, runs.GetValueOrDefault(o.Id.ToString()), today))],
            await funds.ChoicesAsync(cancellationToken)
        );
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
