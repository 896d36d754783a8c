using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Fund.Web;

/// <summary>Addresses in components.</summary>
internal static class Links
{
    /// <summary>
    /// "~/x" under the request's base (the municipality's start), everything else as it is. Only what leads somewhere on the web is kept:
    /// "javascript:" is not.
    /// </summary>
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
        return
            !hasScheme
            || href.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            || href.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            || href.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            || href.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)
            ? href
            : null;
    }

    /// <summary>The page shown, with these query values changed; null takes one away.</summary>
    public static string With(HttpRequest request, params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var changed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var added = new List<KeyValuePair<string, StringValues>>();
        foreach (var (name, value) in changes)
        {
            changed.Add(name);
            if (value is not null)
            {
                added.Add(new(name, value));
            }
        }

        var query = request.Query.Where(pair => !changed.Contains(pair.Key)).Concat(added);
        var address = QueryHelpers.AddQueryString(string.Empty, query);
        return address.Length == 0 ? "?" : address;
    }
}
