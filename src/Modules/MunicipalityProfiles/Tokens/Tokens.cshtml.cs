using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.MunicipalityProfiles.Tokens;

/// <summary>The person's tokens for the API.</summary>
[Requires(Permission.SignedIn)]
public sealed class TokensModel(IMediator mediator) : FundPage
{
    /// <summary>What a new token is for.</summary>
    [BindProperty]
    public string? Label { get; set; }

    /// <summary>How many days it holds, as typed.</summary>
    [BindProperty]
    public string? Days { get; set; }

    /// <summary>The token just made; shown once.</summary>
    public string? Created { get; private set; }

    internal IReadOnlyList<TokenRow> Tokens { get; private set; } = [];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => Tokens = await mediator.Send(new MyTokens(), cancellation);

    /// <summary>Makes a token and shows it, without a redirect that would have to carry it.</summary>
    public async Task<IActionResult> OnPostCreateAsync(CancellationToken cancellation)
    {
        var made = await mediator.Send(
            new CreateToken(Label ?? "", int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0),
            cancellation
        );
        Created = made.Token;
        await LoadAsync(cancellation);
        return Page();
    }

    /// <summary>Withdraws a token.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancellation)
    {
        await mediator.Send(new WithdrawToken(id), cancellation);
        Done = T("Nyckeln är återkallad.");
        return Redirect($"{Request.PathBase}/nycklar");
    }
}
