using System.Collections.Concurrent;
using System.Collections.Frozen;
using Fund.Plugins.Runtime.Connections;
using Microsoft.Extensions.Configuration;

namespace Fund.Platform.Plugins;

/// <summary>
/// The addresses outside that plugins' follow-ups may call, as the operator has set them up:
/// <c>Plugins:Connections:&lt;plugin&gt;:&lt;name&gt;</c> with <c>BaseAddress</c>, <c>TimeoutSeconds</c> and <c>Headers</c>, whose secret
/// values come from the environment.
/// </summary>
public sealed class PluginConnections : IDisposable
{
    private const string Section = "Plugins:Connections";
    private const int MostSeconds = 30;
    private readonly FrozenDictionary<(string Plugin, string Name), PluginConnection> known;
    private readonly ConcurrentDictionary<(string Plugin, string Name), SocketsHttpHandler> sending = new();

    /// <summary>Reads what is set up.</summary>
    /// <exception cref="InvalidDataException">Something of it is not valid.</exception>
    public PluginConnections(IConfiguration configuration)
    {
        var faults = FaultsIn(configuration).ToList();
        known =
            faults.Count == 0
                ? Entries(configuration).ToFrozenDictionary(entry => (entry.Plugin, entry.Settings.Key), entry => Read(entry.Settings))
                : throw new InvalidDataException(string.Join(" ", faults));
    }

    /// <summary>What is wrong with the operator's settings; empty when nothing is.</summary>
    public static IEnumerable<string> FaultsIn(IConfiguration configuration)
    {
        foreach (var (_, settings) in Entries(configuration))
        {
            if (!Uri.TryCreate(settings["BaseAddress"], UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            {
                yield return $"{settings.Path}:BaseAddress is not the http or https address that the plugin may call below.";
            }
            else if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            {
                yield return $"{settings.Path}:BaseAddress must hold neither a user, a query nor a fragment; keys go into Headers.";
            }

            if (settings["TimeoutSeconds"] is { } seconds && (!int.TryParse(seconds, out var time) || time is < 1 or > MostSeconds))
            {
                yield return $"{settings.Path}:TimeoutSeconds must be 1 to {MostSeconds}.";
            }
        }
    }

    /// <summary>Is the connection set up?</summary>
    public bool Has(string plugin, string name) => known.ContainsKey((plugin, name));

    /// <summary>A client that can call the connection and nothing else.</summary>
    /// <exception cref="InvalidOperationException">It is not set up; the message is a Swedish sentence.</exception>
    public HttpClient Open(string plugin, string name) =>
        known.TryGetValue((plugin, name), out var connection)
            ? connection.Over(sending.GetOrAdd((plugin, name), _ => Sending()))
            : throw new InvalidOperationException(
                T($"Anslutningen {name} är inte uppsatt. Driften behöver ange adressen i {Section}:{plugin}:{name}:BaseAddress.")
            );

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var handler in sending.Values)
        {
            handler.Dispose();
        }
    }

    private static IEnumerable<(string Plugin, IConfigurationSection Settings)> Entries(IConfiguration configuration) =>
        from plugin in configuration.GetSection(Section).GetChildren()
        from settings in plugin.GetChildren()
        select (plugin.Key, settings);

    private static PluginConnection Read(IConfigurationSection settings) =>
        new()
        {
            Name = settings.Key,
            BaseAddress = new Uri(settings["BaseAddress"]!),
            Headers = settings.GetSection("Headers").GetChildren().ToDictionary(header => header.Key, header => header.Value ?? ""),
            Timeout = TimeSpan.FromSeconds(settings.GetValue("TimeoutSeconds", 20)),
        };

    // What sends follows no redirect and remembers no cookie: each call is judged on its own.
    private static SocketsHttpHandler Sending() =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(10),
        };
}
