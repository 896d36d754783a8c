using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Allocations;

/// <summary>An allocation or a draw is to be taken back: what it would do, why, then the button.</summary>
[Requires(Permission.ManageFinance)]
public sealed class ReverseInFundModel(IMediator mediator) : FundPage
{
    /// <summary>What is taken back.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    internal ProposalView View { get; private set; } = null!;

    internal string Title => ProposalWords.TitleOf(View.Kind, View.IsYearly, View.Year);

    /// <summary>What can be granted of the year when it has been taken back.</summary>
    public Money After => View.Kind == ProposalKind.Draw ? View.Left + View.Amount : View.Left - View.Amount;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => View = await mediator.Send(new ProposalQuery(Id), cancellation);

    /// <summary>Registers it for another to attest.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var reversal = await mediator.Send(new ReverseInFund(Id, Reason ?? ""), cancellation);
        Done = T("Vändningen är registrerad. Den bokförs när en annan person har attesterat den.");
        return Redirect($"{Request.PathBase}/fonden/avsattning/{reversal}");
    }
}
