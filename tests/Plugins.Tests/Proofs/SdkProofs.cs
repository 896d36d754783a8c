using System.Reflection;
using Fund.Plugins;

namespace Plugins.Tests.Proofs;

/// <summary>
/// Names members of the SDK that a test proves; without names all of the type's, and for an abstract type those of all types derived from
/// it.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class ProvesAttribute(Type type, params string[] members) : Attribute
{
    public Type Type { get; } = type;
    public IReadOnlyList<string> Members { get; } = members;
}

/// <summary>The members of the SDK, and which of them no test of an assembly names.</summary>
internal static class SdkProofs
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<Type> Types { get; } = typeof(Operation).Assembly.GetExportedTypes();

    public static IReadOnlyList<string> Unproven(Assembly tests)
    {
        var proven = tests
            .GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Where(method => method.GetCustomAttributes().Any(attribute => attribute is Xunit.v3.IFactAttribute))
            .SelectMany(method => method.GetCustomAttributes<ProvesAttribute>())
            .SelectMany(Named)
            .ToHashSet(StringComparer.Ordinal);
        return [.. Types.SelectMany(MembersOf).Where(member => !proven.Contains(member)).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Named(ProvesAttribute proof) =>
        proof.Members.Count > 0
            ? proof.Members.Select(member =>
                MembersOf(proof.Type).Contains($"{proof.Type.Name}.{member}")
                    ? $"{proof.Type.Name}.{member}"
                    : throw new InvalidOperationException($"The SDK has no {proof.Type.Name}.{member}.")
            )
            : Types.Where(type => type == proof.Type || (proof.Type.IsAbstract && type.IsSubclassOf(proof.Type))).SelectMany(MembersOf);

    // A type without members of its own is something to prove as well: that a step can be made for it.
    private static IReadOnlyList<string> MembersOf(Type type)
    {
        var members = type.GetMembers(Own)
            .Where(member => member is PropertyInfo or FieldInfo or MethodInfo { IsSpecialName: false })
            .Select(member => $"{type.Name}.{member.Name}")
            .ToList();
        return members.Count > 0 ? members : [type.Name];
    }
}
