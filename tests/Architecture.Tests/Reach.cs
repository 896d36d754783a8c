using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Architecture.Tests;

/// <summary>
/// What of the house is reached from where somebody enters it: its programs, pages, API routes and jobs, the plugins' contract. Walks the
/// compiled bodies; what a framework calls by convention is told here, kind by kind.
/// </summary>
internal sealed partial class Reach
{
    // What belongs to a message or an entity, found by convention when that is used.
    private static readonly string[] FoundByArgument =
    [
        "MediatR.IRequestHandler`",
        "MediatR.INotificationHandler`",
        "FluentValidation.AbstractValidator`",
        "Fund.Platform.Works.ILength`",
    ];

    // What a framework, a tool, or the filling for load makes by itself.
    private static readonly string[] FoundByKind =
    [
        "Fund.Platform.Load.ILoadFiller",
        "Microsoft.AspNetCore.Mvc.RazorPages.PageModel",
        "Microsoft.AspNetCore.Mvc.Razor.RazorPageBase",
        "Microsoft.EntityFrameworkCore.Migrations.Migration",
        "Microsoft.EntityFrameworkCore.Infrastructure.ModelSnapshot",
        "Microsoft.EntityFrameworkCore.Design.IDesignTimeDbContextFactory`1",
        "Microsoft.EntityFrameworkCore.IEntityTypeConfiguration`1",
    ];

    private readonly HashSet<string> ours;
    private readonly List<TypeDefinition> types;
    private readonly HashSet<MethodDefinition> methods = [];
    private readonly HashSet<FieldDefinition> fields = [];
    private readonly HashSet<TypeDefinition> alive = [];
    private readonly HashSet<TypeDefinition> written = [];
    private readonly HashSet<string> words = [];
    private readonly Stack<MethodDefinition> left = new();
    private readonly ILookup<string, TypeDefinition> byArgument;

    public Reach(IReadOnlyList<AssemblyDefinition> assemblies)
    {
        ours = [.. assemblies.Select(assembly => assembly.Name.Name)];
        types = [.. assemblies.SelectMany(Compiled.Types)];
        byArgument = types
            .SelectMany(type => ArgumentsOf(type).Select(argument => (argument, type)))
            .ToLookup(found => found.argument, found => found.type);
    }

    /// <summary>Everything declared, but what compilers write.</summary>
    public IEnumerable<TypeDefinition> Types => types.Where(type => !IsMade(type));

    public bool Has(TypeDefinition type) => alive.Contains(type) || type.Methods.Any(methods.Contains) || type.Fields.Any(fields.Contains);

    public bool Has(MethodDefinition method) => methods.Contains(method);

    public bool Has(FieldDefinition field) => fields.Contains(field);

    /// <summary>Is all of it written as JSON to somebody?</summary>
    public bool IsWritten(TypeDefinition type) => written.Contains(type);

    /// <summary>Is the property's column named in SQL?</summary>
    public bool IsInSql(PropertyDefinition property) =>
        words.Contains(Regex.Replace(property.Name, "(?<!^)([A-Z])", "_$1").ToLowerInvariant());

    /// <summary>Walks from every entrance.</summary>
    /// <param name="whole">Assemblies whose every member is an entrance.</param>
    public void Walk(params string[] whole)
    {
        foreach (var type in types)
        {
            if (whole.Contains(type.Module.Assembly.Name.Name) || IsFoundByKind(type))
            {
                Live(type);
                type.Methods.ToList().ForEach(Mark);
            }
        }

        types.Select(type => type.Module.EntryPoint).Where(entry => entry is not null).Distinct().ToList().ForEach(Mark);
        do
        {
            while (left.TryPop(out var method))
            {
                Follow(method);
            }

            foreach (var type in alive.ToList())
            {
                MarkCalledByOthers(type);
            }
        } while (left.Count > 0);
    }

