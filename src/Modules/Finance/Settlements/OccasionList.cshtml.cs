using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Settlements;

/// <summary>The occasions of a year.</summary>
[Requires(Permission.ReadFinance)]
public sealed class OccasionListModel(IMediator mediator, TimeProvider time) : FundPage
{
    /// <summary>Fiscal year; null for the first that has something to settle.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Key of the fund; null for the only or first one.</summary>
    [BindProperty(SupportsGet = true, Name = "fund")]
    public string? ChosenFund { get; set; }

    internal OccasionListView View { get; private set; } = new("", 0, null, [], []);

    /// <summary>The funds to choose among.</summary>
    public IReadOnlyList<Tab> Funds => FundTabs.Of(View.Funds, View.Fund, $"year={Year}");

    /// <summary>The years to choose among: from the first in which the fund granted money to this one, and the one shown.</summary>
    public IReadOnlyList<Tab> Years =>
        [
            .. Enumerable
                .Range(FirstYear, StockholmTime.Today(time).Year - FirstYear + 1)
                .Append(Year!.Value)
                .Distinct()
                .Order()
                .Select(year => new Tab($"{year}", $"?year={year}{FundTabs.Query(ChosenFund)}", year == Year)),
        ];

    private int FirstYear => Math.Min(View.FirstYear ?? int.MaxValue, StockholmTime.Today(time).Year);

    /// <summary>What the year has paid.</summary>
    public IReadOnlyList<CaseFigure> Figures =>
        View.Occasions.Count == 0
            ? []
            :
            [
                new(
                    T($"Utbetalt {Year}"),
                    View.Occasions.Select(row => row.Total ?? Money.Zero).Total(),
                    10,
                    T($"Bokförda avräkningar: {View.Occasions.Count(row => row.State == "approved")} av {View.Occasions.Count}")
                ),
            ];

    /// <summary>The fund as the query string of an occasion's address; empty where there is one fund.</summary>
    public string FundQuery => View.Funds.Count == 0 ? "" : "?" + FundTabs.Query(View.Fund)[1..];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        View = await mediator.Send(new OccasionList(Year, ChosenFund), cancellation);
        Year = View.Year;
    }
}
