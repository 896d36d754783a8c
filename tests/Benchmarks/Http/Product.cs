using System.Security.Claims;
using Fund.Host;
using Fund.Host.Demonstrations;
using Fund.Host.Seeding;
using Fund.Platform.Persistence;
using Fund.Tests.Running;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Benchmarks.Http;

/// <summary>The host as it runs in production, on Kestrel, with a coordinator who has signed in.</summary>
internal sealed class Product : IAsyncDisposable
{
    public const string Municipality = "lingonby";
    public const string Coordinator = "lingonby-samordnare";

    private readonly WebApplication app;

    private readonly Lazy<string> cookie;

    private Product(WebApplication app)
    {
        this.app = app;
        cookie = new(WithForm);
    }

    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Urls.First());

    /// <summary>
    /// The header that a browser of the coordinator sends: the cookie that signing in gives, and the one against forgery that the first
    /// page
    /// gave.
    /// </summary>
    public string Cookie => cookie.Value;

    private string WithForm()
    {
        var signedIn = SignedIn();
        using var connection = new Connection(Address);
        return $"{signedIn}; {connection.AskCookie(Connection.Request($"/{Municipality}/arenden", signedIn))}";
    }

    private string SignedIn()
    {
        var options = app
            .Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var person = new ClaimsPrincipal(
            new ClaimsIdentity([new Claim("sub", Coordinator), new Claim("name", "Sara Samordnare")], "oidc", "name", null)
        );
        var now = TimeProvider.System.GetUtcNow();
        var ticket = new AuthenticationTicket(
            person,
            new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(9) },
            CookieAuthenticationDefaults.AuthenticationScheme
        );
        return $"Cookie: {options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }

    /// <summary>The header that another system sends for her.</summary>
    public static string Bearer => $"Authorization: Bearer {ManyCases.Token}";

    /// <summary>Migrates an empty database, starts the municipality in it and fills it; answers the municipality's number.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cases">How many cases.</param>
    public static async Task<int> PrepareAsync(BenchmarkDatabase database, int cases)
    {
        await using var built = Build(database.App);
        await built.Services.GetRequiredService<Migrator>().RunAsync(database.Owner, CancellationToken.None);
        var started = await MunicipalityStart.RunAsync(built.Services, TestFiles.Lingonby(Municipality), CancellationToken.None);
        await LoadSeed.FillAsync(built.Services, started, cases, CancellationToken.None);
        return started.Id.Value;
    }

    public static async Task<Product> StartAsync(string connectionString)
    {
        var built = Build(connectionString);
        await built.StartAsync();
        return new Product(built);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static WebApplication Build(string connectionString) =>
        FundHost.Build([
            "--environment=Production",
            "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=Warning",
            $"--FUND_DATABASE={connectionString}",
            "--FUND_DATABASE_JOBS=",
            // Asked for its metadata only when somebody is sent there.
            "--SignIn:Authority=https://sign-in.example/",
            "--SignIn:ClientId=fund",
            "--SignIn:ClientSecret=fund",
            $"--Plugins:Folder={TestFiles.PluginFolder}",
        ]);
}
