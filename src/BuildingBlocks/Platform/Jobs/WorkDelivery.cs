using Autofac;
using Fund.Platform.Catalogue;
using Fund.Platform.Works;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Fund.Platform.Jobs;

/// <summary>
/// Begins at once with the works that this process has committed, one at a time; when it starts, with what another has left.
/// </summary>
public sealed class WorkDelivery(ILifetimeScope root, WorkSignal signal, MunicipalityCatalogue catalogue, ILogger<WorkDelivery> log)
    : BackgroundService
{
    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await LookForAllAsync(stoppingToken);
        await foreach (var id in signal.AllAsync(stoppingToken))
        {
            try
            {
                if (await catalogue.FindAsync(id, stoppingToken) is { } municipality)
                {
                    await root.Resolve<DoWorks>().RunAsync(municipality, stoppingToken);
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "Works could not be done; trying again");
                await Task.Delay(BeforeNextTry, stoppingToken);
                signal.Raise(id);
            }
        }
    }

    private async Task LookForAllAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var municipality in await catalogue.AllAsync(cancellation))
            {
                signal.Raise(municipality.Id);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "The municipalities could not be read; the sweep looks for works");
        }
    }
}
