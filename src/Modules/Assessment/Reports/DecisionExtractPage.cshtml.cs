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

namespace Fund.Assessment.Reports;

/// <summary>The extract of a decision: to read, and to take along as Word or PDF.</summary>
[Requires(Permission.ReadCases)]
public sealed class DecisionExtractPageModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>The registration of the decision.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    internal MadePaper Paper { get; private set; } = null!;

    /// <summary>Was a PDF asked for that could not be made?</summary>
    internal bool HasNoPdf { get; private set; }

    internal IReadOnlyList<Crumb> Crumbs =>
        [new(T("Ärenden"), "~/arenden"), new(CaseNumber, $"~/arenden/{CaseNumber}"), new(T("Beslut"), $"~/arenden/{CaseNumber}/beslut")];

    /// <summary>The same as a file: "Word" or "Pdf".</summary>
    internal string FileHref(string file) => $"~/arenden/{CaseNumber}/beslut/{Id}/utdrag?handler={file}";

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Paper = await mediator.Send(new DecisionExtract(CaseNumber, Id), cancellation);

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
            var file = await HttpContext.RequestServices.GetRequiredService<ExtractPdf>().PrintAsync(Paper, cancellation);
            return File(file, "application/pdf", Paper.PdfName);
        }
        catch (PdfUnavailable)
        {
            HasNoPdf = true;
            return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }
    }
}
