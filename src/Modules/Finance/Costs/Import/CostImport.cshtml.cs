using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Costs.Import;

/// <summary>Upload, what was understood, and confirmation.</summary>
[Requires(Permission.ManageFinance)]
public sealed class CostImportModel(IMediator mediator) : FundPage
{
    /// <summary>The file that is looked at.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? ImportId { get; set; }

    internal CostPreview? Preview { get; private set; }

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Preview = ImportId is { } id ? await mediator.Send(new CostImportPreview(id), cancellation) : null;

    /// <summary>Looks at a file.</summary>
    public async Task<IActionResult> OnPostReadAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null)
        {
            throw new Refused("Välj en fil.", field: "file");
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        var preview = await mediator.Send(new ReadCostFile(file.FileName, content.ToArray()), cancellation);
        return Redirect($"{Request.PathBase}/kostnader?importId={preview.ImportId}");
    }

    /// <summary>Stores what was seen.</summary>
    public async Task<IActionResult> OnPostStoreAsync(CancellationToken cancellation)
    {
        var stored = await mediator.Send(new ImportCosts(ImportId ?? Guid.Empty), cancellation);
        Done = $"{stored} kostnader är sparade.";
        return Redirect($"{Request.PathBase}/kostnader?importId={ImportId}");
    }
}
