using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Architecture.Tests;

/// <summary>The house as compiled: which folder each type stands in, and whom its members use.</summary>
internal static class Compiled
{
    /// <summary>Our assemblies that are shipped, opened once.</summary>
    public static IReadOnlyList<AssemblyDefinition> Assemblies { get; } = Open();

    /// <summary>The outermost type that a type, nested or made by the compiler, stands in.</summary>
    public static TypeDefinition Outermost(TypeDefinition type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }

    /// <summary>Every type of an assembly, nested ones too.</summary>
    public static IEnumerable<TypeDefinition> Types(AssemblyDefinition assembly) => assembly.MainModule.GetTypes();

    /// <summary>The types that a type's shape and bodies name.</summary>
    public static IEnumerable<TypeReference> Uses(TypeDefinition type)
    {
        var uses = new List<TypeReference?> { type.BaseType };
        uses.AddRange(type.Interfaces.Select(made => made.InterfaceType));
        uses.AddRange(type.Fields.Select(field => field.FieldType));
        uses.AddRange(type.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(limit => limit.ConstraintType));
        uses.AddRange(Attributes(type));
        uses.AddRange(type.Fields.SelectMany(Attributes));
        uses.AddRange(type.Properties.SelectMany(Attributes));
        foreach (var method in type.Methods)
        {
            uses.Add(method.ReturnType);
            uses.AddRange(method.Parameters.Select(parameter => parameter.ParameterType));
            uses.AddRange(method.Parameters.SelectMany(Attributes));
            uses.AddRange(Attributes(method));
            if (method.HasBody)
            {
                uses.AddRange(method.Body.Variables.Select(variable => variable.VariableType));
                uses.AddRange(method.Body.Instructions.SelectMany(Operands));
            }
        }

        return uses.OfType<TypeReference>().SelectMany(Parts);
    }

    // Attribute types, and the types that attributes name.
    private static IEnumerable<TypeReference> Attributes(Mono.Cecil.ICustomAttributeProvider owner) =>
        owner.CustomAttributes.SelectMany(attribute =>
            attribute.ConstructorArguments.Select(argument => argument.Value).OfType<TypeReference>().Prepend(attribute.AttributeType)
        );

    private static IEnumerable<TypeReference?> Operands(Instruction instruction) =>
        instruction.Operand switch
        {
            GenericInstanceMethod method => [.. method.GenericArguments, method.DeclaringType, method.ReturnType],
            MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(each => each.ParameterType)],
            FieldReference field => [field.DeclaringType, field.FieldType],
            TypeReference type => [type],
            _ => [],
        };

    // List<Case[]> names List and Case.
    private static IEnumerable<TypeReference> Parts(TypeReference type) =>
        type switch
        {
            GenericInstanceType made => made.GenericArguments.SelectMany(Parts).Prepend(made.ElementType),
            TypeSpecification around => Parts(around.ElementType),
            GenericParameter => [],
            _ => [type],
        };

    // One resolver for all, so that a type is the same object from wherever it is named.
    private static List<AssemblyDefinition> Open()
    {
        var resolver = new DefaultAssemblyResolver();
        foreach (
            var folder in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Select(file => Path.GetDirectoryName(file)!)
                .Prepend(AppContext.BaseDirectory)
                .Distinct()
        )
        {
            resolver.AddSearchDirectory(folder);
        }

        return
        [
            .. Directory
                .GetFiles(AppContext.BaseDirectory, "Fund.*.dll")
                .Order()
                .Select(file => resolver.Resolve(AssemblyNameReference.Parse(AssemblyName.GetAssemblyName(file).FullName))),
        ];
    }
}
