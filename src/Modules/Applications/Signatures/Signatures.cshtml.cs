using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Signatures;

/// <summary>The signature round of a case.</summary>
[Requires(Permission.ReadCases)]
public sealed class SignaturesModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    internal SignatureRound Round { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Round = await mediator.Send(new CaseSignatures(CaseNumber), cancellation);

    /// <summary>Signs for a unit.</summary>
    public async Task<IActionResult> OnPostAsync(string unit, CancellationToken cancellation)
    {
        await mediator.Send(new SignApplication(CaseNumber, unit), cancellation);
        Done = "Tack, underskriften är registrerad.";
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/underskrifter");
    }
}
