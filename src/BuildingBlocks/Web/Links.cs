using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Fund.Web;

/// <summary>Addresses in components.</summary>
internal static class Links
{
    /// <summary>"~/x" under the request's base (the municipality's start), everything else as it is. Only what leads somewhere on the web is kept: "javascript:" is not.</summary>
    public static string? Resolve(HttpRequest request, string? href)
    {
        if (string.IsNullOrEmpty(href))
        {
            return null;
        }

        if (href.StartsWith("~/", StringComparison.Ordinal))
        {
            return request.PathBase + href[1..];
        }

        var colon = href.IndexOf(':', StringComparison.Ordinal);
        var hasScheme = colon >= 0 && href.AsSpan(0, colon).IndexOfAny('/', '?', '#') < 0;
        return !hasScheme || href.StartsWith("https:", StringComparison.OrdinalIgnoreCase) || href.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            || href.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || href.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)
            ? href
            : null;
    }

    /// <summary>The page shown, with these query values changed; null takes one away.</summary>
    public static string With(HttpRequest request, params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var query = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in changes)
        {
            query.Remove(name);
            if (value is not null)
            {
                query[name] = value;
            }
        }

        var address = QueryHelpers.AddQueryString(string.Empty, query);
        return address.Length == 0 ? "?" : address;
    }
}
