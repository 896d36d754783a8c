using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fund.Platform.Modules;
using Fund.Web;
using Microsoft.Extensions.WebEncoders;

namespace Fund.Host.Pages;

/// <summary>Razor Pages of the host and of every module: beside their handlers, behind a declared permission, gone where the module is switched off.</summary>
internal static class PageRegistrations
{
    public static void AddFundPages(this IServiceCollection services, ModuleList modules)
    {
        services.AddRazorPages(options =>
        {
            options.RootDirectory = "/";
            options.Conventions.ConfigureFilter(new RefusalFilter());
            options.Conventions.ConfigureFilter(new Microsoft.AspNetCore.Mvc.ServiceFilterAttribute(typeof(PageGate)));
        });
        services.AddScoped<PageGate>();
        services.AddScoped<FrameBuilder>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "fund-form";
            options.FormFieldName = "__RequestVerificationToken";
        });
        services.AddAuthorization();
        services.AddLocalization();
        // å, ä and ö as themselves, not as character references.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }
}
