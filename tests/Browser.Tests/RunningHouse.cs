using Fund.Demonstration;
using Fund.Demonstration.Mail;
using Fund.Host.Demonstrations;
using Fund.Platform.Persistence;
using Fund.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Browser.Tests.RunningHouse))]

namespace Browser.Tests;

/// <summary>The whole house with its demonstration provider, and a real Chromium to walk it with.</summary>
public class RunningHouse : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private WebApplication? provider;
    private FundApplication? host;
    private IPlaywright? playwright;

    /// <summary>Where screenshots are kept as build output.</summary>
    public static string Screenshots { get; } =
        Directory.CreateDirectory(Path.Combine(TestFiles.Root, "artifacts", "screenshots")).FullName;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Have the municipalities lived through their stories, or is there no case yet?</summary>
    protected virtual bool WithStories => false;

    internal FundApplication Host => host!;

    public string Address => Host.Address.ToString().TrimEnd('/');

    public async ValueTask InitializeAsync()
    {
        provider = DemonstrationServer.Build(
            "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=Warning",
            "--Demonstration:SmtpPort=0",
            "--SignIn:ClientId=fund",
            "--SignIn:ClientSecret=browser-tests",
            $"--Demonstration:Municipalities={TestFiles.PluginFolder}"
        );
        await provider.StartAsync();
        await database.CreateAsync();
        host = new FundApplication(
            database,
            $"--SignIn:Authority={provider.Urls.First()}/",
            "--SignIn:ClientSecret=browser-tests",
            "--Mail:Host=127.0.0.1",
            $"--Mail:Port={provider.Services.GetRequiredService<MailServer>().Port}"
        );
        await host.Services.GetRequiredService<Migrator>().RunAsync(database.Owner, CancellationToken.None);
        await host.StartAsync();
        await DemonstrationSeed.RunAsync(host.Services, CancellationToken.None, WithStories);

        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable("FUND_TEST_CHROMIUM") ?? "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>A person at a browser of their own.</summary>
    public async Task<Visitor> SignInAsync(string municipality, string subject, bool javaScript = true)
    {
        var visitor = await VisitAsync(javaScript);
        await visitor.Page.GotoAsync($"{Address}/{municipality}/logga-in");
        await visitor.Page.Locator($"a[href*='login_hint={subject}&'], a[href$='login_hint={subject}']").First.ClickAsync();
        await visitor.Page.WaitForURLAsync($"{Address}/{municipality}/**");
        return visitor;
    }

    /// <summary>Somebody who has not signed in.</summary>
    public async Task<Visitor> VisitAsync(bool javaScript = true)
    {
        var context = await Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                Locale = "sv-SE",
                ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
                JavaScriptEnabled = javaScript,
            }
        );
        context.SetDefaultTimeout(60_000);
        return new Visitor(await context.NewPageAsync(), Address, javaScript);
    }

    /// <summary>The operator moves the demonstration's clock, at the page for it.</summary>
    public async Task MoveClockAsync(string day)
    {
        await using var visitor = await VisitAsync();
        await visitor.Page.GotoAsync($"{Address}/drift/klocka");
        await visitor.Page.Locator("a[href*='login_hint=operator']").First.ClickAsync();
        await visitor.Page.WaitForURLAsync($"{Address}/drift/klocka");
        await visitor.FillAsync("Flytta till dagen", day);
        await visitor.PressAsync("Flytta klockan");
        await visitor.ReadsAsync($"Klockan visar nu {day}");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        if (provider is not null)
        {
            await provider.StopAsync();
            await provider.DisposeAsync();
        }

        await database.DisposeAsync();
    }
}

/// <summary>A house of one's own for those who move its clock or switch its modules.</summary>
public sealed class HouseOfItsOwn : RunningHouse;

/// <summary>Municipalities with three years behind them.</summary>
public sealed class LivedHouse : RunningHouse
{
    protected override bool WithStories => true;
}
