using Autofac.Extensions.DependencyInjection;
using Fund.Documents;
using Fund.Host.Api;
using Fund.Host.Demonstrations;
using Fund.Host.Errors;
using Fund.Host.Health;
using Fund.Host.Jobs;
using Fund.Host.Languages;
using Fund.Host.Pages;
using Fund.Host.SignIn;
using Fund.Host.Startup;
using Fund.Platform;
using Fund.Platform.Jobs;
using Fund.Platform.Outbox;
using Fund.Platform.Persistence;
using Fund.Platform.Plugins;
using Fund.Platform.Requests;
using Fund.Platform.Time;
using Fund.Platform.Works;
using Fund.Plugins.Runtime.Packages;
using Npgsql;

namespace Fund.Host;

/// <summary>Composes the house: services, the order of the middleware, the endpoints. Owns no business.</summary>
internal static class FundHost
{
    public static WebApplication Build(string[] args)
    {
        // Named, so that pages are found also where a test starts the host.
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ApplicationName = typeof(FundHost).Assembly.GetName().Name }
        );
        var settings = HostSettings.Read(builder.Configuration, builder.Environment);
        var modules = Modules.All();

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 25 * 1024 * 1024;
        });
        // It warns that it makes answers uncacheable; every answer of ours is so already.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(_ => DataSource(settings.Database));
        var clock = new FundClock(settings.Demonstration);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(_ => PluginPackages.LoadFrom(settings.PluginFolder, clock));
        builder.Services.AddSingleton(_ => new PackageInstaller(settings.PluginFolder, clock));
        builder.Services.AddOptions<MailOptions>().BindConfiguration("Mail");
        builder.Services.AddOptions<WorkOptions>().BindConfiguration("Works");
        builder.Services.AddFundSignIn(settings);
        builder.Services.AddFundPages(modules);
        builder.Services.AddFundDocuments();
        builder.Services.AddFundApi();
        builder.Services.AddFundJobs(settings);
        builder.Services.AddFundHealth();
        builder.AddFundTelemetry();
        builder.Services.AddSingleton<StoryTeller>();
        builder.Services.AddHostedService<ClockReader>();
        builder.Services.AddHostedService<OutboxDelivery>();
        builder.Services.AddHostedService<WorkDelivery>();
        builder.Services.AddHostedService(services => services.GetRequiredService<StepTraces>());
        builder.Host.UseServiceProviderFactory(
            new AutofacServiceProviderFactory(container => container.RegisterPlatform(modules, typeof(FundHost).Assembly))
        );

        var app = builder.Build();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<LanguageChoice>();
        app.UseStatusCodePagesWithReExecute("/fel/{0}");
        app.UseMiddleware<ErrorResponses>();
        app.UseMiddleware<MunicipalityMiddleware>();
        app.UseStaticFiles();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<ActorMiddleware>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapFundSignIn();
        LanguageChoice.Map(app);
        app.MapFundHealth();
        app.MapFundJobs();
        app.MapFundApi(modules);
        app.MapProfileSchema(modules);
        app.MapRazorPages();
        return app;
    }

    public static async Task MigrateAsync(WebApplication app)
    {
        var settings = app.Services.GetRequiredService<HostSettings>();
        if (settings.OwnerDatabase.Length == 0)
        {
            throw new InvalidSettings(["FUND_DATABASE_OWNER is not set: the connection string of the role fund_owner, which migrates."]);
        }

        await app.Services.GetRequiredService<Migrator>().RunAsync(settings.OwnerDatabase, CancellationToken.None);
    }

    public static async Task RunAsync(WebApplication app)
    {
        await DatabaseRoleCheck.RunAsync(app.Services.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);
        await app.RunAsync();
    }

    // The house asks some hundreds of different things; what does not fit among the prepared is parsed and planned each time.
    private static NpgsqlDataSource DataSource(string connectionString) =>
        new NpgsqlDataSourceBuilder(
            new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 300, ApplicationName = "Fund" }.ConnectionString
        ).Build();
}
