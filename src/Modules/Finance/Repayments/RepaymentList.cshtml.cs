using Fund.Contracts.Messages;
using Fund.Finance.Ledger;
using Fund.Platform.Tenancy;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Repayments;

/// <summary>Instalments and the budget's input.</summary>
[Requires(Permission.ReadFinance)]
public sealed class RepaymentListModel(IMediator mediator, Actor actor) : FundPage
{
    /// <summary>Key of the fund; null for the only or first one.</summary>
    [BindProperty(SupportsGet = true, Name = "fund")]
    public string? ChosenFund { get; set; }

    internal RepaymentListView View { get; private set; } = new("", [], [], [], []);

    internal bool MayManage => actor.May(Permission.ManageFinance);

    /// <summary>The funds to choose among.</summary>
    public IReadOnlyList<Tab> Funds => FundTabs.Of(View.Funds, View.Fund);

    /// <summary>States to choose.</summary>
    public IReadOnlyList<Option> States { get; } = [.. RepaymentStates.Names.Select(n => new Option(n.Key.ToString(), n.Value))];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new RepaymentList(Fund: ChosenFund), cancellation);

    /// <summary>Says what has become of an instalment.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, int seen, string? state, string? reason, CancellationToken cancellation)
    {
        if (!Enum.TryParse<RepaymentState>(state, out var chosen) || !Enum.IsDefined(chosen))
        {
            throw new Refused("Välj ett läge.", field: "state");
        }

        await mediator.Send(new SetRepaymentState(id, chosen, reason, seen), cancellation);
        Done = "Raden är ändrad.";
        return Redirect($"{Request.PathBase}/aterbetalning{(ChosenFund is null ? "" : "?" + FundTabs.Query(ChosenFund)[1..])}");
    }

    /// <summary>The budget's input as an Excel file.</summary>
    public async Task<IActionResult> OnGetExcelAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return ExcelList.Of(
            "budgetunderlag-aterbetalning",
            ["Enhet", "Budgetår", "Ramen minskas med"],
            View.BudgetInput.Select(r => (IReadOnlyList<object?>)[r.UnitName, r.Year, r.Amount])
        );
    }
}
