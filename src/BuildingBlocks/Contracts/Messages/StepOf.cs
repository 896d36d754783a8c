namespace Fund.Contracts.Messages;

/// <summary>A step of the process as its page opens: its name, the case, and what stands in the way.</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="CaseTitle">Its title.</param>
/// <param name="Name">Name of the step in the municipality's words.</param>
/// <param name="Missing">What stands in the way, the same answer as on the case's page and in a refusal (F-27).</param>
public sealed record StepView(string CaseNumber, string CaseTitle, string Name, IReadOnlyList<Finding> Missing);

/// <summary>A step of the process on a case, for the page where it is done.</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Operation">Key of the operation in the profile.</param>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
public sealed record StepOf(string CaseNumber, string Operation) : IQuery<StepView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

/// <summary>The message that a page does; the page is open to those whom the message would let in, and to nobody else (F-22).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DoesAttribute(Type message) : Attribute
{
    /// <summary>The message.</summary>
    public Type Message { get; } = message;
}
