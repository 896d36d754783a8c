namespace Fund.Host.Errors;

/// <summary>
/// The same walls around every answer: no foreign script, no framing, no guessing of types, nothing kept where others could find it.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action "
        + "'self'; base-uri 'none'; frame-ancestors 'none'";

    // The API's reference page and the job dashboard bring scripts and styles of their own; both are behind sign-in.
    private const string LoosePolicy =
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' "
        + "data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            var loose =
                path.Contains("/api/referens", StringComparison.Ordinal) || path.StartsWith("/drift/jobb", StringComparison.Ordinal);
            headers.ContentSecurityPolicy = loose ? LoosePolicy : Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            if (!path.StartsWith("/_content/", StringComparison.Ordinal) && headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    }
}
