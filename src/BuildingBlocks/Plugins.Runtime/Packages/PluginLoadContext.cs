using System.Reflection;
using System.Runtime.Loader;

namespace Fund.Plugins.Runtime.Packages;

/// <summary>
/// Loads one version of one plugin: the SDK from the host, its own libraries from its own folder, the framework from the runtime, and nothing else.
/// Answering null for the rest would silently hand out the host's assemblies, so it throws. No security boundary: packages are reviewed code.
/// </summary>
internal sealed class PluginLoadContext(string mainAssembly) : AssemblyLoadContext(Path.GetFileName(Path.GetDirectoryName(mainAssembly)), isCollectible: true)
{
    private static readonly Assembly Sdk = typeof(Operation).Assembly;
    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
    private readonly AssemblyDependencyResolver resolver = new(mainAssembly);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == Sdk.GetName().Name)
            return Sdk;
        if (resolver.ResolveAssemblyToPath(assemblyName) is { } own)
            return LoadFromAssemblyPath(own);
        if (File.Exists(Path.Combine(FrameworkFolder, assemblyName.Name + ".dll")))
            return null;
        throw new FileLoadException($"Tillägget får inte använda {assemblyName.Name}.");
    }
}
