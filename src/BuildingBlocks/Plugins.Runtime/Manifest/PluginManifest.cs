using System.Text.Json;
using System.Text.RegularExpressions;

namespace Fund.Plugins.Runtime.Manifest;

/// <summary>plugin.json at the root of a package: what can be known without loading its code.</summary>
public sealed partial record PluginManifest
{
    /// <summary>The SDK's version in this host; a package is built for a range of it.</summary>
    public static readonly Version HostSdk = new(2, 0);

    /// <summary>Id of the package.</summary>
    public required string Id { get; init; }

    /// <summary>Version of the package.</summary>
    public required string Version { get; init; }

    /// <summary>Name as shown.</summary>
    public required string Name { get; init; }

    /// <summary>File name of the plugin's assembly.</summary>
    public required string Assembly { get; init; }

    /// <summary>Lowest SDK version, "2.0".</summary>
    public required string SdkFrom { get; init; }

    /// <summary>First SDK version that is too new, "3.0".</summary>
    public required string SdkBelow { get; init; }

    /// <summary>Profile documents in the package, relative to its root.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>Reads the manifest of a package folder.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is not valid; the message is Swedish.</exception>
    public static PluginManifest Read(string folder)
    {
        var file = Path.Combine(folder, "plugin.json");
        if (!File.Exists(file))
        {
            throw new InvalidDataException("Paketet saknar plugin.json.");
        }

        try
        {
            var manifest =
                JsonSerializer.Deserialize<PluginManifest>(File.ReadAllText(file), JsonSerializerOptions.Web)
                ?? throw new InvalidDataException("plugin.json är tom.");
            return manifest.Checked();
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"plugin.json går inte att läsa: {error.Message}", error);
        }
    }

    /// <summary>Is it a key: lower-case letters a–z, digits and hyphens?</summary>
    internal static bool IsKey(string text) => KeyPattern().IsMatch(text);

    /// <summary>Is it a version: three numbers, and perhaps a word: "1.2.0-provning"?</summary>
    internal static bool IsVersion(string text) => VersionPattern().IsMatch(text);

    /// <summary>Null when this host can run it, else why not, Swedish.</summary>
    public string? Unsupported() =>
        System.Version.TryParse(SdkFrom, out var from) && System.Version.TryParse(SdkBelow, out var below)
            ? HostSdk >= from && HostSdk < below
                ? null
                : $"Paketet är byggt för tilläggsgränssnitt {SdkFrom} till före {SdkBelow}; den här värden har {HostSdk}."
            : "plugin.json anger inte vilka versioner av tilläggsgränssnittet paketet är byggt för.";

    // Id, version and file names become paths, so nothing in them may lead out of the package's folder.
    private PluginManifest Checked()
    {
        if (!IsKey(Id))
        {
            throw new InvalidDataException($"plugin.json har id:t \"{Id}\"; det ska vara små bokstäver a–z, siffror och bindestreck.");
        }

        if (!IsVersion(Version))
        {
            throw new InvalidDataException($"plugin.json har versionen \"{Version}\"; den ska se ut som 1.2.0.");
        }

        if (Path.GetFileName(Assembly) != Assembly || !Assembly.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException($"plugin.json pekar ut \"{Assembly}\"; det ska vara en .dll i paketets rot.");
        }

        if (Profiles.Any(profile => Path.IsPathRooted(profile) || profile.Split('/', '\\').Contains("..")))
        {
            throw new InvalidDataException("plugin.json pekar ut en profil utanför paketet.");
        }

        return this;
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,63}\z")]
    private static partial Regex KeyPattern();

    [GeneratedRegex(@"\A\d{1,5}\.\d{1,5}\.\d{1,5}(-[a-z0-9]{1,20})?\z")]
    private static partial Regex VersionPattern();
}
