using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Fund.Finance.Costs.Import;

/// <summary>
/// Lets who may book costs send a larger file than others can: before anything is read of it, so that a stranger's is refused like any
/// other (BAD-13).
/// </summary>
/// <param name="bytes">The largest request.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LargeFileFilterAttribute(long bytes) : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>After the limits of the form, before the form is read.</summary>
    public int Order => 950;

    /// <inheritdoc/>
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var size = context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (size is { IsReadOnly: false } && context.HttpContext.RequestServices.GetRequiredService<Actor>().May(Permission.ManageFinance))
        {
            size.MaxRequestBodySize = bytes;
        }
    }
}
