using System.Text.Json;
using System.Text.Json.Nodes;
using Autofac;
using Fund.Host.Seeding;
using Fund.Host.Startup;
using Fund.Platform.Catalogue;
using Fund.Platform.Jobs;
using Fund.Platform.Outbox;
using Fund.Platform.Persistence;
using Fund.Platform.Time;
using Fund.Plugins.Runtime.Packages;
using Fund.Process.Calendar;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fund.Host.Demonstrations;

/// <summary>
/// Starts the municipalities of a demonstration, every plugin package that brings a demonstration.json, and lets those that are new live
/// through their stories. Twice does nothing new.
/// </summary>
internal static class DemonstrationSeed
{
    /// <param name="services">The host's.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="withStories">Do the municipalities live through their stories, or are they left empty?</param>
    /// <exception cref="InvalidSettings">This is no demonstration.</exception>
    public static async Task RunAsync(IServiceProvider services, CancellationToken cancellation, bool withStories = true)
    {
        if (!services.GetRequiredService<HostSettings>().Demonstration)
        {
            throw new InvalidSettings(["seed-demo works only with Demonstration:Enabled."]);
        }

        var packages = services.GetRequiredService<PluginPackages>().All.Where(package => File.Exists(FileOf(package))).ToList();
        var stories = packages.Select(package => (package, story: withStories ? Story.In(package.Folder) : null)).ToList();
        var tellers = new List<Teller>();
        foreach (var (package, story) in stories.OrderBy(pair => pair.story?.Begins))
        {
            if (await StartAsync(services, package, story, cancellation) is { } teller)
            {
                tellers.Add(teller);
            }
        }

        if (tellers.Count > 0)
        {
            await services.GetRequiredService<StoryTeller>().TellAsync(tellers, cancellation);
            await ForgetOldLettersAsync(services, tellers.Max(teller => teller.Story.Today), cancellation);
        }

        await AddOperatorAsync(services, cancellation);
    }

    /// <summary>
    /// Lets the clock show the last story's today again: in a database that was kept when its stories had been told, time has gone on
    /// since.
    /// </summary>
    public static async Task RewindAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var stories = services
            .GetRequiredService<PluginPackages>()
            .All.Select(package => Story.In(package.Folder))
            .OfType<Story>()
            .ToList();
        if (stories.Count > 0)
        {
            await MoveClockAsync(services, stories.Max(story => story.Today), cancellation);
        }
    }

    /// <summary>The municipality's key in a demonstration.json.</summary>
    public static string KeyOf(string file) => Read(file)["key"]!.GetValue<string>();

    private static Task MoveClockAsync(IServiceProvider services, DateOnly day, CancellationToken cancellation) =>
        services
            .GetRequiredService<FundClock>()
            .MoveToAsync(StockholmTime.InstantOf(day, new TimeOnly(8, 0)), services.GetRequiredService<NpgsqlDataSource>(), cancellation);

    private static string FileOf(PluginPackage package) => Path.Combine(package.Folder, "demonstration.json");

    // On the day that its story begins; one that is there already has its own story by now.
    private static async Task<Teller?> StartAsync(
        IServiceProvider services,
        PluginPackage package,
        Story? story,
        CancellationToken cancellation
    )
    {
        var document = WithProfiles(FileOf(package));
        var known = await services.GetRequiredService<MunicipalityCatalogue>().FindAsync(KeyOf(FileOf(package)), cancellation);
        if (story is not null && known is null)
        {
            await MoveClockAsync(services, story.Begins, cancellation);
        }

        var municipality = await MunicipalityStart.RunAsync(services, document, cancellation);
        return story is null || known is not null
            ? null
            : new Teller(municipality, story, new StoryValues(Path.Combine(package.Folder, "demonstration")));
    }

    // Three years of letters would else stand in the mail box at the first start: what is older than two weeks was read long ago.
    private static async Task ForgetOldLettersAsync(IServiceProvider services, DateOnly today, CancellationToken cancellation)
    {
        foreach (var municipality in await services.GetRequiredService<MunicipalityCatalogue>().AllAsync(cancellation))
        {
            await using var scope = MunicipalityJobRunner.Begin(
                services.GetRequiredService<ILifetimeScope>(),
                municipality,
                nameof(DemonstrationSeed)
            );
            var transaction = scope.Resolve<TenantTransaction>();
            await transaction.OpenAsync(cancellation);
            var before = StockholmTime.InstantOf(today.AddDays(-14), TimeOnly.MinValue);
            await scope
                .Resolve<PlatformDb>()
                .Set<OutboxMessage>()
                .Where(letter => letter.Kind == "mail" && letter.DeliveredAt == null && letter.CreatedAt < before)
                .ExecuteUpdateAsync(set => set.SetProperty(letter => letter.DeliveredAt, letter => letter.CreatedAt), cancellation);
            await transaction.CommitAsync(cancellation);
        }
    }

    private static async Task AddOperatorAsync(IServiceProvider services, CancellationToken cancellation)
    {
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
        var document = Read(file);
        foreach (var version in document["ruleVersions"]!.AsArray().OfType<JsonObject>())
        {
            if (version["file"] is not { } name)
            {
                continue;
            }

            version.Remove("file");
            version["profile"] = Read(Path.Combine(Path.GetDirectoryName(file)!, name.GetValue<string>()));
        }

        return document.ToJsonString();
    }

    /// <summary>A document that may have comments.</summary>
    public static JsonObject Read(string file) =>
        JsonNode
            .Parse(
                File.ReadAllText(file),
                null,
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            )!
            .AsObject();
}
