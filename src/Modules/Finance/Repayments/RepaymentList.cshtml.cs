using System.Globalization;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using Fund.Web;
using Fund.Web.Charts;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Repayments;

/// <summary>
/// Reduced frames, to read: next year's first, then unit by unit, what less effect would mean, what came true, and instalment by
/// instalment.
/// </summary>
[Requires(Permission.ReadFinance)]
public sealed class RepaymentListModel(IMediator mediator, Actor actor, TimeProvider time) : FundPage
{
    private const int HalfOfIt = 50;

    /// <summary>Key of the fund; null for the only or first one.</summary>
    [BindProperty(SupportsGet = true, Name = "fund")]
    public string? ChosenFund { get; set; }

    /// <summary>Budget year whose rows are shown and simulated; null for all rows, and the next year's simulation.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Share of the effect, as typed.</summary>
    [BindProperty(SupportsGet = true, Name = "andel")]
    public string? Share { get; set; }

    internal RepaymentListView View { get; private set; } = new("", [], [], [], [], [], []);

    internal BudgetInputView Input { get; private set; } = null!;

    internal SimulationView Simulation { get; private set; } = null!;

    internal bool MayManage => actor.May(Permission.ManageFinance);

    /// <summary>The funds to choose among.</summary>
    public IReadOnlyList<Tab> Funds => FundTabs.Of(View.Funds, View.Fund, Year is { } year ? $"year={year}" : "");

    /// <summary>The budget years, in order.</summary>
    public IReadOnlyList<int> Years => [.. View.Rows.SelectMany(row => new[] { row.Year, row.PlannedYear }).Distinct().Order()];

    /// <summary>The years to choose among, and all.</summary>
    public IReadOnlyList<Tab> YearTabs =>
        [
            new(T("Alla år"), $"?{FundTabs.Query(ChosenFund).TrimStart('&')}", Year is null),
            .. Years
                .Append(Year ?? NextYear)
                .Distinct()
                .Order()
                .Select(year => new Tab($"{year}", $"?year={year}{FundTabs.Query(ChosenFund)}", year == Year)),
        ];

    /// <summary>The units, by name.</summary>
    public IReadOnlyList<string> Units => [.. View.Rows.Select(row => row.UnitName).Distinct().Order(SwedishText.Comparer)];

    /// <summary>The rows of the year chosen.</summary>
    internal IReadOnlyList<RepaymentListRow> Shown => [.. View.Rows.Where(row => Year is null || row.Year == Year)];

    /// <summary>How much the unit's frame is reduced in the year, SEK.</summary>
    public Money Of(string unit, int year) =>
        View.BudgetInput.Where(row => row.UnitName == unit && row.Year == year).Select(row => row.Amount).Total();

    /// <summary>Where a unit's instalments of a year stand, in words.</summary>
    internal string StatesOf(string unit, int year) =>
        string.Join(
            ", ",
            View.Rows.Where(row => row.UnitName == unit && row.Year == year && row.Due is not null).Select(row => row.StateName).Distinct()
        );

    /// <summary>What was planned of the unit for the year and is not counted there: moved, waived, or not measured.</summary>
    internal IReadOnlyList<RepaymentListRow> NotCounted(string unit, int year) =>
        [
            .. View.Rows.Where(row =>
                row.UnitName == unit && ((row.PlannedYear == year && row.Year != year) || (row.Year == year && row.Due is null))
            ),
        ];

    internal static string WhyNotCounted(RepaymentListRow row, int year) =>
        row.Year != year ? T($"Uppskjuten till {row.Year}")
        : row.State == RepaymentState.Waived ? row.StateName
        : row.Model == RepaymentModel.None ? T("Ingen återbetalning gäller")
        : T("Väntar på utfall");

    /// <summary>The amounts, next year's first.</summary>
    public IReadOnlyList<CaseFigure> Figures
    {
        get
        {
            var units = View.BudgetInput.Where(row => row.Year == NextYear).Select(row => row.Unit).Distinct().Count();
            return View.Rows.Count == 0
                ? []
                :
                [
                    new(
                        T($"Ramarna minskas {NextYear} med"),
                        View.BudgetInput.Where(row => row.Year == NextYear).Select(row => row.Amount).Total(),
                        10,
                        units switch
                        {
                            0 => T("Ingen enhet"),
                            1 => T("1 enhet"),
                            _ => T($"{units} enheter"),
                        }
                    ),
                    new(T("Ramen är minskad"), Sum(RepaymentState.Done), 20),
                    new(T("Lämnat till budgeten"), Sum(RepaymentState.Delivered), 30),
                    new(T("Planerat och uppskjutet"), Sum(RepaymentState.Planned, RepaymentState.Postponed), 40),
                    .. Waived.IsZero ? Array.Empty<CaseFigure>() : [new CaseFigure(T("Har fallit bort"), Waived, 50)],
                ];
        }
    }

