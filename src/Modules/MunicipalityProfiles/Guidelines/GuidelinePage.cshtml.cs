using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using MediatR;

namespace Fund.MunicipalityProfiles.Guidelines;

/// <summary>The rule version in force, readable by everybody in the municipality (U-30).</summary>
[Requires(Permission.SignedIn)]
public sealed class GuidelineModel(IMediator mediator) : FundPage
{
    internal GuidelineView View { get; private set; } = null!;

    // A cap that the track does not have is no nought.
    internal static string Kronor(long? kronor) => kronor is { } most ? Money.FromKronor(most).ToString() : "–";

    internal static string Percent(decimal? share) =>
        share is { } part ? (part * 100).ToString("0.##", CultureInfo.GetCultureInfo("sv-SE")) + " %" : "–";

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new GuidelineInForce(), cancellation);
}
