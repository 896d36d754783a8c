using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fund.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;

namespace Fund.Web.Startup;

/// <summary>What the host registers for the pages' kit.</summary>
public static class FundWeb
{
    /// <summary>
    /// Adds the page frame, and lets å, ä and ö stand as they are in the HTML (still encoding everything that HTML reads as markup).
    /// </summary>
    public static IServiceCollection AddFundWeb(this IServiceCollection services)
    {
        services.TryAddScoped<PageFrame>();
        services.Replace(ServiceDescriptor.Singleton<ITagHelperFactory, TagHelperMaker>());
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        return services;
    }
}
