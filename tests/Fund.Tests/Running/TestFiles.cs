using System.Text.Json.Nodes;

namespace Fund.Tests.Running;

/// <summary>Files of the repository that tests read.</summary>
internal static class TestFiles
{
    public static string Root { get; } = FindRoot();

    public static string PluginFolder => Path.Combine(Root, "artifacts", "plugins");

    /// <summary>The made-up municipality under another key.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="change">What its rule version says otherwise; null for nothing.</param>
    /// <param name="more">Further rule versions, each as the first one changed: another fund.</param>
    public static string Lingonby(string key, Action<JsonNode>? change = null, params Action<JsonNode>[] more) =>
        Municipality("lingonby", key, change, more);

    /// <summary>A municipality made up for tests, under another key.</summary>
    public static string Municipality(string file, string key, Action<JsonNode>? change = null, params Action<JsonNode>[] more)
    {
        var document = JsonNode.Parse(MunicipalityText(file))!;
        document["key"] = key;
        var versions = document["ruleVersions"]!.AsArray();
        foreach (var another in more)
        {
            var version = versions[0]!.DeepClone();
            another(version["profile"]!);
            versions.Add(version);
        }

        change?.Invoke(versions[0]!["profile"]!);
        return document.ToJsonString();
    }

    /// <summary>A municipality made up for tests, as its file stands.</summary>
    public static string MunicipalityText(string file) =>
        File.ReadAllText(Path.Combine(Root, "tests", "Fund.Tests", "Municipalities", file + ".json"));

    /// <summary>The only rule version that a municipality's plugin brings, as its file stands.</summary>
    public static string ProfileText(string plugin) =>
        File.ReadAllText(Directory.GetFiles(Path.Combine(Root, "src", "Plugins", plugin, "profiles"), "*.json").Single());

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Fund.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}
