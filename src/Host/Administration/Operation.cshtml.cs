using Fund.Contracts.Messages;
using Fund.Host.Seeding;
using Fund.Platform.Catalogue;
using Fund.Platform.Plugins;
using Fund.Platform.Tenancy;
using Fund.Platform.Time;
using Fund.Plugins.Runtime.Packages;
using Fund.Web;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Host.Administration;

/// <summary>The operator's page: municipalities and packages, and the start of a new municipality.</summary>
[Requires(Permission.Operate)]
public sealed class OperationModel(
    IServiceProvider services,
    MunicipalityCatalogue catalogue,
    PluginPackages packages,
    PackageInstaller installer,
    PluginConnections connections,
    Actor actor,
    FundClock clock
) : FundPage
{
    /// <summary>The document of a municipality.</summary>
    [BindProperty]
    public string? Document { get; set; }

    internal IReadOnlyList<Municipality> Municipalities { get; private set; } = [];

    internal IReadOnlyList<PluginPackage> Packages => packages.All;

    /// <summary>A package's connections, with whether the operator has set each up.</summary>
    internal IEnumerable<(string Name, bool IsSetUp)> ConnectionsOf(PluginPackage package) =>
        package.Connections.Select(name => (name, connections.Has(package.Id, name)));

    internal bool ClockMoves => clock.IsMovable;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => Municipalities = await catalogue.AllAsync(cancellation);

    /// <summary>Starts a municipality.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var started = await MunicipalityStart.RunAsync(services, Document ?? "", cancellation);
        Done = T($"{started.Name} är startad.");
        return Redirect("/drift");
    }

    /// <summary>Judges a package, puts it in its place and takes it in, beside the versions that run.</summary>
    public async Task<IActionResult> OnPostPackageAsync(IFormFile? package, CancellationToken cancellation)
    {
        if (package is not { Length: > 0 })
        {
            throw new Refused(T("Välj paketets zip-fil."), field: "package");
        }

        try
        {
            await using var zip = package.OpenReadStream();
            var installed = installer.Install(zip, actor.Name).Manifest;
            // A package that was let in and still cannot be loaded stays in the list, with the reason.
            Done = packages.Find(installed.Id, installed.Version) is { Status: PluginStatus.Active }
                ? T($"{installed.Name} {installed.Version} är installerat. Varje kommuns administratör kan nu slå på det.")
                : T($"{installed.Name} {installed.Version} är installerat men kan inte användas. Listan visar varför.");
            return Redirect("/drift");
        }
        catch (InvalidDataException refused)
        {
            throw new Refused(refused.Message, field: "package");
        }
    }
}
