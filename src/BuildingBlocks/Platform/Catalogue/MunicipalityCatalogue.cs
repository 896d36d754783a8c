using System.Collections.Frozen;
using Fund.Contracts.Values;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fund.Platform.Catalogue;

/// <summary>All municipalities of this host, read again every few seconds so that one started elsewhere is found.</summary>
public sealed class MunicipalityCatalogue(NpgsqlDataSource database, DbContextOptions<PlatformDb> options, TimeProvider time)
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(5);
    private volatile Snapshot? latest;

    /// <summary>The municipality with a key; null if none.</summary>
    public async ValueTask<Municipality?> FindAsync(string key, CancellationToken cancellation = default) =>
        (await SnapshotAsync(cancellation)).ByKey.GetValueOrDefault(key);

    /// <summary>The municipality with a host name of its own; null if none.</summary>
    public async ValueTask<Municipality?> FindByHostAsync(string hostName, CancellationToken cancellation = default) =>
        (await SnapshotAsync(cancellation)).ByHost.GetValueOrDefault(hostName);

    /// <summary>The municipality with an id; null if none.</summary>
    public async ValueTask<Municipality?> FindAsync(MunicipalityId id, CancellationToken cancellation = default) =>
        (await SnapshotAsync(cancellation)).ByKey.Values.FirstOrDefault(m => m.Id == id);

    /// <summary>All of them, by name.</summary>
    public async ValueTask<IReadOnlyList<Municipality>> AllAsync(CancellationToken cancellation = default) =>
        [.. (await SnapshotAsync(cancellation)).ByKey.Values.OrderBy(m => m.Name, StringComparer.CurrentCulture)];

    /// <summary>Reads anew at the next question.</summary>
    public void Forget() => latest = null;

    private async ValueTask<Snapshot> SnapshotAsync(CancellationToken cancellation)
    {
        var now = time.GetTimestamp();
        if (latest is { } known && time.GetElapsedTime(known.ReadAt, now) < Age)
        {
            return known;
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var db = PlatformDb.OnConnection(options, connection);
        var all = await db.Municipalities.AsNoTracking().ToListAsync(cancellation);
        return latest = new Snapshot(
            now,
            all.ToFrozenDictionary(m => m.Key),
            all.Where(m => m.HostName is not null).ToFrozenDictionary(m => m.HostName!, StringComparer.OrdinalIgnoreCase)
        );
    }

    private sealed record Snapshot(
        long ReadAt,
        FrozenDictionary<string, Municipality> ByKey,
        FrozenDictionary<string, Municipality> ByHost
    );
}
