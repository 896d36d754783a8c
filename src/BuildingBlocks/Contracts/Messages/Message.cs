using MediatR;

namespace Fund.Contracts.Messages;

/// <summary>Something a person or a schedule does; changes the system in one transaction.</summary>
public interface ICommand<out TResult> : IRequest<TResult>;

/// <summary>Something a person reads; changes nothing.</summary>
public interface IQuery<out TResult> : IRequest<TResult>;

/// <summary>A command that answers nothing.</summary>
public interface ICommand : ICommand<Unit>;

/// <summary>
/// The permission that a message (or a page) asks for. Every message bears this or <see cref="InternalAttribute"/>; a test proves it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(Permission permission) : Attribute
{
    /// <summary>The permission asked for.</summary>
    public Permission Permission { get; } = permission;
}

/// <summary>
/// What the log calls a command when it has been done, Swedish: "Utkastet sparades". Every command that can be sent from outside bears it;
/// a test proves it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LoggedAsAttribute(string name) : Attribute
{
    /// <summary>The words.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// Working material until the case is decided: the log tells everybody who reads it that it was done, but what was written to the
    /// auditor alone (F-24).
    /// </summary>
    public bool Working { get; init; }
}

/// <summary>The page of the case where an operation is done, relative to the case: "aterkoppla". A test proves that it exists.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DoneAtAttribute(string page) : Attribute
{
    /// <summary>The page.</summary>
    public string Page { get; } = page;
}

/// <summary>
/// What the product does without being asked, on a job or a reaction: a guideline's claim names it by its key (F-28).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ByItselfAttribute(string key, string words) : Attribute
{
    /// <summary>Key in the profile.</summary>
    public string Key { get; } = key;

    /// <summary>What is done and when, Swedish.</summary>
    public string Words { get; } = words;
}

/// <summary>Only modules send it, from inside another message; a page or the API cannot.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InternalAttribute : Attribute;

/// <summary>The reference of a case in an address: its number, "2026-7".</summary>
public interface IAboutCase
{
    /// <summary>The case's number; null when the message opens one or concerns the fund.</summary>
    string? CaseNumber { get; }
}

/// <summary>A message about one of the municipality's funds.</summary>
public interface IAboutFund
{
    /// <summary>Key of the fund; null for the only one, which is what people of a municipality with one fund send.</summary>
    string? Fund { get; }
}

/// <summary>What kind of message a type is.</summary>
public static class MessageKind
{
    /// <summary>Changes something?</summary>
    public static bool IsCommand(Type message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>));
    }
}
