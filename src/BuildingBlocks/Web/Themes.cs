namespace Fund.Web;

/// <summary>
/// The colour themes that a municipality chooses among. Each is one generated css file with contrast-safe scales, light and dark.
/// </summary>
public static class Themes
{
    /// <summary>The theme where none is chosen.</summary>
    public const string Default = "granit";

    /// <summary>The names, which are also the file names, in Swedish order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    ["bla", "granit", "hav", "honung", "ljung", "magenta", "plommon", "skog", "tegel", "turkos"];

    /// <summary>
    /// The name itself when there is such a theme, otherwise the default: an address in a page is never made of unknown text.
    /// </summary>
    internal static string Existing(string? name) => name is not null && Names.Contains(name, StringComparer.Ordinal) ? name : Default;
}
