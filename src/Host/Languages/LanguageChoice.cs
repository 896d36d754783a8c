using Fund.Contracts.Languages;
using Fund.Host.SignIn;

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
        + Uri.EscapeDataString(request.PathBase + request.Path + (HttpMethods.IsGet(request.Method) ? request.QueryString : default));

    public static void Map(WebApplication app) =>
        app.MapGet(
                "/sprak/{language:regex(^(sv|en)$)}",
                (HttpContext context, string language, string? till) =>
                {
                    context.Response.Cookies.Append(
                        Cookie,
                        language,
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

    private static bool ReadsEnglish(HttpRequest request) =>
        IsApi(request.Path)
            ? request.GetTypedHeaders().AcceptLanguage is { Count: > 0 } wished
                && wished.OrderByDescending(one => one.Quality ?? 1).First() is { Value.Value: { } first }
                && first.StartsWith("en", StringComparison.OrdinalIgnoreCase)
            : request.Cookies[Cookie] == "en";

    // The municipality is not yet taken from the address: /api/v1/… or /municipality/api/v1/….
    private static bool IsApi(PathString path) =>
        path.Value!.Split('/', 4, StringSplitOptions.RemoveEmptyEntries) is [var first, ..] parts
        && (first == "api" || (parts.Length > 1 && parts[1] == "api"));
}
