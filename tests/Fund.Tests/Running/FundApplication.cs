using Autofac;
using Fund.Host;
using Fund.Host.Verification;
using Fund.Platform.Time;
using Hangfire.Logging;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;

namespace Fund.Tests.Running;

/// <summary>
/// The host as it is deployed, listening on a free port of this machine, on the test's database, with a clock that can be moved.
/// </summary>
internal sealed class FundApplication : IAsyncDisposable
{
    private readonly WebApplication app;

    public FundApplication(TestDatabase database, params string[] settings)
    {
        Database = database;
        string[] standard =
        [
            "--environment=Development",
            "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=Warning",
            $"--FUND_DATABASE={database.App}",
            $"--FUND_DATABASE_OWNER={database.Owner}",
            "--FUND_DATABASE_JOBS=",
            "--Demonstration:Enabled=true",
            "--SignIn:Authority=http://127.0.0.1:1/",
            "--SignIn:ClientId=fund",
            "--SignIn:ClientSecret=fund",
            $"--Plugins:Folder={TestFiles.PluginFolder}",
        ];
        app = FundHost.Build([.. standard, .. settings]);
    }

    public IServiceProvider Services => app.Services;

    public TestDatabase Database { get; }

    public ILifetimeScope Root => Services.GetRequiredService<ILifetimeScope>();

    public FundClock Clock => Services.GetRequiredService<FundClock>();

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Urls.First());

    public Task StartAsync() => app.StartAsync();

    public Task MoveClockAsync(DateTimeOffset to) =>
        Clock.MoveToAsync(to, Services.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);

    /// <summary>
    /// What `Fund.Host verify` asks: the rows of every municipality are as they must be (F-12). Asked at the end of everything that moves
    /// money.
    /// </summary>
    public async Task ProveAsync() =>
        (await Verification.AskAsync(Services, CancellationToken.None))
            .SelectMany(proved => proved.Faults.Select(fault => $"{proved.Municipality}: {fault}"))
            .ShouldBeEmpty();

    public async ValueTask DisposeAsync()
    {
        // Hangfire logs through one provider in the whole process: the one of the house that closes must not be left to the others.
        LogProvider.SetCurrentLogProvider(null);
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
