using System.Collections.Frozen;
using System.Reflection;
using Fund.Contracts.Messages;
using Fund.Platform.Modules;

namespace Fund.Platform.Audit;

/// <summary>What the log calls each command, in words.</summary>
public sealed class CommandNames(ModuleList modules)
{
    private readonly FrozenDictionary<string, LoggedAsAttribute> names = modules
        .All.Select(module => module.GetType().Assembly)
        .Concat([typeof(LoggedAsAttribute).Assembly, typeof(CommandNames).Assembly])
        .SelectMany(assembly => assembly.GetTypes())
        .Select(type => (type.Name, Words: type.GetCustomAttribute<LoggedAsAttribute>()))
        .Where(command => command.Words is not null)
        .ToFrozenDictionary(command => command.Name, command => command.Words!, StringComparer.Ordinal);

    /// <summary>All of them: the message's name and its words.</summary>
    public IReadOnlyDictionary<string, string> All => names.ToDictionary(name => name.Key, name => T(name.Value.Name));

    /// <summary>The words for a message; its own name where a command of an earlier version is no more.</summary>
    public string Of(string message) => T(names.TryGetValue(message, out var known) ? known.Name : message);

    /// <summary>Is what is written in it working material?</summary>
    public bool IsWorking(string message) => names.TryGetValue(message, out var known) && known.Working;
}
