using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Web;
using Fund.Web.Charts;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Overview;

/// <summary>What is expected of a fund this year and the next three, with what the forecast takes for granted in words beside.</summary>
[Requires(Permission.ReadFinance)]
public sealed class ForecastModel(IMediator mediator) : FundPage
{
    /// <summary>Key of the fund; null for the only or first one.</summary>
    [BindProperty(SupportsGet = true, Name = "fund")]
    public string? ChosenFund { get; set; }

    internal FundForecastView View { get; private set; } = null!;

    /// <summary>The funds to choose among.</summary>
    public IReadOnlyList<Tab> Funds => FundTabs.Of(View.Funds, View.Fund);

    /// <summary>The fund.</summary>
    public string Back => $"~/fonden{(ChosenFund is null ? "" : "?" + FundTabs.Query(ChosenFund)[1..])}";

    /// <summary>What people plan with first: the room for new grants, year by year.</summary>
    public IReadOnlyList<CaseFigure> Figures =>
        [.. View.Years.Select((year, index) => new CaseFigure(T($"Utrymme att bevilja {year.Year}"), year.Room, (index + 1) * 10))];

    /// <summary>What stands under the columns.</summary>
    public IReadOnlyList<string> Labels => [.. View.Years.Select(year => $"{year.Year}")];

    /// <summary>What has been paid, and what is expected to be.</summary>
    public IReadOnlyList<ColumnSeries> Payouts =>
        [
            new(T("Utbetalt"), ChartTone.Solid, Of(year => year.ToCases)),
            new(T("Väntas enligt plan"), ChartTone.Hatch, Of(year => year.ByPlan)),
            new(T("Väntas utan plan"), ChartTone.Tint, Of(year => year.ByGrant)),
        ];

    /// <summary>What is left at each year's end.</summary>
    public IReadOnlyList<ColumnSeries> Balances => [new(T("Saldo vid årets slut"), ChartTone.Hatch, Of(year => year.Closing))];

    /// <summary>What the forecast takes for granted.</summary>
    public IReadOnlyList<string> Assumptions =>
        [
            T("Inget mer beviljas eller avsätts än det som är bokfört i dag."),
            .. View.WithPlan == 0 ? Array.Empty<string>() : [ByPlan],
            .. View.WithoutPlan == 0 ? Array.Empty<string>() : [WithoutPlan],
            View.IsYearly
                ? T("Varje års anslag gäller det året. Det som inte betalas förfaller om inget beslut för över det.")
                : T("Utan plan väntas det som är beviljat för tidigare år betalas i år."),
            .. View.Unplanned.IsZero ? Array.Empty<string>() : [BeyondPlans],
            .. View.Later.IsZero ? Array.Empty<string>() : [T($"{View.Later} väntas betalas efter {View.Years[^1].Year}.")],
        ];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new FundForecast(ChosenFund), cancellation);

    private string ByPlan =>
        View.WithPlan == 1
            ? T("1 ärende har en godkänd utbetalningsplan och väntas betalas enligt den.")
            : T($"{View.WithPlan} ärenden har en godkänd utbetalningsplan och väntas betalas enligt den.");

    private string WithoutPlan =>
        View.WithoutPlan == 1
            ? T("1 ärende har ingen plan. Det som är kvar väntas betalas det år som det är beviljat för.")
            : T($"{View.WithoutPlan} ärenden har ingen plan. Det som är kvar väntas betalas det år som det är beviljat för.");

    private string BeyondPlans =>
        View.IsYearly
            ? T($"{View.Unplanned} är beviljat utöver planerna och väntas inte betalas.")
            : T(
                $"{View.Unplanned} är beviljat men står inte i någon plan för i år eller senare. "
                    + $""
                    + $"Det räknas till planens sista år."
            );

    private IReadOnlyList<decimal?> Of(Func<ForecastYear, Money> amount) => [.. View.Years.Select(year => (decimal?)amount(year).Kronor)];
}
