using Fund.Host.Seeding;
using Fund.Platform.Catalogue;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fund.Tests.Running;

/// <summary>A database and a host that runs on it.</summary>
internal sealed class House : IAsyncDisposable
{
    private House(TestDatabase database, FundApplication application) => (Database, Application) = (database, application);

    public TestDatabase Database { get; }

    public FundApplication Application { get; }

    public static async Task<House> BuildAsync(TestDatabase migrated, IReadOnlyList<string> settings)
    {
        var application = new FundApplication(migrated, [.. settings]);
        await application.StartAsync();
        return new House(migrated, application);
    }

    /// <summary>A municipality from a document; started twice it gets only what it lacks.</summary>
    public async Task<MunicipalityInTest> StartMunicipalityAsync(string document) =>
        new(Application, await MunicipalityStart.RunAsync(Application.Services, document, CancellationToken.None));

    /// <summary>As if newly built: no row, and the clock shows what the machine's shows.</summary>
    public async Task EmptyAsync()
    {
        await Database.EmptyAsync();
        await Application.Clock.ReadAsync(Application.Services.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);
        Application.Services.GetRequiredService<MunicipalityCatalogue>().Forget();
    }

    public ValueTask DisposeAsync() => Application.DisposeAsync();
}
