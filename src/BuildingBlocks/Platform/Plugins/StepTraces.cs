using System.Threading.Channels;
using Fund.Contracts.Values;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using Fund.Platform.Tracing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Fund.Platform.Plugins;

/// <summary>
/// Keeps the traces of plugin steps outside the operation's transaction, so that a refusal or a fault does not take them along.
/// </summary>
public sealed class StepTraces(NpgsqlDataSource database, DbContextOptions<PlatformDb> options, ILogger<StepTraces> log) : BackgroundService
{
    private readonly Channel<(MunicipalityId Municipality, StepTrace Trace)> waiting = Channel.CreateBounded<(MunicipalityId, StepTrace)>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest }
    );

    internal void Keep(MunicipalityId municipality, StepTrace trace)
    {
        Telemetry.PluginSteps.Add(
            1,
            new KeyValuePair<string, object?>("step", trace.Step),
            new KeyValuePair<string, object?>("outcome", trace.Result)
        );
        waiting.Writer.TryWrite((municipality, trace));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            var batch = new List<(MunicipalityId Municipality, StepTrace Trace)>();
            while (batch.Count < 500 && waiting.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            foreach (var group in batch.GroupBy(item => item.Municipality))
            {
                await StoreAsync(group.Key, group.Select(item => item.Trace), stoppingToken);
            }
        }
    }

    private async Task StoreAsync(MunicipalityId municipality, IEnumerable<StepTrace> traces, CancellationToken cancellation)
    {
        try
        {
            var current = new CurrentMunicipality();
            current.Enter(Municipality.Reference(municipality));
            await using var transaction = new TenantTransaction(database, current);
            await using var db = new PlatformDb(options);
            db.Enter(transaction);
            await transaction.OpenAsync(cancellation);
            db.StepTraces.AddRange(traces);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (Exception error) when (error is NpgsqlException or DbUpdateException)
        {
            log.LogWarning(error, "Traces of plugin steps could not be kept");
        }
    }
}
