using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
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

    /// <summary>Key of the fund; null for the only or first one.</summary>
    [BindProperty(SupportsGet = true, Name = "fund")]
    public string? ChosenFund { get; set; }

    internal SettlementDay Day { get; private set; } = null!;

    /// <summary>The funds to choose among.</summary>
    public IReadOnlyList<Tab> Funds => FundTabs.Of(Day.Funds, Day.Fund);

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Day = await mediator.Send(new SettlementDayQuery(Occasion, ChosenFund), cancellation);

    /// <summary>Prepares it.</summary>
    public async Task<IActionResult> OnPostPrepareAsync(CancellationToken cancellation)
    {
        await mediator.Send(new SettlePeriod(Occasion, ChosenFund), cancellation);
        Done = "Avräkningen är förberedd. En annan person godkänner den.";
        return Back();
    }

    /// <summary>Approves what was seen.</summary>
    public async Task<IActionResult> OnPostApproveAsync(Guid run, int seen, long total, CancellationToken cancellation)
    {
        await mediator.Send(new ApproveSettlement(Occasion, run, seen, new Money(total), ChosenFund), cancellation);
        Done = "Avräkningen är godkänd och bokförd.";
        return Back();
    }

    private RedirectResult Back() =>
        Redirect($"{Request.PathBase}/avrakning/{Occasion}{(ChosenFund is null ? "" : "?" + FundTabs.Query(ChosenFund)[1..])}");

    /// <summary>The voucher file.</summary>
    public async Task<IActionResult> OnGetVoucherAsync(CancellationToken cancellation)
    {
        var file = await mediator.Send(new SettlementVoucher(Occasion, ChosenFund), cancellation);
        return File(file.Content, file.MediaType, file.Name);
    }

    /// <summary>The settlement as an Excel file, one initiative a row.</summary>
    public async Task<IActionResult> OnGetExcelAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return ExcelList.Of(
            $"avrakning-{Day.Occasion}",
            [
                "Ärende",
                "Namn",
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
