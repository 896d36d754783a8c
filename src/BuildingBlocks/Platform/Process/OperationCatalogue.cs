using System.Collections.Frozen;
using System.Reflection;
using Fund.Contracts.Messages;
using Fund.Platform.Modules;

namespace Fund.Platform.Process;

/// <summary>An operation that the product has.</summary>
/// <param name="Key">Key in the profile.</param>
/// <param name="Message">The message that does it.</param>
/// <param name="Page">The page of the case where it is done; null when it is about no case.</param>
public sealed record KnownOperation(string Key, Type Message, string? Page);

/// <summary>The operations of this host's modules, by key.</summary>
public sealed class OperationCatalogue(ModuleList modules)
{
    private readonly FrozenDictionary<string, KnownOperation> known = modules
        .All.SelectMany(module => module.GetType().Assembly.GetTypes())
        .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IOperation)))
        .Select(type => new KnownOperation(type.Name, type, type.GetCustomAttribute<DoneAtAttribute>()?.Page))
        .ToFrozenDictionary(operation => operation.Key, StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<KnownOperation> All => known.Values;

    /// <summary>The operation with a key; null when this host has none.</summary>
    public KnownOperation? Find(string key) => known.GetValueOrDefault(key);
}
