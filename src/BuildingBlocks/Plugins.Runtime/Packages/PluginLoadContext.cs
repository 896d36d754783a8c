using System.Reflection;
using System.Runtime.Loader;
using Fund.Plugins.Runtime.Manifest;

namespace Fund.Plugins.Runtime.Packages;

/// <summary>
/// Loads one version of one plugin: the SDK from the host, the framework from the runtime, its own libraries from its own folder, and
/// nothing else.
/// Answering null for the rest would silently hand out the host's assemblies, so it throws. No security boundary: packages are reviewed
/// code.
/// </summary>
internal sealed class PluginLoadContext(string mainAssembly)
    : AssemblyLoadContext(Path.GetFileName(Path.GetDirectoryName(mainAssembly)), isCollectible: true)
{
    private static readonly Assembly Sdk = typeof(Operation).Assembly;
    private readonly AssemblyDependencyResolver resolver = new(mainAssembly);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == Sdk.GetName().Name)
        {
            return Sdk;
        }

        if (Framework.Has(assemblyName.Name!))
        {
            return null;
        }

        return resolver.ResolveAssemblyToPath(assemblyName) is { } own
            ? LoadFromAssemblyPath(own)
            : throw new FileLoadException($"Tillägget får inte använda {assemblyName.Name}.");
    }
}
