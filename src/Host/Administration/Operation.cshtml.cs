using Fund.Contracts.Messages;
using Fund.Host.Seeding;
using Fund.Platform.Tenancy;
using Fund.Platform.Time;
using Fund.Plugins.Runtime.Packages;
using Fund.Web;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Host.Administration;

/// <summary>The operator's page: municipalities and packages, and the start of a new municipality.</summary>
[Requires(Permission.Operate)]
public sealed class OperationModel(IServiceProvider services, MunicipalityCatalogue catalogue, PluginPackages packages, FundClock clock)
    : FundPage
{
    /// <summary>The document of a municipality.</summary>
    [BindProperty]
    public string? Document { get; set; }

    internal IReadOnlyList<Municipality> Municipalities { get; private set; } = [];

    internal IReadOnlyList<PluginPackage> Packages => packages.All;

    internal bool ClockMoves => clock.IsMovable;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => Municipalities = await catalogue.AllAsync(cancellation);

    /// <summary>Starts a municipality.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var started = await MunicipalityStart.RunAsync(services, Document ?? "", cancellation);
        Done = $"{started.Name} är startad.";
        return Redirect("/drift");
    }
}
