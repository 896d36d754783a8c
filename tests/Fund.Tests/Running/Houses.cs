using System.Collections.Concurrent;
using Fund.Platform.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fund.Tests.Running;

/// <summary>
/// Databases and hosts for the classes that need one to themselves for a while, since they move the clock, count every row or stop the
/// host. Each is lent to one class at a time and emptied before the next: that takes a twentieth of the time of a new one.
/// </summary>
internal sealed class Houses : IAsyncDisposable
{
    private readonly ConcurrentBag<House> freeHouses = [];
    private readonly ConcurrentBag<TestDatabase> freeDatabases = [];
    private readonly ConcurrentStack<IAsyncDisposable> made = [];
    private readonly Lazy<Task<TestDatabase>> template;

    public Houses() => template = new(MigratedAsync);

    /// <summary>A house that nobody else is in, without a municipality.</summary>
    public Task<House> BorrowAsync() => BorrowAsync([]);

    /// <summary>The same; with settings of its own it is built anew.</summary>
    public async Task<House> BorrowAsync(IReadOnlyList<string> settings)
    {
        if (settings.Count == 0 && freeHouses.TryTake(out var vacated))
        {
            await vacated.EmptyAsync();
            return vacated;
        }

        var built = await House.BuildAsync(await CopyAsync(), settings);
        made.Push(built);
        return built;
    }

    /// <summary>What is in it must prove itself; then others can have it.</summary>
    public async Task GiveBackAsync(House house, bool forOthers = true)
    {
        await house.Application.ProveAsync();
        if (forOthers)
        {
            freeHouses.Add(house);
        }
    }

    /// <summary>A migrated database without a row and without a host: for those who start hosts of their own.</summary>
    public async Task<TestDatabase> BorrowDatabaseAsync()
    {
        if (freeDatabases.TryTake(out var vacated))
        {
            await vacated.EmptyAsync();
            return vacated;
        }

        return await CopyAsync();
    }

    public void GiveBack(TestDatabase database) => freeDatabases.Add(database);

    /// <summary>Hosts first, then the databases under them.</summary>
    public async ValueTask DisposeAsync()
    {
        while (made.TryPop(out var last))
        {
            await last.DisposeAsync();
        }
    }

    private async Task<TestDatabase> CopyAsync()
    {
        var copy = new TestDatabase();
        await copy.CreateLikeAsync(await template.Value);
        made.Push(copy);
        return copy;
    }

    private async Task<TestDatabase> MigratedAsync()
    {
        var first = new TestDatabase();
        made.Push(first);
        await first.CreateAsync();
        await using (var host = new FundApplication(first))
        {
            await host.Services.GetRequiredService<Migrator>().RunAsync(first.Owner, CancellationToken.None);
        }

        NpgsqlConnection.ClearAllPools();
        return first;
    }
}
