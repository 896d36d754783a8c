using Fund.Platform.Tenancy;
using Hangfire;

namespace Fund.Platform.Jobs;

/// <summary>A job of a municipality: sent once, does its work in one message or a few.</summary>
public interface IMunicipalityJob
{
    /// <summary>
    /// Does what is due today; nothing when nothing is. Runs again after a crash, so the work decides itself whether it is done.
    /// </summary>
    Task RunAsync(CancellationToken cancellation);
}

/// <summary>The recurring jobs of one municipality, as its modules list them.</summary>
public sealed class RecurringJobs(Municipality municipality)
{
    private readonly List<(string Id, Type Job, string Cron)> jobs = [];

    /// <summary>The kinds of job that were listed.</summary>
    public IEnumerable<Type> Jobs => jobs.Select(job => job.Job);

    /// <summary>What was listed.</summary>
    internal IReadOnlyList<(string Id, Type Job, string Cron)> All => jobs;

    /// <summary>
    /// Once a day at this hour in Swedish time. Dates come from the profile and change by year, so a schedule never holds them: the job
    /// asks each day whether something is due.
    /// </summary>
    /// <param name="key">Name of the job in the module: "settlement".</param>
    /// <param name="hour">Hour in Europe/Stockholm, 4–23: never in the hour that daylight saving skips or repeats.</param>
    public void Daily<TJob>(string key, int hour)
        where TJob : IMunicipalityJob
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hour, 4);
        jobs.Add(($"{key}:{municipality.Key}", typeof(TJob), Cron.Daily(hour)));
    }

    /// <summary>Every few minutes.</summary>
    public void Every<TJob>(string key, int minutes)
        where TJob : IMunicipalityJob => jobs.Add(($"{key}:{municipality.Key}", typeof(TJob), $"*/{minutes} * * * *"));
}
