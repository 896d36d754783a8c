using System.Collections.Concurrent;

namespace Fund.Platform.Modules;

/// <summary>The modules of this host, and which one a message or a page belongs to.</summary>
public sealed class ModuleList(IReadOnlyList<IModule> modules)
{
    private readonly Dictionary<string, IModule> byAssembly = modules.ToDictionary(m => m.GetType().Assembly.GetName().Name!);

    // Asked at every message; a name of an assembly is worked out anew each time.
    private readonly ConcurrentDictionary<Type, IModule?> known = new();

    /// <summary>All modules, in the order of Modules.cs.</summary>
    public IReadOnlyList<IModule> All { get; } = modules;

    /// <summary>
    /// The module that a type belongs to: by its assembly, or for a contract by its namespace. Null for the platform's and the host's own.
    /// </summary>
    public IModule? Of(Type type) => known.GetOrAdd(type, Find);

    private IModule? Find(Type type)
    {
        if (byAssembly.TryGetValue(type.Assembly.GetName().Name!, out var module))
        {
            return module;
        }

        return type.Namespace is { } space && space.StartsWith("Fund.Contracts.", StringComparison.Ordinal)
            ? byAssembly.GetValueOrDefault("Fund." + space["Fund.Contracts.".Length..])
            : null;
    }

    /// <summary>The modules that stop working without this one.</summary>
    public IEnumerable<IModule> Dependents(string key) => All.Where(module => module.Needs.Contains(key));
}
