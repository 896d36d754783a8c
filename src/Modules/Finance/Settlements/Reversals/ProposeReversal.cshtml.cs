using Fund.Contracts.Messages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Settlements.Reversals;

/// <summary>A settlement is to be taken back: what that does, and why it is wanted.</summary>
[Requires(Permission.ManageFinance)]
public sealed class ProposeReversalModel(IMediator mediator) : ReversalPage(mediator)
{
    private readonly IMediator mediator = mediator;

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Registers it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid run, CancellationToken cancellation)
    {
        await mediator.Send(new ProposeReversal(Occasion, run, Reason ?? "", ChosenFund), cancellation);
        Done = T("Vändningen är registrerad. En annan person har fått uppgiften att godkänna den.");
        return Back();
    }
}
