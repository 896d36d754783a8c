using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Fund.Host.Pages;

/// <summary>
/// Reads the form of a page before the filter against forgery does, which would say of one that is too large, or was cut off on its way,
/// that the page is too old (BAD-13).
/// </summary>
internal sealed class WholeFormFilter : IAsyncAuthorizationFilter, IOrderedFilter
{
    // What somebody may have taken for a file of costs. A browser hears no answer before it has sent all that it told.
    private const long HeardOut = 200_000_000;

    /// <summary>After what raises the limits of a page, before the filter against forgery (1000).</summary>
    public int Order => 975;

    /// <inheritdoc/>
    /// <exception cref="BadHttpRequestException">It is larger than may be sent (413), or does not come whole.</exception>
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (!http.Request.HasFormContentType || http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            return;
        }

        var size = http.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (size is { IsReadOnly: false } && http.Request.ContentLength is { } told and <= HeardOut && told > size.MaxRequestBodySize)
        {
            if (http.User.Identity is { IsAuthenticated: true })
            {
                size.MaxRequestBodySize = told;
                await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
            }

            throw new BadHttpRequestException("The form is larger than may be sent.", StatusCodes.Status413PayloadTooLarge);
        }

        await http.Request.ReadFormAsync(http.RequestAborted);
    }
}
