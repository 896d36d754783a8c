using System.Globalization;
using Fund.Contracts.Languages;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Documents.Pdf;
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

namespace Fund.Finance.Allocations;

/// <summary>"Får vi avsätta, och hur mycket?": the guideline's questions and the answer beside. Registers nothing.</summary>
[Requires(Permission.ManageFinance)]
public sealed class SetAsideModel(IMediator mediator, CurrentMunicipality municipality, TimeProvider time) : FundPage
{
    private const int YearsBack = 3;
    private const int YearsAhead = 5;

    /// <summary>Key of the fund; null for the only or first one.</summary>
    [BindProperty(SupportsGet = true, Name = "fund")]
    public string? ChosenFund { get; set; }

    /// <summary>Budget year, as chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Year { get; set; }

    /// <summary>Taxes and grants, as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? TaxAndGrantBase { get; set; }

    internal AllocationRoomView Room { get; private set; } = null!;

    internal SetAsideAnswer Answer { get; private set; } = null!;

    /// <summary>Was a PDF asked for that could not be made?</summary>
    internal bool HasNoPdf { get; private set; }

    /// <summary>The funds to choose among.</summary>
    public IReadOnlyList<Tab> Funds => FundTabs.Of(Room.Funds, Room.Fund, $"year={Room.Year}");

    /// <summary>Open years, some back and ahead, and the one shown.</summary>
    public IReadOnlyList<Option> Years =>
        [
            .. Enumerable
                .Range(Today.Year - YearsBack, YearsBack + YearsAhead + 1)
                .Where(year => !Room.ClosedYears.Contains(year))
                .Append(Room.Year)
                .Distinct()
                .Order()
                .Select(year => new Option($"{year}", $"{year}")),
        ];

    /// <summary>The way on, with what has been answered.</summary>
    public string RegisterHref => $"{Root}/fonden/avsattning/registrera?{AllocationAnswers.Query(Room, TaxAndGrantBase, Answer)}";

    /// <summary>The same reckoning as a PDF file.</summary>
    public string PdfHref => $"~/fonden/avsattning?{AllocationAnswers.Query(Room, TaxAndGrantBase, Answer)}&handler=Pdf";

    internal static string HrefOf(OpenProposal open) => $"fonden/avsattning/{open.Id}";

    private DateOnly Today => StockholmTime.Today(time);

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        var year = AllocationAnswers.YearOf(Year);
        if (year is null && !string.IsNullOrWhiteSpace(Year))
        {
            findings.Add(new Finding(T("Ange budgetåret med fyra siffror."), Field: "year"));
        }

        // What cannot be read has its own refusal at its field; the page stands, with the answer as far as it can be given.
        var basis = Money.Zero;
        if (
            !string.IsNullOrWhiteSpace(TaxAndGrantBase)
            && !SwedishAmount.TryRead(TaxAndGrantBase, out basis, out var unreadable, AmountSign.NotNegative)
        )
        {
            findings.Add(new Finding(unreadable.Reason, Field: "taxAndGrantBase"));
            basis = Money.Zero;
        }

        if (AllocationAnswers.MissesUnit(basis) is { } misses)
        {
            findings.Add(new Finding(misses, Field: "taxAndGrantBase"));
            basis = Money.Zero;
        }

        Room = await mediator.Send(new AllocationRoomFor(year ?? Today.Year, basis, ChosenFund), cancellation);
        Answer = SetAsideAnswer.Of(Room, AllocationAnswers.Read(Request.Query, Room.Attestations));
        if (findings.Count > 0)
        {
            Tell(findings);
        }
    }

    /// <summary>
    /// The reckoning as a PDF file, to go with the proposal to the council; the page, with words, where there can be none.
    /// </summary>
    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancellation)
    {
        // The paper is a document of the municipality's, in Swedish whoever asks for it.
        using var paper = ReadersLanguage.Speak(Language.Swedish);
        await OnGetAsync(cancellation);
        try
        {
            var document = SetAsidePaper.Of(Room, Answer, municipality.Value.Name, Today);
            var file = await HttpContext.RequestServices.GetRequiredService<PaperPrint>().PdfAsync(document, cancellation);
            return File(file, "application/pdf", $"avsattning-{Room.Year.ToString(CultureInfo.InvariantCulture)}.pdf");
        }
        catch (PdfUnavailable)
        {
            HasNoPdf = true;
            return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }
    }
}
