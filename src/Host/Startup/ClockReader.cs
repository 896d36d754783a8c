using Fund.Platform.Time;
using Npgsql;

namespace Fund.Host.Startup;

/// <summary>In a demonstration: follows the clock that somebody may have moved, here or in another process.</summary>
internal sealed class ClockReader(FundClock clock, NpgsqlDataSource database, ILogger<ClockReader> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (clock.IsMovable && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await clock.ReadAsync(database, stoppingToken);
            }
            catch (NpgsqlException error)
            {
                log.LogWarning(error, "The clock could not be read");
            }

            await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken);
        }
    }
}
