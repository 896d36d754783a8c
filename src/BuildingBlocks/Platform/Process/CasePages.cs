using System.Collections.Frozen;
using System.Reflection;
using Fund.Contracts.Messages;
using Fund.Platform.Modules;
using Microsoft.AspNetCore.Razor.Hosting;

namespace Fund.Platform.Process;

/// <summary>What a page of a case asks of those who open it.</summary>
/// <param name="Permission">What it declares.</param>
/// <param name="Does">The message that it is the page of; null for one that is read.</param>
public sealed record CasePage(Permission Permission, Type? Does);

/// <summary>The pages of a case that this host's modules have, by their path below it, found in what was compiled.</summary>
public sealed class CasePages(ModuleList modules)
{
    private const string Root = "/arenden/{caseNumber}/";

    private readonly FrozenDictionary<string, CasePage> known = modules
        .All.Select(module => module.GetType().Assembly)
        .Distinct()
        .SelectMany(Of)
        .ToFrozenDictionary(page => page.Path, page => page.Page, StringComparer.Ordinal);

    /// <summary>Their paths, "rapport".</summary>
    public IEnumerable<string> Paths => known.Keys;

    /// <summary>The page at a path below the case, "rapport"; null when there is none.</summary>
    public CasePage? Find(string path) => known.GetValueOrDefault(path);

    private static IEnumerable<(string Path, CasePage Page)> Of(Assembly assembly) =>
        from item in assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
        from named in item.Type.GetCustomAttributes<RazorCompiledItemMetadataAttribute>()
        where named.Key == "RouteTemplate" && named.Value.StartsWith(Root, StringComparison.Ordinal)
        where !named.Value[Root.Length..].Contains('{', StringComparison.Ordinal)
        let model = item.Type.GetProperty("Model")?.PropertyType
        let requires = model?.GetCustomAttribute<RequiresAttribute>()
        where requires is not null
        select (named.Value[Root.Length..], new CasePage(requires.Permission, model!.GetCustomAttribute<DoesAttribute>()?.Message));
}
