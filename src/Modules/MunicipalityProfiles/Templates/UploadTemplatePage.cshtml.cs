using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Fund.MunicipalityProfiles.Templates;

/// <summary>The municipality's own template of a kind of paper is taken into use.</summary>
[Requires(Permission.Administer)]
public sealed class UploadTemplatePageModel(IMediator mediator) : FundPage
{
    /// <summary>Key of the kind.</summary>
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    /// <summary>Number of the version that was seen in use.</summary>
    [BindProperty]
    public int Seen { get; set; }

    internal TemplateOfKindView View { get; private set; } = null!;

    internal IReadOnlyList<Crumb> Crumbs => [.. TemplatePageModel.Crumbs, new(View.Name, $"~/administration/mallar/{Kind}")];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        View = await mediator.Send(new TemplateOfKind(Kind), cancellation);
        if (HttpMethods.IsGet(Request.Method) || HasConflict)
        {
            Seen = View.InUse;
            ModelState.Remove(nameof(Seen));
        }
    }

    /// <summary>Takes it.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null)
        {
            throw new Refused(T("Välj en fil."), field: "file");
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        var taken = await mediator.Send(new UploadTemplate(Kind, file.FileName, content.ToArray(), Seen), cancellation);
        Done =
            T($"Version {taken.Number} gäller nu.")
            + (
                taken.OtherControls.Count == 0
                    ? ""
                    : " " + T($"Innehållskontroller som inte fylls i, utan lämnas som de är: {string.Join(", ", taken.OtherControls)}.")
            );
        return Redirect($"{Request.PathBase}/administration/mallar/{Kind}");
    }
}
