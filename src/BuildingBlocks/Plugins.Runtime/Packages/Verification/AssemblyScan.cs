using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Fund.Plugins.Runtime.Manifest;

namespace Fund.Plugins.Runtime.Packages.Verification;

/// <summary>What one assembly names and declares, judged from its metadata.</summary>
internal sealed class AssemblyScan(MetadataReader reader, string file, IReadOnlySet<string> own)
{
    private static readonly string Sdk = typeof(Operation).Assembly.GetName().Name!;

    private static readonly FrozenSet<string> MutableCollections = new[]
    {
        "List`1",
        "Dictionary`2",
        "HashSet`1",
        "Queue`1",
        "Stack`1",
        "LinkedList`1",
        "SortedDictionary`2",
        "SortedList`2",
        "SortedSet`1",
        "PriorityQueue`2",
    }
        .Select(name => "System.Collections.Generic." + name)
        .ToFrozenSet();

    /// <summary>References to assemblies that are neither the SDK, the framework nor in the package.</summary>
    public IEnumerable<string> References() =>
        reader
            .AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))
            .Where(name => name != Sdk && !Framework.Has(name) && !own.Contains(name))
            .Select(name => $"{file} använder {name}, som inte är en del av tilläggsgränssnittet, .NET eller paketet");

    /// <summary>Types and members of the framework that are out of bounds.</summary>
    public IEnumerable<string> Uses()
    {
        foreach (var handle in reader.TypeReferences)
        {
            var (type, inFramework) = Outermost(handle);
            if (inFramework && !AllowedApi.Type(reader.GetString(type.Namespace), reader.GetString(type.Name)))
            {
                yield return $"{file} använder {reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
            }
        }

        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (member.Parent.Kind is not (HandleKind.TypeReference or HandleKind.TypeSpecification))
            {
                continue;
            }

            var type = TypeNames.Of(reader, member.Parent);
            var name = reader.GetString(member.Name);
            if (!AllowedApi.Member(type, name, reader.GetBlobReader(member.Signature).ReadSignatureHeader().IsGeneric))
            {
                yield return $"{file} använder {type}.{name}";
            }
        }
    }

    /// <summary>Native code, code that runs at load, and doors around the access rules.</summary>
    public IEnumerable<string> Loopholes()
    {
        if (reader.GetTableRowCount(TableIndex.ModuleRef) > 0)
        {
            yield return $"{file} anropar kod utanför .NET";
        }

        foreach (var type in reader.TypeDefinitions.Select(reader.GetTypeDefinition))
        {
            if (
                reader.GetString(type.Name) == "<Module>"
                && type.GetMethods().Any(method => reader.GetString(reader.GetMethodDefinition(method).Name) == ".cctor")
            )
            {
                yield return $"{file} kör kod redan när det laddas";
            }

            if (reader.GetString(type.Name) == "IgnoresAccessChecksToAttribute")
            {
                yield return $"{file} kringgår åtkomstskyddet";
            }
        }

        if (
            reader
                .GetModuleDefinition()
                .GetCustomAttributes()
                .Any(handle => AttributeName(handle) == "System.Security.UnverifiableCodeAttribute")
        )
        {
            yield return $"{file} är byggd med osäker kod (unsafe)";
        }
    }

    /// <summary>Static fields that remember between operations, and so between municipalities.</summary>
    public IEnumerable<string> Memories()
    {
        foreach (var type in reader.TypeDefinitions.Select(reader.GetTypeDefinition))
        {
            // The compiler's own caches of lambdas hold no data.
            if (reader.GetString(type.Name).StartsWith('<'))
            {
                continue;
            }

            foreach (
                var field in type.GetFields()
                    .Select(reader.GetFieldDefinition)
                    .Where(field => field.Attributes.HasFlag(FieldAttributes.Static) && !field.Attributes.HasFlag(FieldAttributes.Literal))
            )
            {
                var kind = field.DecodeSignature(TypeNames.Reader, null);
                if (
                    !field.Attributes.HasFlag(FieldAttributes.InitOnly)
                    || MutableCollections.Contains(kind)
                    || kind.StartsWith("System.Collections.Concurrent.", StringComparison.Ordinal)
                )
                {
                    yield return $"{file} har ett föränderligt statiskt fält: "
                        + $"{reader.GetString(type.Name)}.{reader.GetString(field.Name)}";
                }
            }
        }
    }

    internal string AttributeName(CustomAttributeHandle handle)
    {
        var constructor = reader.GetCustomAttribute(handle).Constructor;
        return constructor.Kind == HandleKind.MemberReference
            ? TypeNames.Of(reader, reader.GetMemberReference((MemberReferenceHandle)constructor).Parent)
            : "";
    }

    private (TypeReference Type, bool InFramework) Outermost(TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        while (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            type = reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        }

        var inFramework =
            type.ResolutionScope.Kind == HandleKind.AssemblyReference
            && Framework.Has(reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name));
        return (type, inFramework);
    }
}
