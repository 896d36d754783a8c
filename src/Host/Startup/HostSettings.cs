using Fund.Documents.Pdf;
using Fund.Platform.Plugins;
using Npgsql;

namespace Fund.Host.Startup;

/// <summary>
/// What the host needs to know before it starts; read and checked once, so that a wrong setting stops it with words instead of failing a
/// person later.
/// </summary>
internal sealed record HostSettings
{
    public required string Database { get; init; }
    public required string OwnerDatabase { get; init; }
    public required string JobsDatabase { get; init; }
    public required string Authority { get; init; }
    public required string ClientId { get; init; }
    public required string ClientSecret { get; init; }
    public required bool Demonstration { get; init; }
    public required string PluginFolder { get; init; }

    public static HostSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = new HostSettings
        {
            Database = configuration["FUND_DATABASE"] ?? "",
            OwnerDatabase = configuration["FUND_DATABASE_OWNER"] ?? "",
            JobsDatabase = configuration["FUND_DATABASE_JOBS"] ?? "",
            Authority = configuration["SignIn:Authority"] ?? "",
            ClientId = configuration["SignIn:ClientId"] ?? "",
            ClientSecret = configuration["SignIn:ClientSecret"] ?? "",
            Demonstration = configuration.GetValue("Demonstration:Enabled", false),
            PluginFolder = configuration["Plugins:Folder"] is { Length: > 0 } folder
                ? Path.GetFullPath(folder)
                : Path.Combine(AppContext.BaseDirectory, "plugins"),
        };
        var faults = settings
            .Faults(environment.IsDevelopment())
            .Concat(PluginConnections.FaultsIn(configuration))
            .Concat(PdfOptions.FaultsIn(configuration))
            .ToList();
        return faults.Count == 0 ? settings : throw new InvalidSettings(faults);
    }

    private IEnumerable<string> Faults(bool development)
    {
        if (Database.Length == 0)
        {
            yield return "FUND_DATABASE is not set: the connection string of the role fund_app.";
        }
        else if (new NpgsqlConnectionStringBuilder(Database).NoResetOnClose)
        {
            yield return "FUND_DATABASE must not say 'No Reset On Close': the next request would keep the municipality of the last.";
        }

        if (development)
        {
            yield break;
        }

        if (Demonstration)
        {
            yield return "Demonstration:Enabled cannot be on outside Development: anybody could sign in as anybody.";
        }

        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var authority))
        {
            yield return "SignIn:Authority is not set: the address of the OpenID Connect provider.";
        }
        else if (authority.Scheme != Uri.UriSchemeHttps || authority.IsLoopback)
        {
            yield return "SignIn:Authority must be https and not this machine outside Development.";
        }

        if (ClientId.Length == 0 || ClientSecret.Length == 0)
        {
            yield return "SignIn:ClientId and SignIn:ClientSecret are not set.";
        }
    }
}

/// <summary>The host cannot start as it is set up; every fault at once.</summary>
internal sealed class InvalidSettings(IReadOnlyList<string> faults) : Exception("The host cannot start:\n- " + string.Join("\n- ", faults));
