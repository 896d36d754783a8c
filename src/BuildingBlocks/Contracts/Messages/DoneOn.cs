namespace Fund.Contracts.Messages;

/// <summary>
/// The day on which what a command registers was done, in the world outside: a meeting, a decision, an adjustment. It lies neither before
/// the case was opened nor in the future, and is refused at its field otherwise (F-08). Every day of a command about a case bears it; a
/// test names those that do not, and why.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DoneOnAttribute : Attribute;
