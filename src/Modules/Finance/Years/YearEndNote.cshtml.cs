using System.Globalization;
using Fund.Contracts.Languages;
using Fund.Contracts.Messages;
using Fund.Documents.Content;
using Fund.Documents.Pdf;
using Fund.Documents.Word;
using Fund.Finance.Ledger;
using Fund.Finance.Papers;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Fund.Finance.Years;

/// <summary>The note on a fund's year for the annual report: to read, and to take along as Word or PDF.</summary>
[Requires(Permission.ReadFinance)]
public sealed class YearEndNoteModel(IMediator mediator, CurrentMunicipality municipality, TimeProvider time) : FundPage
{
    /// <summary>Key of the fund; null for the only or first one.</summary>
    [BindProperty(SupportsGet = true, Name = "fund")]
    public string? ChosenFund { get; set; }

    /// <summary>Fiscal year.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    internal YearEndNoteView Note { get; private set; } = null!;

    /// <summary>Was a PDF asked for that could not be made?</summary>
    internal bool HasNoPdf { get; private set; }

    internal PaperDocument Document => NoteDocument.Of(Note, municipality.Value.Name);

    /// <summary>The funds to choose among.</summary>
    public IReadOnlyList<Tab> Funds => FundTabs.Of(Note.Funds, Note.Fund, $"year={Note.Year}");

    /// <summary>The year-end.</summary>
    public string YearEndHref => $"~/fonden/bokslut?year={Note.Year}{FundTabs.Query(ChosenFund)}";

    /// <summary>The same as a file: "Word" or "Pdf".</summary>
    public string FileHref(string kind) => $"~/fonden/bokslut/not?year={Note.Year}{FundTabs.Query(ChosenFund)}&handler={kind}";

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Note = await mediator.Send(new YearEndNote(Year ?? StockholmTime.Today(time).Year - 1, ChosenFund), cancellation);

    /// <summary>The note as a Word file, to paste from.</summary>
    public async Task<IActionResult> OnGetWordAsync(CancellationToken cancellation)
    {
        // The paper is a document of the municipality's, in Swedish whoever asks for it.
        using var paper = ReadersLanguage.Speak(Language.Swedish);
        await LoadAsync(cancellation);
        return File(WordFile.Of(Document), WordFile.MediaType, FileName("docx"));
    }

    /// <summary>The note as a PDF file; the page itself, with words, where there can be none.</summary>
    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancellation)
    {
        using var paper = ReadersLanguage.Speak(Language.Swedish);
        await LoadAsync(cancellation);
        try
        {
            var file = await HttpContext.RequestServices.GetRequiredService<PaperPrint>().PdfAsync(Document, cancellation);
            return File(file, "application/pdf", FileName("pdf"));
        }
        catch (PdfUnavailable)
        {
            HasNoPdf = true;
            return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }
    }

    private string FileName(string ending) => $"not-{Note.Fund}-{Note.Year.ToString(CultureInfo.InvariantCulture)}.{ending}";
}
