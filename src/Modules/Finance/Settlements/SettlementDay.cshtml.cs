using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Settlements;

/// <summary>Settlement day: every running initiative on one screen.</summary>
[Requires(Permission.ReadFinance)]
public sealed class SettlementDayModel(IMediator mediator) : FundPage
{
    /// <summary>The occasion, "2026-T1".</summary>
    [BindProperty(SupportsGet = true)]
    public string Occasion { get; set; } = "";

    internal SettlementDay Day { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Day = await mediator.Send(new SettlementDayQuery(Occasion), cancellation);

    /// <summary>Prepares it.</summary>
    public async Task<IActionResult> OnPostPrepareAsync(CancellationToken cancellation)
    {
        await mediator.Send(new SettlePeriod(Occasion), cancellation);
        Done = "Avräkningen är förberedd. En annan person godkänner den.";
        return Redirect($"{Request.PathBase}/avrakning/{Occasion}");
    }

    /// <summary>Approves what was seen.</summary>
    public async Task<IActionResult> OnPostApproveAsync(long total, CancellationToken cancellation)
    {
        await mediator.Send(new ApproveSettlement(Occasion, new Money(total)), cancellation);
        Done = "Avräkningen är godkänd och bokförd.";
        return Redirect($"{Request.PathBase}/avrakning/{Occasion}");
    }

    /// <summary>The voucher file.</summary>
    public async Task<IActionResult> OnGetVoucherAsync(CancellationToken cancellation)
    {
        var file = await mediator.Send(new SettlementVoucher(Occasion), cancellation);
        return File(file.Content, "application/octet-stream", file.Name);
    }

    /// <summary>The settlement as an Excel file, one initiative a row.</summary>
    public async Task<IActionResult> OnGetExcelAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return ExcelList.Of(
            $"avrakning-{Day.Occasion}",
            [
                "Ärende",
                "Satsning",
                "Sökande",
                "Periodens kostnad",
                "Betalas",
                "Hålls inne",
                "Över beviljat",
                "Kvar av beviljat",
                "Hålls inne därför att",
            ],
            Day.Rows.Select(r =>
                (IReadOnlyList<object?>)
                    [r.CaseNumber, r.Title, r.LeadUnit, r.PeriodCost, r.Payable, r.Held, r.Overrun, r.GrantLeft, r.HeldBecause]
            )
        );
    }
}
