using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Settlements;

/// <summary>The page of the one who approves: the sum, the receivers, what deviates, what was checked, then the button.</summary>
[Requires(Permission.ApproveFinance)]
public sealed class ApproveSettlementModel(IMediator mediator) : SettlementPage(mediator)
{
    private readonly IMediator mediator = mediator;

    /// <summary>Which page of the vouchers.</summary>
    [BindProperty(SupportsGet = true, Name = "sida")]
    public int VoucherPage { get; set; } = 1;

    /// <summary>What will be booked.</summary>
    internal VoucherPreviewsView Vouchers { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        Vouchers = await mediator.Send(new VoucherPreviews(Occasion, ChosenFund, Number, Page: VoucherPage), cancellation);
    }

    /// <inheritdoc/>
    protected override string TotalLabel => Day.MayApprove ? T("Du godkänner") : base.TotalLabel;

    /// <summary>Approves what was seen.</summary>
    public async Task<IActionResult> OnPostAsync(Guid run, int seen, long total, CancellationToken cancellation)
    {
        await mediator.Send(new ApproveSettlement(Occasion, run, seen, new Money(total), ChosenFund), cancellation);
        return Back();
    }
}
