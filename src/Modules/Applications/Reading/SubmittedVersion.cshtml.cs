using Fund.Contracts.Languages;
using Fund.Contracts.Messages;
using Fund.Documents.Pdf;
using Fund.Platform.Tenancy;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Fund.Applications.Reading;

/// <summary>A version that was handed in, to read, to compare, to print and to take along as PDF.</summary>
[Requires(Permission.ReadCases)]
public sealed class SubmittedVersionModel(IMediator mediator, CurrentMunicipality municipality) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>The version.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Id of the version to compare with, "ingen" for none; nothing for the one before.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Jamfor { get; set; }

    internal ShownReading Shown { get; private set; } = null!;

    /// <summary>Was a PDF asked for that could not be made?</summary>
    internal bool HasNoPdf { get; private set; }

    /// <summary>The way back.</summary>
    public IReadOnlyList<Crumb> Crumbs =>
        [new(T("Ärenden"), "~/arenden"), new(CaseNumber, $"~/arenden/{CaseNumber}"), new(T("Ansökan"), $"~/arenden/{CaseNumber}/ansokan")];

    internal string Kicker => string.Join(" · ", new[] { T($"Ärende {CaseNumber}"), Shown.Reading.RegistryNumber }.OfType<string>());

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Shown = await ShownReading.OfAsync(
            mediator,
            await mediator.Send(new SubmittedVersion(CaseNumber, Id), cancellation),
            Id,
            Jamfor,
            municipality.Value.Name,
            cancellation
        );

    /// <summary>The same as a PDF file; the page itself, with words, where there can be none.</summary>
    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancellation)
    {
        // The paper is a document of the municipality's, in Swedish whoever asks for it.
        using var paper = ReadersLanguage.Speak(Language.Swedish);
        await LoadAsync(cancellation);
        try
        {
            var file = await HttpContext.RequestServices.GetRequiredService<ReadingPdf>().PrintAsync(Shown.Document, cancellation);
            return File(file, "application/pdf", ReadingDocument.FileName(Shown.Reading));
        }
        catch (PdfUnavailable)
        {
            HasNoPdf = true;
            return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }
    }
}
