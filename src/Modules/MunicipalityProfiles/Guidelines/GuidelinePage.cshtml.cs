using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.MunicipalityProfiles.Guidelines;

/// <summary>
/// The rule version in force, readable by everybody in the municipality (U-30), and by everybody else where it says so; the query asks.
/// </summary>
[Requires(Permission.Public)]
public sealed class GuidelineModel(IMediator mediator) : FundPage
{
    internal GuidelineView View { get; private set; } = null!;

    /// <summary>Key of the fund; null for the one whose guideline is oldest.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Fund { get; set; }

    internal IReadOnlyList<Tab> Funds =>
        [.. View.Funds.Select(f => new Tab(f.Name, $"~/riktlinje?fund={Uri.EscapeDataString(f.Key)}", f.Key == View.Profile.Fund.Key))];

    // A cap that the track does not have is no nought.
    internal static string Kronor(long? kronor) => kronor is { } most ? Money.FromKronor(most).ToString() : "–";

    internal static string Percent(decimal? share) =>
        share is { } part ? (part * 100).ToString("0.##", CultureInfo.GetCultureInfo("sv-SE")) + " %" : "–";

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new GuidelineInForce(Fund), cancellation);
}
