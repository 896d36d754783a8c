using System.Text.Json;
using System.Text.Json.Nodes;
using Fund.Host.Startup;
using Fund.Platform.Catalogue;
using Fund.Platform.Persistence;
using Fund.Plugins.Runtime.Packages;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fund.Host.Seeding;

/// <summary>
/// Starts the municipalities of a demonstration: every plugin package that brings a demonstration.json. Twice does nothing new.
/// </summary>
internal static class DemonstrationSeed
{
    public static async Task RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        if (!services.GetRequiredService<HostSettings>().Demonstration)
        {
            throw new InvalidSettings(["seed-demo works only with Demonstration:Enabled."]);
        }

        foreach (var package in services.GetRequiredService<PluginPackages>().All)
        {
            var file = Path.Combine(package.Folder, "demonstration.json");
            if (File.Exists(file))
            {
                await MunicipalityStart.RunAsync(services, WithProfiles(file), cancellation);
            }
        }

        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellation);
        await using var db = PlatformDb.OnConnection(services.GetRequiredService<DbContextOptions<PlatformDb>>(), connection);
        if (!await db.Operators.AnyAsync(o => o.Subject == "operator", cancellation))
        {
            db.Operators.Add(new PlatformOperator { Subject = "operator", Name = "Driftansvarig" });
            await db.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>The document with the rule versions that it names by file put in.</summary>
    public static string WithProfiles(string file)
    {
        var document = JsonNode
            .Parse(
                File.ReadAllText(file),
                null,
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            )!
            .AsObject();
        foreach (var version in document["ruleVersions"]!.AsArray().OfType<JsonObject>())
        {
            if (version["file"] is not { } name)
            {
                continue;
            }

            version.Remove("file");
            version["profile"] = JsonNode.Parse(
                File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, name.GetValue<string>())),
                null,
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            );
        }

        return document.ToJsonString();
    }
}
