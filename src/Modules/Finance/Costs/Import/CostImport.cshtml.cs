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

    /// <summary>What the button says: how many costs, and how much.</summary>
    public string StoreWords
    {
        get
        {
            var (count, sum) = Preview!.Parts.New;
            return count == 1 ? T($"Spara en kostnad, {sum}") : T($"Spara {count} kostnader, {sum}");
        }
    }

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Preview = ImportId is { } id ? await mediator.Send(new CostImportPreview(id), cancellation) : null;

    /// <summary>From which system and company a file comes, as far as it says.</summary>
    internal static string From(CostFileSource source) =>
        string.Join(", ", new[] { source.Program, source.Company, source.OrganisationNumber }.Where(text => text.Length > 0))
            is { Length: > 0 } told
            ? told
            : T("Filen säger inte vilket system den kommer från.");

    /// <summary>What was left out and why; null when nothing was.</summary>
    internal static string? LeftOut(LinesLeftOut lines)
    {
        var told = new[]
        {
            (lines.OnOtherAccounts, T("på andra konton än kostnadskonton")),
            (lines.WithoutProject, T("utan projektkod")),
            (lines.Struck, T("strukna")),
            (lines.TotalsAndBlanks, T("summor och tomma rader")),
        }
            .Where(part => part.Item1 > 0)
            .Select(part => $"{part.Item1} {part.Item2}")
            .ToList();
        return told.Count == 0 ? null : string.Join(", ", told);
    }

    /// <summary>Looks at a file.</summary>
    public async Task<IActionResult> OnPostReadAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null)
        {
            throw new Refused(T("Välj en fil."), field: "file");
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        var preview = await mediator.Send(new ReadCostFile(file.FileName, content.ToArray()), cancellation);
        return Redirect($"{Request.PathBase}/kostnader?importId={preview.ImportId}");
    }

    /// <summary>Stores what was seen.</summary>
    public async Task<IActionResult> OnPostStoreAsync(CancellationToken cancellation)
    {
        await mediator.Send(new ImportCosts(ImportId ?? Guid.Empty), cancellation);
        return Redirect($"{Request.PathBase}/kostnader?importId={ImportId}");
    }
}