    /// <summary>What stands under the columns.</summary>
    public IReadOnlyList<string> Labels => [.. BudgetYears.Select(year => $"{year}")];

    /// <summary>Each year's reductions by where they stand.</summary>
    public IReadOnlyList<ColumnSeries> Series =>
        [
            new(T("Ramen är minskad"), ChartTone.Solid, PerYear(RepaymentState.Done)),
            new(T("Lämnat till budgeten"), ChartTone.Tint, PerYear(RepaymentState.Delivered)),
            new(T("Planerat och uppskjutet"), ChartTone.Hatch, PerYear(RepaymentState.Planned, RepaymentState.Postponed)),
        ];

    /// <summary>Where an instalment is changed.</summary>
    public string HrefOf(Guid instalment, string page = "") => $"{Root}/aterbetalning/{instalment}{page}{Query}";

    /// <summary>Where what comes back into the fund is registered.</summary>
    public string IntoFundHref(Guid instalment) => $"{Root}/aterbetalning/{instalment}/till-fonden";

    /// <summary>The rows shown as an Excel file.</summary>
    public string ExcelHref => $"~/aterbetalning?handler=Excel{(Year is { } year ? $"&year={year}" : "")}{FundTabs.Query(ChosenFund)}";

    /// <summary>What is delivered to the budget work.</summary>
    public string InputHref => $"{Root}/aterbetalning/underlag{Query}";

    private string Query => ChosenFund is null ? "" : "?" + FundTabs.Query(ChosenFund)[1..];

    private int NextYear => StockholmTime.Today(time).Year + 1;

    private Money Waived => View.Rows.Where(row => row.State == RepaymentState.Waived).Select(row => row.Amount).Total();

    private IReadOnlyList<int> BudgetYears => [.. View.BudgetInput.Select(row => row.Year).Distinct().Order()];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        View = await mediator.Send(new RepaymentList(Fund: ChosenFund), cancellation);
        Input = await mediator.Send(new BudgetInput(null, ChosenFund), cancellation);
        var percent = HalfOfIt;
        if (!string.IsNullOrWhiteSpace(Share))
        {
            var known = int.TryParse(Share, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) && typed <= 100;
            percent = known ? typed : HalfOfIt;
            if (!known)
            {
                Tell([new Finding(T("Skriv en andel från 0 till 100, utan decimaler."), Field: "andel")]);
            }
        }

        Simulation = await mediator.Send(new SimulateEffect(Year ?? NextYear, percent, ChosenFund), cancellation);
    }

    /// <summary>All rows as an Excel file.</summary>
    public async Task<IActionResult> OnGetExcelAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return await ExcelList.OfAsync(
            "aterbetalning",
            [
                T("Enhet"),
                T("Ärende"),
                T("Namn"),
                T("Budgetår"),
                T("Enligt planen"),
                T("Planerat"),
                T("Ramen minskas med"),
                T("Läge"),
                T("Beslut"),
                T("Utfall"),
                T("Går till"),
            ],
            Shown.Select(r =>
                (IReadOnlyList<object?>)
                    [
                        r.UnitName,
                        r.CaseNumber,
                        r.CaseTitle,
                        r.Year,
                        r.PlannedYear,
                        r.Amount,
                        r.Due,
                        r.StateName,
                        r.Reason ?? r.PostponedBecause,
                        r.Realised,
                        BudgetFile.WhereTo(r.Destination),
                    ]
            ),
            cancellation
        );
    }

    private Money Sum(params RepaymentState[] states) =>
        View.Rows.Where(row => states.Contains(row.State)).Select(row => row.Due ?? Money.Zero).Total();

    private IReadOnlyList<decimal?> PerYear(params RepaymentState[] states) =>
        [
            .. BudgetYears.Select(year =>
                (decimal?)
                    View
                        .Rows.Where(row => row.Year == year && states.Contains(row.State))
                        .Select(row => row.Due ?? Money.Zero)
                        .Total()
                        .Kronor
            ),
        ];
}
