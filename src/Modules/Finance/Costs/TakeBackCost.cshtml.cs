using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Costs;

/// <summary>A cost that was typed by hand is taken back.</summary>
[Requires(Permission.Report)]
[Does(typeof(TakeBackCost))]
public sealed class TakeBackCostModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>The cost.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Because { get; set; }

    internal CostByHandView Row { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Row = await mediator.Send(new CostByHand(CaseNumber, Id), cancellation);

    /// <summary>Takes it back.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await mediator.Send(new TakeBackCost(CaseNumber, Id, Because ?? ""), cancellation);
        Done = T("Kostnaden är tillbakatagen.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/ekonomi");
    }
}
