using System.Reflection;
using Fund.Plugins;

namespace Plugins.Tests.Golden;

/// <summary>What a plugin author can see of the SDK, a line for each type and member, in a fixed order.</summary>
internal static class SdkSurface
{
    private const BindingFlags Visible = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<Type> Types { get; } =
    [.. typeof(Operation).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal)];

    public static string Text() => string.Join('\n', Types.SelectMany(Describe)) + "\n";

    private static IEnumerable<string> Describe(Type type)
    {
        var kind =
            type.IsInterface ? "interface"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        yield return $"{kind} {Name(type)}{(type.BaseType is { } parent && parent != typeof(object) ? $" : {Name(parent)}" : "")}";
        var members = type.GetMembers(Visible)
            .Where(member => member is not MethodInfo { IsSpecialName: true })
            .Select(Describe)
            .Order(StringComparer.Ordinal);
        foreach (var member in members)
        {
            yield return $"  {Name(type)}: {member}";
        }
    }

    private static string Describe(MemberInfo member) =>
        member switch
        {
            PropertyInfo property => $"{Modifier(property.GetMethod!)}{Name(property.PropertyType)}{Nullable(property)} {property.Name} {{ "
                + $"get;{Setter(property)} }}{Required(property)}",
            MethodInfo method => $"{Modifier(method)}{Name(method.ReturnType)} {method.Name}{Generics(method)}({Parameters(method)})",
            ConstructorInfo constructor => $"new({Parameters(constructor)})",
            FieldInfo field => $"field {Name(field.FieldType)} {field.Name}",
            _ => $"{member.MemberType} {member.Name}",
        };

    private static string Modifier(MethodInfo method) =>
        method.IsStatic ? "static "
        : method.IsAbstract ? "abstract "
        : method.IsVirtual && !method.IsFinal ? "virtual "
        : "";

    private static string Setter(PropertyInfo property) =>
        property.SetMethod is not { IsPublic: true } setter ? ""
        : setter.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit") ? " init;"
        : " set;";

    private static string Required(PropertyInfo property) =>
        property.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "RequiredMemberAttribute") ? " required" : "";

    private static string Nullable(PropertyInfo property) =>
        !property.PropertyType.IsValueType && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable
            ? "?"
            : "";

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) =>
        string.Join(
            ", ",
            method
                .GetParameters()
                .Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = …" : "")}")
        );

    private static string Name(Type type)
    {
        if (System.Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value) + "?";
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        return type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type.Name;
    }
}
