using System.Reflection;
using Fund.Plugins.Runtime.Manifest;
using Fund.Plugins.Runtime.Packages.Verification;

namespace Fund.Plugins.Runtime.Packages;

/// <summary>A package in the plugin folder, loaded or not, with the reason. A broken one never stops the host.</summary>
public sealed class PluginPackage
{
    private PluginPackage(string folder, StepWatch watch)
    {
        Folder = folder;
        Watch = watch;
        Id = Path.GetFileName(Path.GetDirectoryName(folder)) ?? "";
        Version = Path.GetFileName(folder);
        Name = Id;
    }

    /// <summary>Id.</summary>
    public string Id { get; private init; }

    /// <summary>Version.</summary>
    public string Version { get; private init; }

    /// <summary>Name as shown.</summary>
    public string Name { get; private init; }

    /// <summary>Its folder; empty for an assembly under test.</summary>
    public string Folder { get; }

    /// <summary>How it stands.</summary>
    public PluginStatus Status { get; private init; }

    /// <summary>Why it is not active, Swedish; null when it is.</summary>
    public string? Message { get; private init; }

    /// <summary>Its steps; empty when it is not active.</summary>
    public IReadOnlyList<StepDescription> Steps { get; private init; } = [];

    /// <summary>Municipalities that may switch it on; empty: any.</summary>
    public IReadOnlyList<string> Municipalities { get; private init; } = [];

    /// <summary>Connections that its follow-ups may call.</summary>
    public IReadOnlyList<string> Connections { get; private init; } = [];

    /// <summary>Class of its settings, with data annotations; null when it has none.</summary>
    public Type? Settings { get; private init; }

    /// <summary>What was installed, by whom; null when it came with the host.</summary>
    public InstallRecord? Installed { get; private init; }

    internal StepWatch Watch { get; }

    /// <summary>An assembly that is loaded already, as the test kit has it.</summary>
    /// <exception cref="InvalidDataException">It is no plugin, or one of its steps is not in order.</exception>
    public static PluginPackage Of(Assembly assembly, StepWatch watch) => Describe(assembly, "", watch, null, null);

    /// <summary>Loads the package in a folder; never throws for what is in it.</summary>
    public static PluginPackage Load(string folder, StepWatch watch)
    {
        folder = Path.GetFullPath(Path.TrimEndingDirectorySeparator(folder));
        PluginManifest? manifest = null;
        PluginLoadContext? context = null;
        try
        {
            manifest = PluginManifest.Read(folder);
            if (manifest.Id != Path.GetFileName(Path.GetDirectoryName(folder)) || manifest.Version != Path.GetFileName(folder))
            {
                throw new InvalidDataException($"plugin.json säger {manifest.Id} {manifest.Version}, men mappen heter något annat.");
            }

            if (manifest.Profiles.FirstOrDefault(profile => !File.Exists(Path.Combine(folder, profile))) is { } absent)
            {
                throw new InvalidDataException($"plugin.json nämner profilen {absent}, men den finns inte i paketet.");
            }

            if (manifest.Unsupported() is { } unsupported)
            {
                return Stopped(PluginStatus.NotSupported, unsupported);
            }

            var (hash, installed) = (PackageHash.Of(folder), InstallRecord.Of(folder));
            if (installed is not null && installed.Sha256 != hash)
            {
                return Stopped(PluginStatus.Changed, "Paketet har ändrats sedan det installerades. Installera det på nytt.");
            }

            if (PluginVerifier.Verify(folder, manifest.Assembly) is { Count: > 0 } found)
            {
                return Stopped(PluginStatus.Refused, RefusalOf(found));
            }

            var main = Path.Combine(folder, manifest.Assembly);
            context = new PluginLoadContext(main);
            var package = Describe(context.LoadFromAssemblyPath(main), folder, watch, manifest, installed);
            WarmUp.Run(package);
            return package;
        }
        catch (Exception error)
        {
            // Whatever a package throws is the package's trouble; the host goes on without it.
            context?.Unload();
            return error switch
            {
                ReflectionTypeLoadException missing => Stopped(
                    PluginStatus.NotSupported,
                    $"Paketet passar inte den här värden: {missing.LoaderExceptions.FirstOrDefault()?.Message ?? missing.Message}"
                ),
                TypeLoadException or MissingMemberException => Stopped(
                    PluginStatus.NotSupported,
                    $"Paketet passar inte den här värden: {error.Message}"
                ),
                FileLoadException => Stopped(PluginStatus.Refused, error.Message),
                _ => Stopped(PluginStatus.Malfunctioned, error.Message),
            };
        }

        PluginPackage Stopped(PluginStatus status, string message) =>
            manifest is null
                ? new(folder, watch) { Status = status, Message = message }
                : new(folder, watch)
                {
                    Status = status,
                    Message = message,
                    Id = manifest.Id,
                    Version = manifest.Version,
                    Name = manifest.Name,
                };
    }

    internal static string RefusalOf(IReadOnlyList<string> found)
    {
        const int shown = 10;
        var more = found.Count > shown ? $" och {found.Count - shown} till" : "";
        return $"Paketet gör sådant som ett tillägg inte får: {string.Join("; ", found.Take(shown))}{more}.";
    }

    private static PluginPackage Describe(
        Assembly assembly,
        string folder,
        StepWatch watch,
        PluginManifest? manifest,
        InstallRecord? installed
    )
    {
        var plugin =
            assembly.GetCustomAttribute<FundPluginAttribute>() ?? throw new InvalidDataException("Paketet saknar attributet FundPlugin.");
        if (manifest is not null && (plugin.Id != manifest.Id || plugin.Version != manifest.Version))
        {
            throw new InvalidDataException(
                $"plugin.json säger {manifest.Id} {manifest.Version}, men koden säger {plugin.Id} {plugin.Version}."
            );
        }

        return new PluginPackage(folder, watch)
        {
            Id = plugin.Id,
            Version = plugin.Version,
            Name = manifest?.Name ?? plugin.Id,
            Status = PluginStatus.Active,
            Steps = StepDescription.AllIn(assembly),
            Municipalities = plugin.Municipalities,
            Connections = plugin.Connections,
            Settings = plugin.Settings,
            Installed = installed,
        };
    }
}
