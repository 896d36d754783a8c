using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Autofac;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Jobs;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fund.Host.Seeding;

/// <summary>
/// Starts a municipality from its document: a row in the catalogue, then its content as the system. Twice adds only what is missing.
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
        "tillganglighet",
        "_content",
    ];

    /// <exception cref="Refused">The document cannot be read, or its key cannot be an address.</exception>
    public static async Task<Municipality> RunAsync(IServiceProvider services, string document, CancellationToken cancellation)
    {
        var head = Head(document);
        var key = Text(head, "key") ?? "";
        if (!KeyPattern().IsMatch(key) || Reserved.Contains(key))
        {
            throw new Refused(
                "Kommunens nyckel (key) ska ha 2–40 små bokstäver a–z, siffror eller bindestreck, och får inte vara en av "
                    + "tjänstens egna adresser.",
                field: "document"
            );
        }

        var name = Text(head, "name") ?? throw new Refused("Kommunens namn (name) saknas i filen.", field: "document");
        var catalogue = services.GetRequiredService<MunicipalityCatalogue>();
        catalogue.Forget();
        if (await catalogue.FindAsync(key, cancellation) is null)
        {
            await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellation);
            await using var db = PlatformDb.OnConnection(services.GetRequiredService<DbContextOptions<PlatformDb>>(), connection);
            db.Municipalities.Add(
                Municipality.Start(key, name, Text(head, "theme") ?? "hav", Text(head, "hostName"), Text(head, "contactEmail"))
            );
            await db.SaveChangesAsync(cancellation);
            catalogue.Forget();
        }

        var municipality = (await catalogue.FindAsync(key, cancellation))!;
        await using var scope = MunicipalityJobRunner.Begin(services.GetRequiredService<ILifetimeScope>(), municipality, "Start av kommun");
        await scope.Resolve<IMediator>().Send(new InstallMunicipality(document), cancellation);
        return municipality;
    }

    private static JsonObject Head(string document)
    {
        try
        {
            return JsonNode.Parse(document, null, new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject
                ?? throw new Refused("Kommunfilen ska vara ett JSON-objekt.", field: "document");
        }
        catch (JsonException error)
        {
            throw new Refused($"Kommunfilen är inte giltig JSON: {error.Message}", field: "document");
        }
    }

    private static string? Text(JsonObject head, string key) =>
        head[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$")]
    private static partial Regex KeyPattern();
}
