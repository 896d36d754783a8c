using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Costs.Import;

/// <summary>A file is undone.</summary>
[Requires(Permission.ManageFinance)]
public sealed class UndoImportModel(IMediator mediator) : FundPage
{
    /// <summary>The file.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Because { get; set; }

    internal CostPreview Preview { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Preview = await mediator.Send(new CostImportPreview(Id), cancellation);

    /// <summary>Undoes it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await mediator.Send(new UndoImport(Id, Because ?? ""), cancellation);
        Done = T("Filen är ångrad.");
        return Redirect($"{Request.PathBase}/kostnader?importId={Id}");
    }
}
