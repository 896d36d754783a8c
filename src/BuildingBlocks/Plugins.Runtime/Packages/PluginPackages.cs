using Fund.Plugins.Runtime.Running;

namespace Fund.Plugins.Runtime.Packages;

/// <summary>All packages in the plugin folder: plugins/&lt;id&gt;/&lt;version&gt;/.</summary>
public sealed class PluginPackages
{
    private PluginPackages(IReadOnlyList<PluginPackage> all, StepWatch watch)
    {
        All = all;
        Watch = watch;
    }

    /// <summary>Every package, active or not.</summary>
    public IReadOnlyList<PluginPackage> All { get; }

    /// <summary>Steps that take too long: how many are abandoned, which are held back.</summary>
    public StepWatch Watch { get; }

    /// <summary>Loads what the folder holds; a folder that is missing holds nothing.</summary>
    /// <param name="folder">The folder of all packages.</param>
    /// <param name="time">The clock of the steps' budgets; null for the machine's.</param>
    public static PluginPackages LoadFrom(string folder, TimeProvider? time = null)
    {
        var watch = new StepWatch(time ?? TimeProvider.System);
        return new(
            Directory.Exists(folder) ? [.. Below(folder).SelectMany(Below).Select(version => PluginPackage.Load(version, watch))] : [],
            watch
        );
    }

    /// <summary>Packages that are loaded already, for a test.</summary>
    public static PluginPackages Of(StepWatch watch, params IReadOnlyList<PluginPackage> packages) => new(packages, watch);

    /// <summary>The package, or null when it is not in the folder.</summary>
    public PluginPackage? Find(string id, string version) => All.FirstOrDefault(package => package.Id == id && package.Version == version);

    // A name with a dot is a package that is just being unpacked.
    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateDirectories(folder).Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal);
}
