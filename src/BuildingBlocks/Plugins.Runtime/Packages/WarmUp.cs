using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using Fund.Plugins.Runtime.Manifest;

namespace Fund.Plugins.Runtime.Packages;

/// <summary>
/// Does at load what would otherwise be done in a step's first call and count against its time: the package's libraries are loaded, types
/// initialised, methods compiled, settings read once.
/// </summary>
internal static class WarmUp
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <exception cref="InvalidDataException">The package takes too long, or one of its types cannot be initialised.</exception>
    public static void Run(PluginPackage package)
    {
        // On a thread of its own: what the package does when it is initialised may never end.
        var warming = Task.Run(() => Prepare(package));
        try
        {
            if (!warming.Wait(Longest))
            {
                throw new InvalidDataException($"Paketet blev inte klart att användas inom {Longest.TotalSeconds:0} sekunder.");
            }
        }
        catch (AggregateException error)
        {
            var cause = error.GetBaseException();
            if (cause is TypeLoadException or MissingMemberException or FileLoadException)
            {
                // Built for something else than this host: told as such.
                ExceptionDispatchInfo.Throw(cause);
            }

            throw new InvalidDataException($"Paketet går inte att starta: {cause.GetType().Name}: {cause.Message}", cause);
        }
    }

    private static void Prepare(PluginPackage package)
    {
        foreach (var assembly in Assemblies(package).ToList())
        {
            foreach (var type in assembly.GetTypes().Where(type => !type.ContainsGenericParameters))
            {
                Prepare(type);
            }
        }

        if (package.Settings is { } settings)
        {
            PluginSettings.Check(settings, "{}");
            typeof(PluginSettings)
                .GetMethod(nameof(PluginSettings.Read), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(settings)
                .Invoke(null, BindingFlags.DoNotWrapExceptions, null, ["{}"], null);
        }
    }

    private static IEnumerable<Assembly> Assemblies(PluginPackage package)
    {
        var main = package.Steps.Select(step => step.Instance.GetType().Assembly).FirstOrDefault();
        if (main is null || AssemblyLoadContext.GetLoadContext(main) is not { } context)
        {
            return [];
        }

        // Only its own libraries: the SDK and the framework are the host's, and warm already.
        return main.GetReferencedAssemblies()
            .Where(reference => !Framework.Has(reference.Name!) && reference.Name != typeof(Operation).Assembly.GetName().Name)
            .Select(context.LoadFromAssemblyName)
            .Prepend(main);
    }

    private static void Prepare(Type type)
    {
        RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        var methods = type.GetMethods(
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
        );
        foreach (var method in methods.Where(method => method is { IsAbstract: false, ContainsGenericParameters: false }))
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
        }
    }
}
