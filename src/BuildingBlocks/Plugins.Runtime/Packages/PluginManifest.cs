using System.Text.Json;

namespace Fund.Plugins.Runtime.Packages;

/// <summary>plugin.json at the root of a package: what can be known without loading its code.</summary>
public sealed record PluginManifest
{
    /// <summary>The SDK's version in this host; a package is built for a range of it.</summary>
    public static readonly Version HostSdk = new(1, 0);

    /// <summary>Id of the package.</summary>
    public required string Id { get; init; }
    /// <summary>Version of the package.</summary>
    public required string Version { get; init; }
    /// <summary>Name as shown.</summary>
    public required string Name { get; init; }
    /// <summary>File name of the plugin's assembly.</summary>
    public required string Assembly { get; init; }
    /// <summary>Lowest SDK version, "1.0".</summary>
    public required string SdkFrom { get; init; }
    /// <summary>First SDK version that is too new, "2.0".</summary>
    public required string SdkBelow { get; init; }
    /// <summary>Profile documents in the package, relative to its root.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>Reads the manifest of a package folder.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is not valid; the message is Swedish.</exception>
    public static PluginManifest Read(string folder)
    {
        var file = Path.Combine(folder, "plugin.json");
        if (!File.Exists(file))
            throw new InvalidDataException("Paketet saknar plugin.json.");
        try
        {
            return JsonSerializer.Deserialize<PluginManifest>(File.ReadAllText(file), JsonSerializerOptions.Web)
                ?? throw new InvalidDataException("plugin.json är tom.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"plugin.json går inte att läsa: {error.Message}", error);
        }
    }

    /// <summary>Null when this host can run it, else why not, Swedish.</summary>
    public string? Unsupported() =>
        System.Version.TryParse(SdkFrom, out var from) && System.Version.TryParse(SdkBelow, out var below)
            ? HostSdk >= from && HostSdk < below ? null : $"Paketet är byggt för tilläggsgränssnitt {SdkFrom} till före {SdkBelow}; den här värden har {HostSdk}."
            : "plugin.json anger inte vilka versioner av tilläggsgränssnittet paketet är byggt för.";
}
