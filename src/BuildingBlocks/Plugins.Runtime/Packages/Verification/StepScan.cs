using System.Reflection;
using System.Reflection.Metadata;
using Fund.Plugins.Runtime.Manifest;

namespace Fund.Plugins.Runtime.Packages.Verification;

/// <summary>Whether every step of the plugin's assembly says who it is, and remembers nothing.</summary>
internal sealed class StepScan(MetadataReader reader, AssemblyScan assembly)
{
    private static readonly string StepAttributeName = typeof(StepAttribute).FullName!;
    private static readonly string[] StepInterfaces =
    [
        .. new[] { typeof(ICheck<>), typeof(IAdjust<>), typeof(IReact<>), typeof(IFollowUp<>), typeof(ICalculate<,>) }.Select(type =>
            type.FullName!
        ),
    ];

    /// <summary>What is wrong with the steps.</summary>
    public IEnumerable<string> Faults()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in reader.TypeDefinitions.Select(reader.GetTypeDefinition))
        {
            if (type.Attributes.HasFlag(TypeAttributes.Abstract) || !IsStep(type))
            {
                continue;
            }

            var name = reader.GetString(type.Name);
            if (Registration(type) is not var (id, order))
            {
                yield return $"steget {name} saknar attributet Step";
                continue;
            }

            if (!PluginManifest.IsKey(id))
            {
                yield return $"steget {name} har id:t \"{id}\"; det ska vara små bokstäver a–z, siffror och bindestreck";
            }

            if (order is < 1 or > 999)
            {
                yield return $"steget {id} har ordningen {order}; den ska vara 1–999";
            }

            if (!ids.Add(id))
            {
                yield return $"två steg har id:t {id}";
            }
            // A step is made once and serves every case: a field that can be written is a leak between cases.
            foreach (
                var field in type.GetFields()
                    .Select(reader.GetFieldDefinition)
                    .Where(field =>
                        !field.Attributes.HasFlag(FieldAttributes.Static) && !field.Attributes.HasFlag(FieldAttributes.InitOnly)
                    )
            )
            {
                yield return $"steget {id} har ett föränderligt fält: {reader.GetString(field.Name)}";
            }
        }
    }

    private bool IsStep(TypeDefinition type) =>
        type.GetInterfaceImplementations()
            .Any(handle => StepInterfaces.Contains(TypeNames.Of(reader, reader.GetInterfaceImplementation(handle).Interface)));

    private (string Id, int Order)? Registration(TypeDefinition type)
    {
        foreach (var handle in type.GetCustomAttributes().Where(handle => assembly.AttributeName(handle) == StepAttributeName))
        {
            var arguments = reader.GetCustomAttribute(handle).DecodeValue(TypeNames.Reader).FixedArguments;
            return ((string?)arguments[0].Value ?? "", (int)arguments[1].Value!);
        }

        return null;
    }
}
