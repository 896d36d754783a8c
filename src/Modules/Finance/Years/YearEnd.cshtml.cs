using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Reading;
using Fund.Platform.Tenancy;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Years;

/// <summary>The year-end: what stands open, what happens when the year is closed, then the button.</summary>
[Requires(Permission.ReadFinance)]
public sealed class YearEndModel(IMediator mediator, Actor actor) : FundPage
{
    /// <summary>Key of the fund; null for the only or first one.</summary>
    [BindProperty(SupportsGet = true, Name = "fund")]
    public string? ChosenFund { get; set; }

    /// <summary>Fiscal year.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>What is carried over, as typed.</summary>
    [BindProperty]
    public string? CarriedOver { get; set; }

    /// <summary>Day of the decision to carry it over, as typed.</summary>
    [BindProperty]
    public string? CarryDecidedOn { get; set; }

    /// <summary>Paragraph of that decision.</summary>
    [BindProperty]
    public string? CarryParagraph { get; set; }

    internal YearEndView View { get; private set; } = null!;

    internal bool MayClose => actor.May(Permission.ManageFinance) && View.MayClose;

    /// <summary>The funds to choose among.</summary>
    public IReadOnlyList<Tab> Funds => FundTabs.Of(View.Funds, View.Fund, $"year={View.Year}");

    /// <summary>The years to choose among.</summary>
    public IReadOnlyList<Tab> Years =>
        [.. View.Years.Select(year => new Tab($"{year}", $"?year={year}{FundTabs.Query(ChosenFund)}", year == View.Year))];

    /// <summary>Where a settlement is seen.</summary>
    public string SettlementHref(string occasion) =>
        $"{Root}/avrakning/{occasion}{(View.Funds.Count == 0 ? "" : "?" + FundTabs.Query(View.Fund)[1..])}";

    /// <summary>The amounts that the closing is about.</summary>
    public IReadOnlyList<CaseFigure> Figures =>
        View.IsYearly
            ?
            [
                new(
                    View.Closing is not null ? T("Kvar av året") : T("Lämnar året när det stängs"),
                    View.Leaves,
                    10,
                    T("Förfaller, om det inte förs över")
                ),
                new(T("Kan beviljas"), View.Amounts.Available, 20, T("Del av det som lämnar året")),
                new(T("Beviljat, inte utbetalt"), View.Amounts.Committed, 30, T("Återlämnas först, och lämnar sedan året")),
                new(T("Utbetalt"), View.Amounts.Paid, 40),
            ]
            :
            [
                new(T("Kvar i fonden"), View.Amounts.Available + View.Amounts.Committed, 10, T("Ligger kvar när året stängs")),
                new(T("Kan beviljas"), View.Amounts.Available, 20),
                new(T("Beviljat, inte utbetalt"), View.Amounts.Committed, 30),
                new(T("Utbetalt"), View.Amounts.Paid, 40),
            ];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        View = await mediator.Send(new YearEnd(Year, ChosenFund), cancellation);
        Year = View.Year;
    }

    /// <summary>Closes the year.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var all = new TypedAll();
        var carried = string.IsNullOrWhiteSpace(CarriedOver) ? Money.Zero : all.Amount(CarriedOver, "carriedOver");
        DateOnly? decidedOn = string.IsNullOrWhiteSpace(CarryDecidedOn) ? null : all.Date(CarryDecidedOn, "carryDecidedOn");
        all.ThrowIfAny();
        var year = Year ?? 0;
        await mediator.Send(new CloseYear(year, carried, decidedOn, CarryParagraph, ChosenFund), cancellation);
        Done = T($"{year} är stängt.");
        return Redirect($"{Request.PathBase}/fonden/bokslut?year={year}{FundTabs.Query(ChosenFund)}");
    }
}
