using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Settlements.Reversals;

/// <summary>Another person reads what the reversal does and why, and approves it or says no.</summary>
[Requires(Permission.ApproveFinance)]
public sealed class ApproveReversalModel(IMediator mediator) : ReversalPage(mediator)
{
    private readonly IMediator mediator = mediator;

    /// <summary>Why it is withdrawn.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Which page of the vouchers.</summary>
    [BindProperty(SupportsGet = true, Name = "sida")]
    public int VoucherPage { get; set; } = 1;

    internal VoucherPreviewsView Vouchers { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        Vouchers = await mediator.Send(new VoucherPreviews(Occasion, ChosenFund, null, Back: true, VoucherPage), cancellation);
    }

    /// <summary>Approves what was seen.</summary>
    public async Task<IActionResult> OnPostAsync(Guid reversal, long total, CancellationToken cancellation)
    {
        await mediator.Send(new ApproveReversal(Occasion, reversal, new Money(total), ChosenFund), cancellation);
        Done = T("Avräkningen är vänd och bokförd. Kostnaderna kan avräknas på nytt.");
        return Back();
    }

    /// <summary>Withdraws it, or says no.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Guid reversal, CancellationToken cancellation)
    {
        await mediator.Send(new WithdrawReversal(Occasion, reversal, Reason ?? "", ChosenFund), cancellation);
        Done = T("Avräkningen vänds inte. Den som registrerade vändningen har fått besked.");
        return Back();
    }
}
