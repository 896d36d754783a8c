using Microsoft.AspNetCore.Http;

namespace Fund.Web;

/// <summary>Addresses of the kit's own files, with a version so that browsers may keep them for ever.</summary>
internal static class Assets
{
    private static readonly string Version = typeof(Assets).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..12];

    /// <summary>The address of a file under wwwroot.</summary>
    public static string Href(HttpRequest request, string file) => $"{request.PathBase}/_content/Fund.Web/{file}?v={Version}";
}