    public static bool IsMade(TypeDefinition type) =>
        type.Name.StartsWith('<')
        || type.FullName.Contains("/<", StringComparison.Ordinal)
        || type.Namespace == "AspNetCoreGeneratedDocument"
        || Compiled.Outermost(type).Namespace.Contains("Migrations", StringComparison.Ordinal)
        || Compiled.Outermost(type).CustomAttributes.Any(IsGenerated)
        || type.CustomAttributes.Any(IsGenerated);

    private static bool IsGenerated(CustomAttribute attribute) =>
        attribute.AttributeType.Name is "CompilerGeneratedAttribute" or "GeneratedCodeAttribute";

    private void Mark(MethodDefinition? method)
    {
        if (method is not null && methods.Add(method))
        {
            left.Push(method);
        }
    }

    private void Live(TypeReference? reference)
    {
        foreach (var part in Parts(reference))
        {
            if (Ours(part) is { } type && alive.Add(type))
            {
                Live(type.BaseType);
                type.Interfaces.Select(made => made.InterfaceType).ToList().ForEach(Live);
                type.Methods.Where(method => method.IsConstructor).ToList().ForEach(Mark);
                type.Methods.Where(method => IsPageHandler(type, method)).ToList().ForEach(Mark);
                LiveAttributes(type);
                type.Properties.ToList().ForEach(LiveAttributes);
                type.Methods.ToList().ForEach(LiveAttributes);
                type.Methods.SelectMany(method => method.Parameters).ToList().ForEach(LiveAttributes);

                foreach (var found in byArgument[type.FullName])
                {
                    Live(found);
                }
            }
        }
    }

    private void LiveAttributes(ICustomAttributeProvider owner)
    {
        foreach (var attribute in owner.CustomAttributes.Where(attribute => Ours(attribute.AttributeType) is not null || IsJson(attribute)))
        {
            Live(attribute.AttributeType);
            attribute.ConstructorArguments.Select(argument => argument.Value).OfType<TypeReference>().ToList().ForEach(Live);
        }
    }

    private static bool IsJson(CustomAttribute attribute) => attribute.AttributeType.Name == "JsonConverterAttribute";

    private static bool IsPageHandler(TypeDefinition type, MethodDefinition method) =>
        Regex.IsMatch(method.Name, "^On(Get|Post)") && Kinds(type).Any(kind => kind.Name == "PageModel");

    private void Follow(MethodDefinition method)
    {
        Live(method.DeclaringType.IsValueType ? method.DeclaringType : null);
        Mark(method.DeclaringType.Methods.FirstOrDefault(other => other.IsConstructor && other.IsStatic));
        Live(method.ReturnType);
        if (!method.HasBody)
        {
            return;
        }

        foreach (var instruction in method.Body.Instructions)
        {
            switch (instruction.Operand)
            {
                case MethodReference called:
                    Call(called);
                    break;
                case FieldReference { FieldType: var kind } used:
                    Live(kind);
                    if (Ours(used.DeclaringType) is not null && used.Resolve() is { } field)
                    {
                        fields.Add(field);
                        Mark(field.DeclaringType.Methods.FirstOrDefault(other => other.IsConstructor && other.IsStatic));
                    }

                    break;
                case TypeReference type:
                    Live(type);
                    break;
                case string text when Sql().IsMatch(text):
                    words.UnionWith(Word().Matches(text).Select(match => match.Value));
                    break;
                default:
                    break;
            }
        }
    }

    private void Call(MethodReference called)
    {
        if (called is GenericInstanceMethod { GenericArguments: var arguments })
        {
            arguments.ToList().ForEach(Live);
            // By a name, as ASP.NET does.
            if (called.Name == "UseMiddleware" && Ours(arguments[0]) is { } middleware)
            {
                Mark(middleware.Methods.Single(method => method.Name == "InvokeAsync"));
            }

            // A route's answer, what is stored as JSON: all of it is written.
            if (called.DeclaringType.Name is "ApiRoutes" or "JsonSerializer")
            {
                arguments.ToList().ForEach(Write);
            }
        }

        (called.DeclaringType as GenericInstanceType)?.GenericArguments.ToList().ForEach(Live);
        if (called.Name is "Serialize" && called.DeclaringType.Name is "JsonSerializer")
        {
            called.Parameters.Select(parameter => parameter.ParameterType).ToList().ForEach(Write);
        }

        if (called.Name == ".ctor")
        {
            Live(called.DeclaringType);
        }

        if (Ours(called.DeclaringType) is not null)
        {
            Mark(called.Resolve());
        }
    }

