using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Adherence;

/// <summary>Held payouts are released by a decision, by somebody who has read why they are held.</summary>
[Requires(Permission.ConfirmAdherence)]
[Does(typeof(ReleasePayout))]
public sealed class ReleasePayoutModel(IMediator mediator) : StepPage(mediator)
{
    private readonly IMediator mediator = mediator;

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Day of the decision, as typed.</summary>
    [BindProperty]
    public string? DecidedOn { get; set; }

    internal OpenHold? Held { get; private set; }

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        Held = (await mediator.Send(new AdherenceOfCase(CaseNumber), cancellation)).Held;
    }

    /// <summary>Releases what was shown.</summary>
    public async Task<IActionResult> OnPostAsync(Guid hold, CancellationToken cancellation)
    {
        await mediator.Send(new ReleasePayout(CaseNumber, hold, Reason ?? "", Day(DecidedOn, "decidedOn")), cancellation);
        Done = T("Utbetalningen är släppt.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/ekonomi");
    }
}
