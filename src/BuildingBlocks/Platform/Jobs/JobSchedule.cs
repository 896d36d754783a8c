using System.Collections.Concurrent;
using Autofac;
using Fund.Platform.Catalogue;
using Fund.Platform.Modules;
using Fund.Platform.Pipeline;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Platform.Time;
using Hangfire;
using Hangfire.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Fund.Platform.Jobs;

/// <summary>
/// Keeps Hangfire's recurring jobs as the modules that are switched on want them, for every municipality; looks again each minute.
/// When a demonstration's clock is moved, every job is triggered at once: nobody waits for the morning to see what it brings.
/// </summary>
public sealed class JobSchedule(
    ILifetimeScope root,
    MunicipalityCatalogue catalogue,
    ModuleList modules,
    IRecurringJobManager manager,
    FundClock clock,
    ILogger<JobSchedule> log
) : BackgroundService
{
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
    private readonly ConcurrentDictionary<string, bool> scheduled = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        clock.Moved += (_, _) => TriggerAll();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var municipality in await catalogue.AllAsync(stoppingToken))
                {
                    await ScheduleAsync(municipality, stoppingToken);
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "The schedule could not be read; trying again in a minute");
            }

            await Task.Delay(TimeSpan.FromMinutes(1), stoppingToken);
        }
    }

    /// <summary>Sets one municipality's jobs.</summary>
    public async Task ScheduleAsync(Municipality municipality, CancellationToken cancellation)
    {
        IReadOnlySet<string> on;
        await using (var scope = MunicipalityJobRunner.Begin(root, municipality, nameof(JobSchedule)))
        using (scope.Resolve<MessageScope>().Inside())
        {
            on = (await scope.Resolve<CurrentSetup>().GetAsync(cancellation)).Modules;
        }

        var wanted = new RecurringJobs(municipality);
        OfPlatform(wanted);
        foreach (var module in modules.All)
        {
            var own = new RecurringJobs(municipality);
            (module as IModuleJobs)?.Schedule(own);
            foreach (var (id, job, cron) in own.All)
            {
                if (!module.Optional || on.Contains(module.Key))
                {
                    Set(id, job, cron, municipality);
                }
                else
                {
                    Remove(id);
                }
            }
        }

        foreach (var (id, job, cron) in wanted.All)
        {
            Set(id, job, cron, municipality);
        }
    }

    /// <summary>Lists every job that there is, the platform's last.</summary>
    public static void OfEvery(RecurringJobs jobs, ModuleList modules)
    {
        ArgumentNullException.ThrowIfNull(modules);
        foreach (var module in modules.All)
        {
            (module as IModuleJobs)?.Schedule(jobs);
        }

        OfPlatform(jobs);
    }

    private static void OfPlatform(RecurringJobs jobs)
    {
        jobs.Every<SweepOutbox>("outbox", 1);
        jobs.Every<SweepWorks>("works", 1);
        jobs.Daily<RemindOfTasks>("reminders", 6);
        jobs.Daily<SendDigests>("digests", 7);
    }

    private void TriggerAll()
    {
        foreach (var id in scheduled.Keys)
        {
            manager.Trigger(id);
        }
    }

    private void Remove(string id)
    {
        scheduled.TryRemove(id, out _);
        manager.RemoveIfExists(id);
    }

    private void Set(string id, Type job, string cron, Municipality municipality)
    {
        if (!scheduled.TryAdd(id, true))
        {
            return;
        }

        var call = Job.FromExpression<MunicipalityJobRunner>(runner =>
            runner.RunAsync(municipality.Id.Value, job.FullName!, CancellationToken.None)
        );
        manager.AddOrUpdate(
            id,
            call,
            cron,
            new RecurringJobOptions { TimeZone = Stockholm, MisfireHandling = MisfireHandlingMode.Relaxed }
        );
    }
}
