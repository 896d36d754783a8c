using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Adherence;

/// <summary>Payouts of a case are held, with a reason.</summary>
[Requires(Permission.ConfirmAdherence)]
[Does(typeof(HoldPayout))]
public sealed class HoldPayoutModel(IMediator mediator) : StepPage(mediator)
{
    private readonly IMediator mediator = mediator;

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Holds them.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await mediator.Send(new HoldPayout(CaseNumber, Reason ?? ""), cancellation);
        Done = T("Utbetalningen hålls inne.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/ekonomi");
    }
}
