using System.Text.Json;
using System.Text.RegularExpressions;
using Autofac;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Catalogue;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using Fund.Process.Reading;
using Fund.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Host.Seeding;

/// <summary>
/// Starts a municipality from its document: a row in the catalogue and its content, in one transaction. Twice adds only what is missing.
/// </summary>
internal static partial class MunicipalityStart
{
    private static readonly string[] Reserved =
    [
        "drift",
        "health",
        "fel",
        "logga-in",
        "logga-ut",
        "signin-oidc",
        "signout-callback-oidc",
        "api",
        "komponenter",
        "schema",
        "tillganglighet",
        "_content",
    ];

    /// <exception cref="Refused">The document says something wrong, or its key cannot be an address. Nothing is left of it
    /// then.</exception>
    public static async Task<Municipality> RunAsync(IServiceProvider services, string document, CancellationToken cancellation)
    {
        var head = Head(document);
        if (head.Key is not { } key || !KeyPattern().IsMatch(key) || Reserved.Contains(key))
        {
            throw new Refused(
                "Kommunens nyckel (key) ska ha 2–40 små bokstäver a–z, siffror eller bindestreck, och får inte vara en av "
                    + "tjänstens egna adresser.",
                field: "document"
            );
        }

        var catalogue = services.GetRequiredService<MunicipalityCatalogue>();
        catalogue.Forget();
        await using var scope = services.GetRequiredService<ILifetimeScope>().BeginLifetimeScope();
        scope.Resolve<Actor>().BecomeSystem("Start av kommun");
        if (await catalogue.FindAsync(key, cancellation) is { } known)
        {
            scope.Resolve<CurrentMunicipality>().Enter(known);
        }
        else
        {
            await OpenWithAsync(scope, head, catalogue, cancellation);
        }

        // What the document says of it is judged in the same transaction, which takes the row in the catalogue along when it is undone.
        await scope.Resolve<IMediator>().Send(new InstallMunicipality(document), cancellation);
        catalogue.Forget();
        return (await catalogue.FindAsync(key, cancellation))!;
    }

    private static async Task OpenWithAsync(
        ILifetimeScope scope,
        DocumentHead head,
        MunicipalityCatalogue catalogue,
        CancellationToken cancellation
    )
    {
        if (head.HostName is { } host && await catalogue.FindByHostAsync(host, cancellation) is { } other)
        {
            throw new Refused($"Värdnamnet {host} (hostName) används redan av {other.Name}.", field: "document");
        }

        var fresh = Municipality.Start(head.Key!, head.Name ?? head.Key!, head.Theme ?? Themes.Default, head.HostName, head.ContactEmail);
        await scope.Resolve<TenantTransaction>().OpenWithAsync(fresh, scope.Resolve<DbContextOptions<PlatformDb>>(), cancellation);
    }

    private static DocumentHead Head(string document)
    {
        if (DocumentReader.Unreadable(document) is { } fault)
        {
            throw new Refused(fault.ToString(), field: "document");
        }

        using var read = JsonDocument.Parse(
            document,
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        );
        return new DocumentHead(Text("key"), Text("name"), Text("theme"), Text("hostName"), Text("contactEmail"));

        string? Text(string key) =>
            read.RootElement.ValueKind == JsonValueKind.Object
            && read.RootElement.TryGetProperty(key, out var value)
            && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
    }

    // What the catalogue's row needs; the whole document is read strictly where it is installed.
    private sealed record DocumentHead(string? Key, string? Name, string? Theme, string? HostName, string? ContactEmail);

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$")]
    private static partial Regex KeyPattern();
}
