using System.Text.Json.Nodes;

namespace Fund.Tests.Running;

/// <summary>Files of the repository that tests read.</summary>
internal static class Documents
{
    public static string Root { get; } = FindRoot();

    public static string PluginFolder => Path.Combine(Root, "artifacts", "plugins");

    /// <summary>The made-up municipality under another key.</summary>
    public static string Lingonby(string key) => Municipality("lingonby", key);

    /// <summary>A municipality made up for tests, under another key.</summary>
    public static string Municipality(string file, string key)
    {
        var document = JsonNode.Parse(MunicipalityText(file))!;
        document["key"] = key;
        return document.ToJsonString();
    }

    /// <summary>A municipality made up for tests, as its file stands.</summary>
    public static string MunicipalityText(string file) =>
        File.ReadAllText(Path.Combine(Root, "tests", "Fund.Tests", "Municipalities", file + ".json"));

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
