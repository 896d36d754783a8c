using Fund.Process.Profiles;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Shouldly;
using Xunit;

namespace Architecture.Tests;

/// <summary>No surface without substance: what a municipality can write in its rule version, something reads.</summary>
public sealed class ProfileLeafTests
{
    // Read a profile only to judge or describe it.
    private static readonly string[] Judges = ["Check", "ProfileFaults", "ProfileReader", "ShapeCheck", "DocumentSchema", "ProfileSchema"];

    [Fact(DisplayName = "F-41 Every leaf of a profile is read by something else than its check")]
    public void Every_leaf_has_a_reader()
    {
        var leaves = Leaves(typeof(Profile), []).ToHashSet();
        leaves.Count.ShouldBeGreaterThan(150);
        var read = Reads();
        var unread = leaves.Where(leaf => !read.Contains(leaf)).Select(Short).Order().ToList();
        unread.ShouldBeEmpty();
    }

    // Getters of everything that a document can hold, "Fund.Process.Profiles.Stage.Next".
    private static IEnumerable<string> Leaves(Type type, HashSet<Type> seen)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        foreach (var argument in type.GetGenericArguments())
        {
            foreach (var leaf in Leaves(argument, seen))
            {
                yield return leaf;
            }
        }

        if (type.Assembly != typeof(Profile).Assembly || type.IsEnum || !seen.Add(type))
        {
            yield break;
        }

        foreach (var kind in type.Assembly.GetTypes().Where(other => other.BaseType == type))
        {
            foreach (var leaf in Leaves(kind, seen))
            {
                yield return leaf;
            }
        }

        foreach (var property in type.GetProperties().Where(property => property.SetMethod is not null))
        {
            yield return $"{type.FullName}.{property.Name}";
            foreach (var leaf in Leaves(property.PropertyType, seen))
            {
                yield return leaf;
            }
        }
    }

    private static HashSet<string> Reads()
    {
        var reads = new HashSet<string>();
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory, "Fund.*.dll"))
        {
            using var assembly = AssemblyDefinition.ReadAssembly(file);
            foreach (var method in assembly.MainModule.GetTypes().SelectMany(type => type.Methods).Where(IsReader))
            {
                foreach (var call in method.Body.Instructions.Where(i => i.OpCode.Code is Code.Call or Code.Callvirt or Code.Ldftn))
                {
                    if (call.Operand is MethodReference { Name: var name } getter && name.StartsWith("get_", StringComparison.Ordinal))
                    {
                        reads.Add($"{getter.DeclaringType.FullName}.{name["get_".Length..]}");
                    }
                }
            }
        }

        return reads;
    }

    // A record prints, compares and copies itself: that is no reading.
    private static bool IsReader(MethodDefinition method)
    {
        var type = method.DeclaringType;
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return method.HasBody
            && !Judges.Any(judge => type.Name.EndsWith(judge, StringComparison.Ordinal))
            && !(
                type.Namespace.StartsWith("Fund.Process", StringComparison.Ordinal)
                && method.Name is "PrintMembers" or "Equals" or "GetHashCode" or "Deconstruct" or ".ctor" or "ToString"
            );
    }

    private static string Short(string leaf) => string.Join('.', leaf.Split('.')[^2..]);
}
