namespace Fund.Plugins.Runtime.Manifest;

/// <summary>The runtime's own assemblies: the only ones, beside the SDK, that a plugin shares with the host.</summary>
internal static class Framework
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>
    /// Is it the runtime's? By name as well as by file: in a self-contained host the application's assemblies lie in the same folder.
    /// </summary>
    public static bool Has(string name) =>
        (name.StartsWith("System.", StringComparison.OrdinalIgnoreCase) || name is "System" or "netstandard" or "mscorlib")
        && File.Exists(Path.Combine(Folder, name + ".dll"));
}
