using Fund.Contracts.Messages;
using Fund.Host.Startup;
using Fund.Platform.Catalogue;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;

namespace Fund.Host.Pages;

/// <summary>What is asked of me, by when; or where to go, for those who are not signed in or have named no municipality.</summary>
[Requires(Permission.Public)]
public sealed class StartModel(
    IServiceProvider services,
    IMediator mediator,
    Actor actor,
    CurrentMunicipality municipality,
    MunicipalityCatalogue catalogue,
    TimeProvider time
) : FundPage
{
    internal IReadOnlyList<Municipality>? Municipalities { get; private set; }

    internal bool SignedIn => actor.IsSignedIn;

    internal StartBoard Board { get; private set; } = new([], []);

    internal DateOnly Today => StockholmTime.Today(time);

    internal string Base => Request.PathBase;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        if (!municipality.IsKnown)
        {
            Municipalities = services.GetRequiredService<HostSettings>().Demonstration ? await catalogue.AllAsync(cancellation) : [];
        }
        else if (actor.IsSignedIn)
        {
            Board = await mediator.Send(new MyStart(), cancellation);
        }
    }
}
