using Fund.Demonstration.Mail;
using Fund.Demonstration.Markup;
using Fund.Demonstration.Settings;
using Fund.Demonstration.SignIn;

namespace Fund.Demonstration;

/// <summary>
/// The demonstration as one web application: an OpenID Connect provider without passwords and a mail server that keeps what it gets.
/// Settings: `urls`; `SignIn:ClientId`, `SignIn:ClientSecret` (the host's own); `Demonstration:SmtpPort`; `Demonstration:Persons` (a file),
/// `Demonstration:Municipalities` (a folder with demonstration.json files).
/// </summary>
public static class DemonstrationServer
{
    /// <summary>Builds it; start it with StartAsync or RunAsync. Port 0 takes a free one.</summary>
    /// <param name="args">Settings as a command line: `--urls=http://127.0.0.1:0`.</param>
    /// <exception cref="InvalidDemonstration">It would be reachable from outside this machine, or lacks a setting.</exception>
    public static WebApplication Build(params string[] args)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ApplicationName = "Fund.Demonstration",
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.WebHost.UseUrls(Loopback.Addresses(builder.Configuration));
        // A foreign name that resolves to 127.0.0.1 must not make a stranger's page part of this one.
        builder.Configuration["AllowedHosts"] = "localhost;127.0.0.1;[::1]";
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(Persons.Read(builder.Configuration));
        builder.Services.AddSingleton<ReceivedMails>();
        builder.Services.AddSingleton<MailServer>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MailServer>());
        builder.Services.AddOpenIdProvider(builder.Configuration);

        var app = builder.Build();
        app.UseAuthentication();
        app.MapGet(
            "/",
            () =>
                Html.Page(
                    "Fund – demonstration",
                    """<p>Här <a href="/post">ligger posten</a> som Fund skickar. Logga in gör du i Fund.</p>"""
                )
        );
        app.MapGet("/health", () => "ok");
        app.MapChoiceOfPerson();
        app.MapMails();
        return app;
    }
}
