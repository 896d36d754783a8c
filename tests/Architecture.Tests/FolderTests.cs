using Mono.Cecil;
using Shouldly;
using Xunit;

namespace Architecture.Tests;

/// <summary>Folders a stranger can walk: whom a folder knows does not know it (true-house.md 4).</summary>
public sealed class FolderTests
{
    public static TheoryData<string> Projects => [.. Compiled.Assemblies.Select(assembly => assembly.Name.Name)];

    [Theory(DisplayName = "F-49 The folders of a project form no circle")]
    [MemberData(nameof(Projects))]
    public void No_circle(string project)
    {
        var assembly = Compiled.Assemblies.Single(each => each.Name.Name == project);
        var uses = Edges(assembly);
        Circles(uses).ShouldBeEmpty();
    }

    /// <summary>Each folder of the platform knows only those before it (true-house.md 4).</summary>
    private static readonly string[] Layers =
    [
        "Modules",
        "Tracing",
        "Tenancy",
        "Persistence",
        "Catalogue",
        "Time",
        "Audit",
        "Outbox",
        "Tasks",
        "Works",
        "Files",
        "Numbers",
        "Setup",
        "Load",
        "Plugins",
        "Process",
        "Admission",
        "Pipeline",
        "Requests",
        "Jobs",
        "Api",
        "",
    ];

    [Fact(DisplayName = "F-49 The platform stands in layers: no folder knows one above it")]
    public void Layered()
    {
        var edges = Edges(Compiled.Assemblies.Single(each => each.Name.Name == "Fund.Platform"));
        edges.Keys.Concat(edges.Values.SelectMany(known => known.Keys)).Distinct().Except(Layers).ShouldBeEmpty("not in the list");
        var upward =
            from here in edges
            from there in here.Value
            where Array.IndexOf(Layers, there.Key) > Array.IndexOf(Layers, here.Key)
            select $"{here.Key} knows {there.Key}: {there.Value}";
        upward.ShouldBeEmpty();
    }

    // From folder to folder, with one pair of types that shows it.
    private static Dictionary<string, Dictionary<string, string>> Edges(AssemblyDefinition assembly)
    {
        var pages = PageFolders(assembly);
        var edges = new Dictionary<string, Dictionary<string, string>>();
        foreach (var type in Compiled.Types(assembly))
        {
            var from = Compiled.Outermost(type);
            foreach (var used in Compiled.Uses(type))
            {
                if (used.Scope is not ModuleDefinition || used.Resolve() is not { } found)
                {
                    continue;
                }

                var to = Compiled.Outermost(found);
                var (here, there) = (Folder(from, assembly, pages), Folder(to, assembly, pages));
                if (here is null || there is null || here == there || IsMade(here))
                {
                    continue;
                }

                edges.TryAdd(here, []);
                edges[here].TryAdd(there, $"{from.Name} > {to.Name}");
            }
        }

        return edges;
    }

    private static string? Folder(TypeDefinition type, AssemblyDefinition assembly, Dictionary<string, string> pages)
    {
        if (pages.TryGetValue(type.FullName, out var folder))
        {
            return folder;
        }

        var root = assembly.Name.Name;
        return type.Namespace == root ? ""
            : type.Namespace.StartsWith(root + ".", StringComparison.Ordinal) ? type.Namespace[(root.Length + 1)..]
            : null;
    }

    // A page is compiled into a class outside the namespaces; the attribute of the assembly says where its file stands.
    private static Dictionary<string, string> PageFolders(AssemblyDefinition assembly) =>
        assembly
            .CustomAttributes.Where(attribute => attribute.AttributeType.Name == "RazorCompiledItemAttribute")
            .ToDictionary(
                attribute => ((TypeReference)attribute.ConstructorArguments[0].Value).FullName,
                attribute =>
                    string.Join(
                        '.',
                        ((string)attribute.ConstructorArguments[2].Value).Split('/', StringSplitOptions.RemoveEmptyEntries)[..^1]
                    )
            );

    // Migrations are written by a tool.
    private static bool IsMade(string folder) => folder.EndsWith("Migrations", StringComparison.Ordinal);

    private static List<string> Circles(Dictionary<string, Dictionary<string, string>> uses)
    {
        var found = new List<string>();
        foreach (var component in Components(uses).Where(component => component.Count > 1))
        {
            found.AddRange(
                from here in component.Order()
                from there in uses[here]
                where component.Contains(there.Key)
                orderby here, there.Key
                select $"{here} knows {there.Key}: {there.Value}"
            );
        }

        return found;
    }

    // Folders that reach each other (Kosaraju: few nodes, so plain reachability).
    private static IEnumerable<HashSet<string>> Components(Dictionary<string, Dictionary<string, string>> uses)
    {
        var reach = uses.Keys.ToDictionary(folder => folder, folder => Reach(folder, uses));
        var seen = new HashSet<string>();
        foreach (var folder in uses.Keys.Where(folder => !seen.Contains(folder)))
        {
            var circle = reach[folder]
                .Where(other => reach.TryGetValue(other, out var back) && back.Contains(folder))
                .Append(folder)
                .ToHashSet();
            seen.UnionWith(circle);
            yield return circle;
        }
    }

    private static HashSet<string> Reach(string folder, Dictionary<string, Dictionary<string, string>> uses)
    {
        var reached = new HashSet<string>();
        var left = new Stack<string>([folder]);
        while (left.TryPop(out var next))
        {
            foreach (var other in uses.TryGetValue(next, out var known) ? known.Keys : Enumerable.Empty<string>())
            {
                if (reached.Add(other))
                {
                    left.Push(other);
                }
            }
        }

        return reached;
    }
}
