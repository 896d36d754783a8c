using Fund.Contracts.Messages;
using Fund.Documents.Content;
using Fund.Documents.Pdf;
using Fund.Platform.Tenancy;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Fund.Applications.Submission;

/// <summary>A version that was handed in, to read, to print and to take along as PDF.</summary>
[Requires(Permission.ReadCases)]
public sealed class SubmittedVersionModel(IMediator mediator, CurrentMunicipality municipality) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>The version.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    internal PaperDocument Document { get; private set; } = null!;

    /// <summary>Was a PDF asked for that could not be made?</summary>
    internal bool HasNoPdf { get; private set; }

    /// <summary>The way back.</summary>
    public IReadOnlyList<Crumb> Crumbs => [new("Ärenden", "~/arenden"), new(CaseNumber, $"~/arenden/{CaseNumber}")];

    internal string PdfHref => $"{Request.PathBase}/arenden/{CaseNumber}/inlamnat/{Id}?handler=Pdf";

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => await ReadAsync(cancellation);

    /// <summary>The same as a PDF file; the page itself, with words, where there can be none.</summary>
    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancellation)
    {
        var version = await ReadAsync(cancellation);
        try
        {
            var file = await HttpContext.RequestServices.GetRequiredService<SubmittedPdf>().PrintAsync(version, cancellation);
            return File(file, "application/pdf", SubmittedDocument.FileName(version));
        }
        catch (PdfUnavailable)
        {
            HasNoPdf = true;
            return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }
    }

    private async Task<SubmittedVersionView> ReadAsync(CancellationToken cancellation)
    {
        var version = await mediator.Send(new SubmittedVersion(CaseNumber, Id), cancellation);
        Document = SubmittedDocument.Of(version, municipality.Value.Name);
        return version;
    }
}
