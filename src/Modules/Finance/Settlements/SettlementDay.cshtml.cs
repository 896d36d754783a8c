using Fund.Contracts.Messages;
using Fund.Documents.Pdf;
using Fund.Finance.Ledger;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Fund.Finance.Settlements;

/// <summary>Settlement day, to read: what needs a look first, then the rest, with their sum.</summary>
[Requires(Permission.ReadFinance)]
public sealed class SettlementDayModel(IMediator mediator) : SettlementPage(mediator)
{
    private readonly IMediator mediator = mediator;

    /// <summary>Address of a file of the settlement, by the handler that makes it.</summary>
    public string FileOf(string handler) =>
        $"~/avrakning/{Day.Occasion}?handler={handler}{FundTabs.Query(ChosenFund)}{(Number is { } number ? $"&nr={number}" : "")}";

    /// <summary>The funds to choose among.</summary>
    public IReadOnlyList<Tab> Funds => FundTabs.Of(Day.Funds, Day.Fund);

    /// <summary>Which page of the vouchers.</summary>
    [BindProperty(SupportsGet = true, Name = "sida")]
    public int VoucherPage { get; set; } = 1;

    /// <summary>The vouchers of an approved settlement, and those that took it back where it is reversed; none before.</summary>
    internal IReadOnlyList<VoucherPreviewsView> Vouchers { get; private set; } = [];

    /// <summary>Was a PDF asked for that could not be made?</summary>
    internal bool HasNoPdf { get; private set; }

    /// <summary>What is to be confirmed as read; null when nothing is.</summary>
    internal SettlementFile? ToConfirm => Day.Files.FirstOrDefault(file => file.ReadBy is null);

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        if (Day.ApprovedBy is null)
        {
            return;
        }

        var paid = new VoucherPreviews(Occasion, ChosenFund, Number, Back: false, VoucherPage);
        Vouchers = Day.IsReversed
            ? [await mediator.Send(paid, cancellation), await mediator.Send(paid with { Back = true }, cancellation)]
            : [await mediator.Send(paid, cancellation)];
    }

    /// <summary>A voucher file.</summary>
    public async Task<IActionResult> OnGetVoucherAsync(Guid? file, CancellationToken cancellation)
    {
        var found = await mediator.Send(new SettlementVoucher(Occasion, ChosenFund, file), cancellation);
        return File(found.Content, found.MediaType, found.Name);
    }

    /// <summary>The settlement as an Excel file, one initiative a row.</summary>
    public async Task<IActionResult> OnGetExcelAsync(CancellationToken cancellation)
    {
        await LoadWholeAsync(costs: false, cancellation);
        return await ExcelList.OfAsync(
            $"avrakning-{Day.Occasion}",
            [
                T("Ärende"),
                T("Namn"),
                T("Sökande"),
                T("Periodens kostnad"),
                T("Betalas"),
                T("Hålls inne"),
                T("Över beviljat"),
                T("Tas inte upp"),
                Day.LeftLabel,
                T("Hålls inne därför att"),
                T("Att se över"),
            ],
            Day.Rows.Select(r =>
                (IReadOnlyList<object?>)
                    [
                        r.CaseNumber,
                        r.Title,
                        r.LeadUnit,
                        r.PeriodCost,
                        r.Payable,
                        r.Held,
                        r.Overrun,
                        r.NotTakenUp,
                        r.GrantLeft,
                        r.HeldBecause,
                        string.Join(' ', r.Remarks),
                    ]
            ),
            cancellation
        );
    }

    /// <summary>Each cost of the settlement with what became of it, as an Excel file.</summary>
    public async Task<IActionResult> OnGetLinesAsync(CancellationToken cancellation) =>
        ExcelList.Of(
            $"avrakning-{Occasion}-rader",
            await mediator.Send(new SettlementLinesFile(Occasion, ChosenFund, Number), cancellation)
        );

    /// <summary>Who is paid how much, as an Excel file.</summary>
    public async Task<IActionResult> OnGetReceiversAsync(CancellationToken cancellation)
    {
        await LoadWholeAsync(costs: false, cancellation);
        return await ExcelList.OfAsync(
            $"avrakning-{Day.Occasion}-mottagare",
            [T("Mottagare"), T("Extern mottagare"), T("Antal"), T("Betalas")],
            Day.Payees.Select(payee =>
                (IReadOnlyList<object?>)[payee.Unit, payee.IsExternal ? T("Ja") : T("Nej"), payee.Initiatives, payee.Amount]
            ),
            cancellation
        );
    }

    /// <summary>What lies behind the settlement as a PDF file; the page itself, with words, where there can be none.</summary>
    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancellation)
    {
        await LoadWholeAsync(costs: true, cancellation);
        try
        {
            var file = await HttpContext.RequestServices.GetRequiredService<SettlementPdf>().PrintAsync(Day, cancellation);
            return File(file, "application/pdf", SettlementDocument.FileName(Day));
        }
        catch (PdfUnavailable)
        {
            await LoadAsync(cancellation);
            HasNoPdf = true;
            return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }
    }
}
