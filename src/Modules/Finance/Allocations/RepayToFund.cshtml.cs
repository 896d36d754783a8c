using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Repayments;
using Fund.Process.Profiles;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Allocations;

/// <summary>An instalment is registered to come back into the fund, where the guideline sends it there.</summary>
[Requires(Permission.ManageFinance)]
public sealed class RepayToFundModel(IMediator mediator) : FundPage
{
    /// <summary>The instalment.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The proposal that was sent back and is corrected; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "rattar")]
    public Guid? Corrects { get; set; }

    internal RepaymentListRow Row { get; private set; } = null!;

    internal ProposalView? SentBack { get; private set; }

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        Row = await mediator.Send(new RepaymentRowQuery(Id), cancellation);
        if (Row.Destination != RepaymentDestination.Fund)
        {
            throw new NotFound(T("Raden går inte tillbaka till fonden."));
        }

        SentBack = Corrects is { } id ? await mediator.Send(new ProposalQuery(id), cancellation) : null;
    }

    /// <summary>Registers it; nothing is posted before another has attested it.</summary>
    public async Task<IActionResult> OnPostAsync(long amount, CancellationToken cancellation)
    {
        var proposal = await mediator.Send(new RepayToFund(Id, new Money(amount), Corrects), cancellation);
        Done = T("Registrerat. Återbetalningen bokförs när en annan person har attesterat den.");
        return Redirect($"{Request.PathBase}/fonden/avsattning/{proposal}");
    }
}
