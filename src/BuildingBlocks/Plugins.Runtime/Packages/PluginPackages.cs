using Fund.Plugins.Runtime.Manifest;

namespace Fund.Plugins.Runtime.Packages;

/// <summary>
/// All packages in the plugin folder: plugins/&lt;id&gt;/&lt;version&gt;/. One that is laid there while the host runs is taken in beside
/// those that run; what has been loaded stays as it is until the process ends.
/// </summary>
public sealed class PluginPackages
{
    private readonly string? folder;
    private readonly Lock loading = new();
    private volatile IReadOnlyList<PluginPackage> all;

    private PluginPackages(string? folder, IReadOnlyList<PluginPackage> all, StepWatch watch)
    {
        this.folder = folder;
        this.all = all;
        Watch = watch;
    }

    /// <summary>Every package, active or not. Another list when one has been taken in.</summary>
    public IReadOnlyList<PluginPackage> All => all;

    /// <summary>Steps that take too long: how many are abandoned, which are held back.</summary>
    public StepWatch Watch { get; }

    /// <summary>Loads what the folder holds; a folder that is missing holds nothing.</summary>
    /// <param name="folder">The folder of all packages.</param>
    /// <param name="time">The clock of the steps' budgets; null for the machine's.</param>
    public static PluginPackages LoadFrom(string folder, TimeProvider? time = null)
    {
        var watch = new StepWatch(time ?? TimeProvider.System);
        return new(
            folder,
            Directory.Exists(folder) ? [.. Below(folder).SelectMany(Below).Select(version => PluginPackage.Load(version, watch))] : [],
            watch
        );
    }

    /// <summary>Packages that are loaded already, for a test.</summary>
    public static PluginPackages Of(StepWatch watch, params IReadOnlyList<PluginPackage> packages) => new(null, packages, watch);

    /// <summary>The package, or null when it is not in the folder. One that has come since the start is loaded now.</summary>
    public PluginPackage? Find(string id, string version)
    {
        if (Known(id, version) is { } known)
        {
            return known;
        }

        if (folder is null || !PluginManifest.IsKey(id) || !PluginManifest.IsVersion(version))
        {
            return null;
        }

        var place = Path.Combine(folder, id, version);
        lock (loading)
        {
            if (Known(id, version) is { } meanwhile)
            {
                return meanwhile;
            }

            if (!Directory.Exists(place))
            {
                return null;
            }

            var package = PluginPackage.Load(place, Watch);
            all = [.. all, package];
            return package;
        }
    }

    private PluginPackage? Known(string id, string version) =>
        all.FirstOrDefault(package => package.Id == id && package.Version == version);

    // A name with a dot is a package that is just being unpacked.
    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateDirectories(folder).Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal);
}
