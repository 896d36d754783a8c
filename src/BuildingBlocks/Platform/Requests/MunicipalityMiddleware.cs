using Fund.Platform.Catalogue;
using Fund.Platform.Tenancy;
using Microsoft.AspNetCore.Http;

namespace Fund.Platform.Requests;

/// <summary>
/// First of all: which municipality is this about? Its own host name, or the first segment of the path, which then becomes the base of
/// every address,
/// so that pages and links need not know. An address that names none goes on without, and can reach no database.
/// </summary>
public sealed class MunicipalityMiddleware(RequestDelegate next)
{
    /// <summary>Finds the municipality and goes on.</summary>
    public async Task InvokeAsync(HttpContext context, MunicipalityCatalogue catalogue, CurrentMunicipality current)
    {
        if (await catalogue.FindByHostAsync(context.Request.Host.Host, context.RequestAborted) is { } byHost)
        {
            current.Enter(byHost);
        }
        else if (
            FirstSegment(context.Request.Path) is { } segment
            && await catalogue.FindAsync(segment, context.RequestAborted) is { } byPath
        )
        {
            current.Enter(byPath);
            context.Request.PathBase = context.Request.PathBase.Add("/" + segment);
            context.Request.Path = context.Request.Path.Value![(segment.Length + 1)..] is { Length: > 0 } rest ? rest : "/";
        }

        await next(context);
    }

    private static string? FirstSegment(PathString path)
    {
        var value = path.Value;
        if (value is null || value.Length < 2)
        {
            return null;
        }

        var end = value.IndexOf('/', 1);
        return end < 0 ? value[1..] : value[1..end];
    }
}
