using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Web;
using Fund.Web.Charts;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Repayments;

/// <summary>Reduced frames, to read: next year's first, then unit by unit and instalment by instalment.</summary>
[Requires(Permission.ReadFinance)]
public sealed class RepaymentListModel(IMediator mediator, Actor actor, TimeProvider time) : FundPage
{
    /// <summary>Key of the fund; null for the only or first one.</summary>
    [BindProperty(SupportsGet = true, Name = "fund")]
    public string? ChosenFund { get; set; }

    internal RepaymentListView View { get; private set; } = new("", [], [], [], []);

    internal bool MayManage => actor.May(Permission.ManageFinance);

    /// <summary>The funds to choose among.</summary>
    public IReadOnlyList<Tab> Funds => FundTabs.Of(View.Funds, View.Fund);

    /// <summary>The budget years, in order.</summary>
    public IReadOnlyList<int> Years => [.. View.BudgetInput.Select(row => row.Year).Distinct().Order()];

    /// <summary>The units, by name.</summary>
    public IReadOnlyList<string> Units => [.. View.BudgetInput.Select(row => row.UnitName).Distinct().Order(SwedishText.Comparer)];

    /// <summary>How much the unit's frame is reduced in the year, SEK.</summary>
    public Money Of(string unit, int year) =>
        View.BudgetInput.Where(row => row.UnitName == unit && row.Year == year).Select(row => row.Amount).Total();

    /// <summary>The amounts, next year's first.</summary>
    public IReadOnlyList<CaseFigure> Figures
    {
        get
        {
            var next = StockholmTime.Today(time).Year + 1;
            var units = View.BudgetInput.Where(row => row.Year == next).Select(row => row.Unit).Distinct().Count();
            return View.Rows.Count == 0
                ? []
                :
                [
                    new(
                        T($"Ramarna minskas {next} med"),
                        View.BudgetInput.Where(row => row.Year == next).Select(row => row.Amount).Total(),
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
                ];
        }
    }

    /// <summary>What stands under the columns.</summary>
    public IReadOnlyList<string> Labels => [.. Years.Select(year => $"{year}")];

    /// <summary>Each year's reductions by where they stand.</summary>
    public IReadOnlyList<ColumnSeries> Series =>
        [
            new(T("Ramen är minskad"), ChartTone.Solid, PerYear(RepaymentState.Done)),
            new(T("Lämnat till budgeten"), ChartTone.Tint, PerYear(RepaymentState.Delivered)),
            new(T("Planerat och uppskjutet"), ChartTone.Hatch, PerYear(RepaymentState.Planned, RepaymentState.Postponed)),
        ];

    /// <summary>Where an instalment is changed.</summary>
    public string HrefOf(Guid instalment) =>
        $"{Root}/aterbetalning/{instalment}{(ChosenFund is null ? "" : "?" + FundTabs.Query(ChosenFund)[1..])}";

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new RepaymentList(Fund: ChosenFund), cancellation);

    /// <summary>The budget's input as an Excel file.</summary>
    public async Task<IActionResult> OnGetExcelAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return ExcelList.Of(
            "budgetunderlag-aterbetalning",
            [T("Enhet"), T("Budgetår"), T("Ramen minskas med")],
            View.BudgetInput.Select(r => (IReadOnlyList<object?>)[r.UnitName, r.Year, r.Amount])
        );
    }

    private Money Sum(params RepaymentState[] states) =>
        View.Rows.Where(row => states.Contains(row.State)).Select(row => row.Amount).Total();

    private IReadOnlyList<decimal?> PerYear(params RepaymentState[] states) =>
        [
            .. Years.Select(year =>
                (decimal?)View.Rows.Where(row => row.Year == year && states.Contains(row.State)).Select(row => row.Amount).Total().Kronor
            ),
        ];
}
