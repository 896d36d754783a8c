using Fund.Contracts.Languages;
using Fund.Host.SignIn;
using Microsoft.AspNetCore.Diagnostics;

namespace Fund.Host.Languages;

/// <summary>
/// In which language the answer is read. People choose it on any page, and the browser remembers; a system says it with Accept-Language. A
/// browser's own wish does not count: most are set to English by those who never chose.
/// </summary>
internal sealed class LanguageChoice(RequestDelegate next)
{
    private const string Cookie = "fund-sprak";
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    public async Task InvokeAsync(HttpContext context)
    {
        using var spoken = ReadersLanguage.Speak(ReadsEnglish(context.Request) ? Language.English : Language.Swedish);
        await next(context);
    }

    /// <summary>The address at which a language is chosen, before coming back.</summary>
    public static string Href(Language language, HttpRequest request) =>
        $"~/sprak/{(language == Language.English ? "en" : "sv")}?till="
        + Uri.EscapeDataString(
            // A page that tells of a fault stands at the address that was asked for.
            request.HttpContext.Features.Get<IStatusCodeReExecuteFeature>()
                is { } asked
                ? asked.OriginalPathBase + asked.OriginalPath
                : request.PathBase + request.Path + (HttpMethods.IsGet(request.Method) ? request.QueryString : default)
        );

    public static void Map(WebApplication app) =>
        app.MapGet(
                "/sprak/{language:regex(^(sv|en)$)}",
                (HttpContext context, string language, string? till) =>
                {
                    context.Response.Cookies.Append(
                        Cookie,
                        language.ToLowerInvariant(),
                        new CookieOptions
                        {
                            HttpOnly = true,
                            IsEssential = true,
                            MaxAge = Remembered,
                            Path = "/",
                            SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
                            Secure = context.Request.IsHttps,
                        }
                    );
                    return Results.LocalRedirect(LocalTarget.Of(context, till));
                }
            )
            .WithMetadata(OpenToAll.Instance);

    private static bool IsOf(string wished, string language) => wished.StartsWith(language, StringComparison.OrdinalIgnoreCase);

    private static bool ReadsEnglish(HttpRequest request) =>
        IsApi(request.Path)
            ? request.GetTypedHeaders().AcceptLanguage is { Count: > 0 } wished
                && wished
                    .Where(one => one.Quality is not 0)
                    .OrderByDescending(one => one.Quality ?? 1)
                    .Select(one => one.Value.Value ?? "")
                    .FirstOrDefault(one => IsOf(one, "sv") || IsOf(one, "en"))
                    is { } first
                && IsOf(first, "en")
            : request.Cookies[Cookie] == "en";

    // The municipality is not yet taken from the address: /api/v1/… or /municipality/api/v1/….
    private static bool IsApi(PathString path) =>
        path.Value!.Split('/', 4, StringSplitOptions.RemoveEmptyEntries) is [var first, ..] parts
        && (first == "api" || (parts.Length > 1 && parts[1] == "api"));
}
