using System.Collections.Concurrent;
using System.Reflection;
using Fund.Contracts.Messages;
using Fund.Platform.Process;

namespace Fund.Platform.Admission;

/// <summary>What a message asks of the one who sends it, as it declares.</summary>
/// <param name="Permission">The permission; null when only modules send it.</param>
/// <param name="Part">The part in the case; null when it is about no case.</param>
/// <param name="Impartial">Closed to those who have declared a conflict of interest.</param>
/// <param name="Operation">Key of the operation in the profile; null when it is no step of the process.</param>
public sealed record AdmissionRule(Permission? Permission, CasePart? Part, bool Impartial, string? Operation)
{
    private static readonly ConcurrentDictionary<Type, AdmissionRule> Known = new();

    /// <summary>The rule of a message.</summary>
    public static AdmissionRule Of(Type message) =>
        Known.GetOrAdd(
            message,
            static type =>
            {
                var inCase = type.GetCustomAttribute<InCaseAttribute>();
                CasePart? part = inCase?.Part;
                if (part is null && type.IsAssignableTo(typeof(IAboutCase)))
                {
                    // Where a message has forgotten to say, it is as closed as its kind can be; a test names it.
                    part = MessageKind.IsCommand(type) ? CasePart.Acts : CasePart.Sees;
                }

                return new AdmissionRule(
                    type.GetCustomAttribute<RequiresAttribute>()?.Permission,
                    part,
                    inCase?.Impartial ?? false,
                    type.IsAssignableTo(typeof(IOperation)) ? type.Name : null
                );
            }
        );
}
