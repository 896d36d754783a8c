using System.Reflection;
using System.Text.Json;
using Fund.Contracts.Messages;
using Fund.Platform.Modules;
using Fund.Process.Profiles;

namespace Fund.Platform.Process;

/// <summary>
/// What the modules of this host have that a profile can name, found in what was compiled: operations with their fields, pages of a case.
/// </summary>
public static class Product
{
    /// <summary>The words.</summary>
    public static ProductWords WordsOf(ModuleList modules)
    {
        ArgumentNullException.ThrowIfNull(modules);
        var assemblies = modules.All.Select(module => module.GetType().Assembly).Distinct().ToList();
        return new ProductWords(
            assemblies
                .SelectMany(assembly => assembly.GetTypes())
                .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IOperation)))
                .ToDictionary(type => type.Name, FieldsOf),
            new CasePages(modules).Paths.ToHashSet(),
            modules.All.Where(module => module.Optional).Select(module => module.Key).ToHashSet(),
            modules
                .All.SelectMany(module =>
                    module
                        .Menu.Select(entry => (entry.Path, entry.Label))
                        .Concat(module.CaseTabs.Select(tab => (tab.Path, tab.Label)))
                        .Concat(Covered(module))
                )
                .Where(page => page.Path.Length > 0)
                .ToDictionary(page => page.Path, page => page.Label),
            assemblies
                .Append(typeof(Product).Assembly)
                .SelectMany(assembly => assembly.GetTypes())
                .Select(type => type.GetCustomAttribute<ByItselfAttribute>())
                .OfType<ByItselfAttribute>()
                .ToDictionary(does => does.Key, does => does.Words)
        );
    }

    private static IEnumerable<(string Path, string Label)> Covered(IModule module) =>
        from tab in module.CaseTabs
        from page in tab.Covers
        where page.Label is not null
        select (page.Path, page.Label);

    private static IReadOnlySet<string> FieldsOf(Type operation) =>
        operation
            .GetProperties()
            .Where(property => property.Name != nameof(IAboutCase.CaseNumber))
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
            .ToHashSet();
}
