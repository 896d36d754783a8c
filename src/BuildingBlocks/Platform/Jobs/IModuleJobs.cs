namespace Fund.Platform.Jobs;

/// <summary>A module that has recurring jobs.</summary>
public interface IModuleJobs
{
    /// <summary>Recurring jobs, per municipality while the module is switched on.</summary>
    void Schedule(RecurringJobs jobs);
}
