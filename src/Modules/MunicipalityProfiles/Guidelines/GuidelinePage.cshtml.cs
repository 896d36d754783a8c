using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;

namespace Fund.MunicipalityProfiles.Guidelines;

/// <summary>The rule version in force, readable by everybody in the municipality (U-30).</summary>
[Requires(Permission.SignedIn)]
public sealed class GuidelineModel(IMediator mediator) : FundPage
{
    internal GuidelineView View { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new GuidelineInForce(), cancellation);
}
