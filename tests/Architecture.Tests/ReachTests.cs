using Mono.Cecil;
using Shouldly;
using Xunit;

namespace Architecture.Tests;

/// <summary>No surface without substance (true-house.md 1): what is written in the house is reached by somebody who enters it.</summary>
public sealed class ReachTests
{
    // The one engine whose page is still to come (true-house.md 1). Nothing else may stand here.
    private const string Awaited = "Fund.CostBenefit.";

    // Written by the compiler for a record.
    private static readonly string[] Made =
    [
        "Equals",
        "GetHashCode",
        "ToString",
        "PrintMembers",
        "Deconstruct",
        "<Clone>$",
        "op_Equality",
        "op_Inequality",
        "get_EqualityContract",
        // The four come together (CA1036).
        "op_LessThan",
        "op_LessThanOrEqual",
        "op_GreaterThan",
        "op_GreaterThanOrEqual",
    ];

    [Fact(DisplayName = "F-48 Every member of the house is reached from a page, a route, a job, a program or a plugin")]
    public void Every_member_is_reached()
    {
        var reach = new Reach(Compiled.Assemblies);
        reach.Walk("Fund.Plugins.Sdk", "Fund.Plugins.Testing");
        var unreached = new List<string>();
        foreach (var type in reach.Types.Where(type => !type.IsEnum))
        {
            if (!reach.Has(type))
            {
                if (type.Fields.Count > 0 && type.Fields.All(field => field.HasConstant))
                {
                    // Constants are copied to where they are used.
                    continue;
                }

                if (type.DeclaringType is null || reach.Has(type.DeclaringType))
                {
                    unreached.Add(type.FullName);
                }

                continue;
            }

            unreached.AddRange(Members(type, reach).Select(member => $"{type.FullName}.{member}"));
        }

        unreached.RemoveAll(member => member.StartsWith(Awaited, StringComparison.Ordinal));
        unreached.ShouldBeEmpty();
    }

    private static IEnumerable<string> Members(TypeDefinition type, Reach reach)
    {
        foreach (var property in type.Properties.Where(property => property.Name != "EqualityContract"))
        {
            var read = property.GetMethod is null ? reach.Has(property.SetMethod) : reach.Has(property.GetMethod);
            var known = read || reach.IsWritten(type) || reach.IsInSql(property) || IsKept(property);
            if (!known && IsOpen(property.GetMethod ?? property.SetMethod))
            {
                yield return property.Name;
            }
        }

        foreach (
            var method in type.Methods.Where(method => !method.IsGetter && !method.IsSetter && !method.IsConstructor && !method.IsRemoveOn)
        )
        {
            if (!reach.Has(method) && !method.IsAbstract && IsOpen(method) && !Made.Contains(method.Name) && !method.Name.StartsWith('<'))
            {
                yield return method.Name + "()";
            }
        }

        foreach (var field in type.Fields.Where(field => !field.HasConstant && !field.Name.StartsWith('<') && !field.IsPrivate))
        {
            if (!reach.Has(field))
            {
                yield return field.Name;
            }
        }
    }

    // By the framework between two requests, or beside a name, so that a row tells who it was whatever they are called (true-house.md 1).
    private static bool IsKept(PropertyDefinition property) =>
        property.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "TempDataAttribute")
        || property.PropertyType.FullName.Contains("Fund.Contracts.Values.PersonId", StringComparison.Ordinal);

    // Private members are the compiler's to tell of.
    private static bool IsOpen(MethodDefinition method) => !method.IsPrivate;
}
