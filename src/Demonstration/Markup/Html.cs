using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Fund.Demonstration.Markup;

/// <summary>The frame around the demonstration's few pages.</summary>
internal static class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Text as it may stand in a page or an attribute.</summary>
    public static string Encode(string? text) => Encoder.Encode(text ?? "");

    /// <summary>A whole page. The title is encoded here, the content is not.</summary>
    public static IResult Page(string title, string content) =>
        new PageResult(
            $$"""
            <!DOCTYPE html>
            <html lang="sv">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{Encode(title)}}</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 1.0625rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem; }
            .band { background: #a4000f; color: #fff; margin: 0; padding: .5rem 1rem; border-radius: .25rem; }
            h1 { font-size: 1.75rem; } h2 { font-size: 1.25rem; margin-top: 2rem; }
            ul.persons { list-style: none; padding: 0; }
            ul.persons a { display: block; padding: .75rem 1rem; border: 1px solid GrayText; border-radius: .25rem; margin: .5rem 0; }
            ul.persons a { text-decoration: none; color: inherit; }
            ul.persons a:hover strong, ul.persons a:focus-visible strong { text-decoration: underline; }
            a:focus-visible, summary:focus-visible { outline: 3px solid; outline-offset: 2px; }
            article { border-top: 1px solid GrayText; padding: .5rem 0; }
            article h2 { margin: .5rem 0 0; } article p { margin: .25rem 0; }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
            iframe { width: 100%; min-height: 20rem; border: 1px solid GrayText; background: #fff; }
            </style>
            </head>
            <body>
            <header><p class="band">Demonstration: påhittade personer, ingen riktig inloggning, ingen post lämnar datorn.</p></header>
            <main>
            <h1>{{Encode(title)}}</h1>
            {{content}}
            </main>
            </body>
            </html>
            """
        );

    private sealed class PageResult(string html) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "text/html; charset=utf-8";
            httpContext.Response.Headers.CacheControl = "no-store";
            httpContext.Response.Headers.ContentSecurityPolicy =
                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";
            httpContext.Response.Headers.XContentTypeOptions = "nosniff";
            return httpContext.Response.WriteAsync(html);
        }
    }
}
