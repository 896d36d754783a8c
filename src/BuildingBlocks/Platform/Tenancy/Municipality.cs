using Fund.Contracts.Values;

namespace Fund.Platform.Tenancy;

/// <summary>A municipality on this host, as the platform knows it. One of the few tables that are shared.</summary>
[Global]
public sealed class Municipality
{
    /// <summary>Key in every table.</summary>
    public MunicipalityId Id { get; private set; }

    /// <summary>First segment of every address: lower-case letters, digits and hyphens.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Name as shown.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its own host name; null when it is reached by path.</summary>
    public string? HostName { get; private set; }

    /// <summary>Name of the colour theme.</summary>
    public string Theme { get; private set; } = "hav";

    /// <summary>Where faults in accessibility are reported.</summary>
    public string? ContactEmail { get; private set; }

    /// <summary>Counts up whenever modules, rule versions, units, people or plugins change, so that every process drops its copy.</summary>
    public int SetupVersion { get; private set; }

    /// <summary>A new municipality.</summary>
    public static Municipality Start(string key, string name, string theme, string? hostName, string? contactEmail) =>
        new()
        {
            Key = key,
            Name = name,
            Theme = theme,
            HostName = hostName,
            ContactEmail = contactEmail,
            SetupVersion = 1,
        };

    /// <summary>Stands for a municipality where only its id is known.</summary>
    internal static Municipality Reference(MunicipalityId id) => new() { Id = id };
}
