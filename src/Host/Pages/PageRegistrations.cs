using Fund.Platform.Modules;
using Fund.Web;
using Fund.Web.Startup;

namespace Fund.Host.Pages;

/// <summary>
/// Razor Pages of the host and of every module: beside their handlers, behind a declared permission, gone where the module is switched off.
/// </summary>
internal static class PageRegistrations
{
    public static void AddFundPages(this IServiceCollection services, ModuleList modules)
    {
        services.AddRazorPages(options =>
        {
            options.RootDirectory = "/";
            options.Conventions.ConfigureFilter(new RefusalFilter());
            options.Conventions.ConfigureFilter(new WholeFormFilter());
            options.Conventions.ConfigureFilter(new Microsoft.AspNetCore.Mvc.ServiceFilterAttribute(typeof(PageGate)));
        });
        services.AddScoped<PageGate>();
        services.AddScoped<FrameBuilder>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "fund-form";
            // One for all addresses: with one a municipality and one at the root, opening the second would spoil a form already open in the
            // first.
            options.Cookie.Path = "/";
            options.FormFieldName = "__RequestVerificationToken";
        });
        services.AddAuthorization();
        services.AddLocalization();
        services.AddFundWeb();
    }
}
