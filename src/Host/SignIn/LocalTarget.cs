namespace Fund.Host.SignIn;

/// <summary>Where one goes on afterwards: only within this service, or a foreign address would make the way there a springboard.</summary>
internal static class LocalTarget
{
    public static string Of(HttpContext context, string? target) =>
        target is { Length: > 0 }
        && target[0] == '/'
        && (target.Length == 1 || (target[1] != '/' && target[1] != '\\'))
        && Uri.IsWellFormedUriString(target, UriKind.Relative)
            ? target
            : context.Request.PathBase + "/";
}
