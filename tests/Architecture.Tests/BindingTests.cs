using Shouldly;
using Xunit;

namespace Architecture.Tests;

/// <summary>How pages take what a form sends.</summary>
public sealed class BindingTests
{
    // Without a name of its own a dictionary that the form has no field of is filled with all the form's other fields.
    [Fact(DisplayName = "A page that takes fields by key says under which name they come")]
    public void Dictionaries_have_names()
    {
        var nameless =
            from assembly in Compiled.Assemblies
            from type in Compiled.Types(assembly)
            from taken in type
                .Properties.Where(property => property.HasCustomAttributes)
                .Select(property => (property.Name, Type: property.PropertyType, Attributes: property.CustomAttributes))
                .Concat(
                    type.Methods.Where(method => method.Name.StartsWith("OnPost", StringComparison.Ordinal))
                        .SelectMany(method => method.Parameters)
                        .Select(parameter => (parameter.Name, Type: parameter.ParameterType, Attributes: parameter.CustomAttributes))
                )
            where taken.Type.Name.Contains("Dictionary`", StringComparison.Ordinal)
            where
                taken.Attributes.Any(a => a.AttributeType.Name is "BindPropertyAttribute" or "FromFormAttribute") || IsParameter(taken.Name)
            where !taken.Attributes.Any(a => a.Properties.Any(property => property.Name == "Name"))
            select $"{type.Name}.{taken.Name}";
        nameless.ShouldBeEmpty();
    }

    private static bool IsParameter(string name) => char.IsLower(name[0]);
}