    private void Write(TypeReference reference)
    {
        foreach (var part in Parts(reference))
        {
            if (Ours(part) is { } type && written.Add(type))
            {
                type.Properties.Select(property => property.PropertyType).ToList().ForEach(Write);
            }
        }
    }

    // Overrides and implementations of what is outside the house, or of what is reached in it.
    private void MarkCalledByOthers(TypeDefinition type)
    {
        var interfaces = Above(type).SelectMany(each => each.Interfaces).Select(made => made.InterfaceType).ToList();
        foreach (var method in type.Methods.Where(method => (method.IsVirtual || method.IsStatic) && !methods.Contains(method)))
        {
            var from = Above(type).Skip(1).Select(each => Same(each, method)).OfType<MethodDefinition>();
            var asked = interfaces
                .Select(Ours)
                .OfType<TypeDefinition>()
                .Select(each => Same(each, method))
                .OfType<MethodDefinition>()
                .ToList();
            var declared = from.Concat(asked).ToList();
            if (declared.Count == 0 ? method.IsVirtual && !method.IsAbstract : declared.Exists(methods.Contains))
            {
                Mark(method);
            }
        }
    }

    private static MethodDefinition? Same(TypeDefinition type, MethodDefinition method) =>
        type.Methods.FirstOrDefault(other =>
            other.IsVirtual
            && other.Parameters.Count == method.Parameters.Count
            && (other.Name == method.Name || method.Name.EndsWith("." + other.Name, StringComparison.Ordinal))
        );

    // The type and those of ours that it is made from, and the interfaces' own bases.
    private IEnumerable<TypeDefinition> Above(TypeDefinition type)
    {
        for (TypeDefinition? each = type; each is not null; each = Ours(each.BaseType))
        {
            yield return each;
        }
    }

    private static bool IsFoundByKind(TypeDefinition type) =>
        !type.IsAbstract && Kinds(type).Any(kind => FoundByKind.Contains(kind.GetElementType().FullName));

    private static IEnumerable<TypeReference> Kinds(TypeDefinition type)
    {
        for (var each = type; each is not null; each = each.BaseType?.Resolve())
        {
            if (each.BaseType is { } from)
            {
                yield return from;
            }

            foreach (var made in each.Interfaces)
            {
                yield return made.InterfaceType;
            }
        }
    }

    private static IEnumerable<string> ArgumentsOf(TypeDefinition type) =>
        type
            .Interfaces.Select(made => made.InterfaceType)
            .Append(type.BaseType)
            .OfType<GenericInstanceType>()
            .Where(kind => FoundByArgument.Any(found => kind.FullName.StartsWith(found, StringComparison.Ordinal)))
            .Select(kind => kind.GenericArguments[0].GetElementType().FullName);

    private TypeDefinition? Ours(TypeReference? reference) =>
        reference is null or GenericParameter ? null
        : reference.GetElementType() is { } plain && ours.Contains(AssemblyOf(plain)) ? plain.Resolve()
        : null;

    private static string AssemblyOf(TypeReference type) =>
        type.Scope is ModuleDefinition module ? module.Assembly.Name.Name : type.Scope?.Name ?? "";

    private static IEnumerable<TypeReference> Parts(TypeReference? type) =>
        type switch
        {
            null or GenericParameter => [],
            GenericInstanceType made => made.GenericArguments.SelectMany(Parts).Prepend(made.ElementType),
            TypeSpecification around => Parts(around.ElementType),
            _ => [type],
        };

    [GeneratedRegex(@"\b(select|insert into|update|trigger)\b")]
    private static partial Regex Sql();

    [GeneratedRegex("[a-z_]+")]
    private static partial Regex Word();
}
