using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Platform.Tenancy;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Repayments;

/// <summary>
/// What is delivered to the budget work: what lacks first, then the rows, then the one button; and what has been delivered, as it was.
/// </summary>
[Requires(Permission.ReadFinance)]
public sealed class BudgetInputModel(IMediator mediator, Actor actor) : FundPage
{
    /// <summary>Key of the fund; null for the only or first one.</summary>
    [BindProperty(SupportsGet = true, Name = "fund")]
    public string? ChosenFund { get; set; }

    /// <summary>The budget year; null for the next one.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    internal BudgetInputView View { get; private set; } = null!;

    internal bool MayDeliver => actor.May(Permission.ManageFinance);

    internal string Title => TitleOf(View.Year, View.LastYear);

    /// <summary>The funds to choose among.</summary>
    public IReadOnlyList<Tab> Funds => FundTabs.Of(View.Funds, View.Fund, $"year={View.Year}");

    /// <summary>The years that the table has.</summary>
    public IReadOnlyList<int> Years => [.. Enumerable.Range(View.Year, View.LastYear - View.Year + 1)];

    internal IReadOnlyList<IGrouping<(string UnitName, string CaseNumber, string CaseTitle), BudgetRow>> Lines =>
        [.. View.Rows.GroupBy(row => (row.UnitName, row.CaseNumber, row.CaseTitle))];

    internal static Money Of(IEnumerable<BudgetRow> rows, int year) =>
        rows.Where(row => row.Year == year).Select(row => row.Amount).Total();

    internal static string TitleOf(int year, int lastYear) =>
        lastYear > year ? T($"Underlag till budget {year}–{lastYear}") : T($"Underlag till budget {year}");

    /// <summary>The list.</summary>
    public string Back => $"~/aterbetalning{(ChosenFund is null ? "" : "?" + FundTabs.Query(ChosenFund)[1..])}";

    /// <summary>A delivery as a file: "Excel" or "Csv".</summary>
    public static string FileHref(Guid delivery, string kind, string? unit = null) =>
        $"~/aterbetalning/underlag?handler={kind}&delivery={delivery}{(unit is null ? "" : $"&unit={Uri.EscapeDataString(unit)}")}";

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new BudgetInput(Year, ChosenFund), cancellation);

    /// <summary>Delivers what was seen.</summary>
    public async Task<IActionResult> OnPostAsync(string? seen, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        await mediator.Send(new DeliverBudgetInput(View.Year, seen ?? "", ChosenFund), cancellation);
        Done = T("Underlaget är lämnat. Hämta filerna nedan.");
        return Redirect($"{Request.PathBase}/aterbetalning/underlag?year={View.Year}{FundTabs.Query(ChosenFund)}");
    }

    /// <summary>A delivery as a workbook, as it was delivered.</summary>
    public async Task<IActionResult> OnGetExcelAsync(Guid delivery, string? unit, CancellationToken cancellation)
    {
        var delivered = await mediator.Send(new BudgetDeliveryQuery(delivery, unit), cancellation);
        return await BudgetFile.ExcelAsync(delivered, cancellation);
    }

    /// <summary>The same for the budget system.</summary>
    public async Task<IActionResult> OnGetCsvAsync(Guid delivery, string? unit, CancellationToken cancellation)
    {
        var delivered = await mediator.Send(new BudgetDeliveryQuery(delivery, unit), cancellation);
        return File(BudgetFile.Csv(delivered), BudgetFile.CsvType, BudgetFile.NameOf(delivered) + ".csv");
    }
}
