using Fund.Contracts.Messages;
using Fund.Finance.Ledger;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Settlements;

/// <summary>Settlement day, to read: what needs a look first, then the rest, with their sum.</summary>
[Requires(Permission.ReadFinance)]
public sealed class SettlementDayModel(IMediator mediator) : SettlementPage(mediator)
{
    private readonly IMediator mediator = mediator;

    /// <summary>The funds to choose among.</summary>
    public IReadOnlyList<Tab> Funds => FundTabs.Of(Day.Funds, Day.Fund);

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
                T("Ärende"),
                T("Namn"),
                T("Sökande"),
                T("Periodens kostnad"),
                T("Betalas"),
                T("Hålls inne"),
                T("Över beviljat"),
                T("Kvar av beviljat"),
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
                        r.GrantLeft,
                        r.HeldBecause,
                        string.Join(' ', r.Remarks),
                    ]
            )
        );
    }
}
