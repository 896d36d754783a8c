using System.Reflection;

namespace Fund.Plugins.Runtime.Packages;

/// <summary>How a package stands.</summary>
public enum PluginStatus
{
    /// <summary>Loaded, its steps can be switched on.</summary>
    Active,
    /// <summary>Built for another SDK; not loaded.</summary>
    NotSupported,
    /// <summary>Could not be loaded.</summary>
    Malfunctioned,
    /// <summary>Uses what a plugin may not use; not loaded.</summary>
    Refused,
}

/// <summary>A package in the plugin folder, loaded or not, with the reason. A broken one never stops the host.</summary>
public sealed class PluginPackage
{
    private PluginPackage(string folder, PluginManifest? manifest, PluginStatus status, string? message, IReadOnlyList<StepDescription> steps, FundPluginAttribute? plugin)
    {
        Folder = folder;
        Id = manifest?.Id ?? Path.GetFileName(Path.GetDirectoryName(folder))!;
        Version = manifest?.Version ?? Path.GetFileName(folder);
        Name = manifest?.Name ?? Id;
        Profiles = manifest?.Profiles ?? [];
        Status = status;
        Message = message;
        Steps = steps;
        Municipalities = plugin?.Municipalities ?? [];
        Connections = plugin?.Connections ?? [];
    }

    /// <summary>Id.</summary>
    public string Id { get; }
    /// <summary>Version.</summary>
    public string Version { get; }
    /// <summary>Name as shown.</summary>
    public string Name { get; }
    /// <summary>Its folder.</summary>
    public string Folder { get; }
    /// <summary>How it stands.</summary>
    public PluginStatus Status { get; }
    /// <summary>Why it is not active, Swedish; null when it is.</summary>
    public string? Message { get; }
    /// <summary>Its steps; empty when it is not active.</summary>
    public IReadOnlyList<StepDescription> Steps { get; }
    /// <summary>Municipalities that may switch it on; empty: any.</summary>
    public IReadOnlyList<string> Municipalities { get; }
    /// <summary>Connections that its follow-ups may call.</summary>
    public IReadOnlyList<string> Connections { get; }
    /// <summary>Profile documents in it, relative to the folder.</summary>
    public IReadOnlyList<string> Profiles { get; }

    /// <summary>Loads the package in a folder; never throws for what is in it.</summary>
    public static PluginPackage Load(string folder)
    {
        PluginManifest? manifest = null;
        try
        {
            manifest = PluginManifest.Read(folder);
            if (manifest.Unsupported() is { } unsupported)
                return new(folder, manifest, PluginStatus.NotSupported, unsupported, [], null);
            var main = Path.Combine(folder, Path.GetFileName(manifest.Assembly));
            var assembly = new PluginLoadContext(main).LoadFromAssemblyPath(main);
            var plugin = assembly.GetCustomAttribute<FundPluginAttribute>()
                ?? throw new InvalidDataException("Paketet saknar attributet FundPlugin.");
            if (plugin.Id != manifest.Id || plugin.Version != manifest.Version)
                throw new InvalidDataException($"plugin.json säger {manifest.Id} {manifest.Version}, men koden säger {plugin.Id} {plugin.Version}.");
            return new(folder, manifest, PluginStatus.Active, null, StepDescription.AllIn(assembly), plugin);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            return new(folder, manifest, error is FileLoadException ? PluginStatus.Refused : PluginStatus.Malfunctioned, error.Message, [], null);
        }
        catch (Exception error) when (error is ReflectionTypeLoadException or TypeLoadException or MissingMemberException or TargetInvocationException)
        {
            var cause = (error as ReflectionTypeLoadException)?.LoaderExceptions.FirstOrDefault()?.Message ?? error.Message;
            return new(folder, manifest, PluginStatus.NotSupported, $"Paketet passar inte den här värden: {cause}", [], null);
        }
    }
}

/// <summary>All packages in the plugin folder: plugins/&lt;id&gt;/&lt;version&gt;/.</summary>
public sealed class PluginPackages
{
    private PluginPackages(IReadOnlyList<PluginPackage> all) => All = all;

    /// <summary>Every package, active or not.</summary>
    public IReadOnlyList<PluginPackage> All { get; }

    /// <summary>Loads what the folder holds; a folder that is missing holds nothing.</summary>
    public static PluginPackages LoadFrom(string folder) =>
        new(Directory.Exists(folder)
            ? [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).SelectMany(Directory.EnumerateDirectories).Order(StringComparer.Ordinal).Select(PluginPackage.Load)]
            : []);

    /// <summary>The package, or null when it is not in the folder.</summary>
    public PluginPackage? Find(string id, string version) => All.FirstOrDefault(package => package.Id == id && package.Version == version);
}
