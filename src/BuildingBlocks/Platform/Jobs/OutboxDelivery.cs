using Autofac;
using Fund.Platform.Catalogue;
using Fund.Platform.Outbox;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Fund.Platform.Jobs;

/// <summary>Delivers at once what this process has committed.</summary>
public sealed class OutboxDelivery(ILifetimeScope root, OutboxSignal signal, MunicipalityCatalogue catalogue, ILogger<OutboxDelivery> log)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var id in signal.AllAsync(stoppingToken))
        {
            try
            {
                if (await catalogue.FindAsync(id, stoppingToken) is not { } municipality)
                {
                    continue;
                }

                await using var scope = MunicipalityJobRunner.Begin(root, municipality, nameof(OutboxDelivery));
                await scope.Resolve<DeliverOutbox>().RunAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "Delivery failed; the sweep tries again");
            }
        }
    }
}
