using Fund.Contracts.Messages;
using Fund.Documents.Pdf;
using Fund.Documents.Templates;
using Fund.Documents.Word;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Fund.MunicipalityProfiles.Templates;

/// <summary>A template filled with a made-up case: to read, and to take along as Word or PDF.</summary>
[Requires(Permission.Administer)]
public sealed class PreviewTemplatePageModel(IMediator mediator) : FundPage
{
    /// <summary>Key of the kind.</summary>
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    /// <summary>Which version; 0 for the product's.</summary>
    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    internal MadePaper Paper { get; private set; } = null!;

    /// <summary>Was a PDF asked for that could not be made?</summary>
    internal bool HasNoPdf { get; private set; }

    internal IReadOnlyList<Crumb> Crumbs => [.. TemplatePageModel.Crumbs, new(Paper.Title, $"~/administration/mallar/{Kind}")];

    /// <summary>The same as a file: "Word" or "Pdf".</summary>
    internal string FileHref(string file) => $"~/administration/mallar/{Kind}/forhandsvisning?number={Number}&handler={file}";

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Paper = await mediator.Send(new PreviewTemplate(Kind, Number), cancellation);

    /// <summary>As a Word file.</summary>
    public async Task<IActionResult> OnGetWordAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return File(Paper.Word, WordFile.MediaType, Paper.WordName);
    }

    /// <summary>As a PDF file; the page itself, with words, where there can be none.</summary>
    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        try
        {
            var file = await HttpContext.RequestServices.GetRequiredService<PreviewPdf>().PrintAsync(Paper, cancellation);
            return File(file, "application/pdf", Paper.PdfName);
        }
        catch (PdfUnavailable)
        {
            HasNoPdf = true;
            return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }
    }
}
