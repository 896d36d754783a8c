using System.Collections.Concurrent;

namespace Fund.Plugins.Runtime.Packages;

/// <summary>A step that is not run any more in a municipality.</summary>
/// <param name="Municipality">Key of the municipality.</param>
/// <param name="PluginId">The plugin.</param>
/// <param name="Version">Its version.</param>
/// <param name="StepId">The step.</param>
/// <param name="Since">Since when, an instant in UTC.</param>
public sealed record QuarantinedStep(string Municipality, string PluginId, string Version, string StepId, DateTimeOffset Since);

/// <summary>
/// Counts steps that take too long. A step that spins cannot be stopped and holds its thread until the process ends; the third time in ten
/// minutes it is not
/// started again in that municipality, until it is released or the process restarts. Other municipalities keep theirs.
/// </summary>
/// <param name="time">The clock, also of the steps' budgets.</param>
public sealed class StepWatch(TimeProvider time)
{
    private const int MaxOverruns = 3;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly Lock gate = new();
    private readonly Dictionary<Key, Queue<DateTimeOffset>> overruns = [];
    private readonly ConcurrentDictionary<Key, DateTimeOffset> quarantined = new();
    private int abandoned;

    /// <summary>Steps that were given up and still hold a thread. Above two, the process should be replaced in its own time.</summary>
    public int Abandoned => Volatile.Read(ref abandoned);

    /// <summary>Steps that are not run, the latest last.</summary>
    public IReadOnlyList<QuarantinedStep> Quarantined =>
        [
            .. quarantined
                .Select(q => new QuarantinedStep(q.Key.Municipality, q.Key.PluginId, q.Key.Version, q.Key.StepId, q.Value))
                .OrderBy(q => q.Since),
        ];

    internal TimeProvider Time { get; } = time;

    /// <summary>Lets a step run again; false when it was not held.</summary>
    public bool Release(string municipality, string pluginId, string version, string stepId)
    {
        var key = new Key(municipality, pluginId, version, stepId);
        lock (gate)
        {
            overruns.Remove(key);
        }

        return quarantined.TryRemove(key, out _);
    }

    internal bool Holds(ActiveStep step, string municipality) =>
        !quarantined.IsEmpty && quarantined.ContainsKey(Key.Of(step, municipality));

    internal void Lingers(Task step)
    {
        Interlocked.Increment(ref abandoned);
        _ = step.ContinueWith(
            ended =>
            {
                // Looked at, so that what it throws late is no unobserved exception.
                _ = ended.Exception;
                Interlocked.Decrement(ref abandoned);
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }

    internal void Overran(ActiveStep step, string municipality)
    {
        var key = Key.Of(step, municipality);
        var now = Time.GetUtcNow();
        lock (gate)
        {
            if (!overruns.TryGetValue(key, out var times))
            {
                overruns[key] = times = new Queue<DateTimeOffset>();
            }

            times.Enqueue(now);
            while (times.Peek() < now - Window)
            {
                times.Dequeue();
            }

            if (times.Count >= MaxOverruns)
            {
                quarantined.TryAdd(key, now);
            }
        }
    }

    private sealed record Key(string Municipality, string PluginId, string Version, string StepId)
    {
        public static Key Of(ActiveStep step, string municipality) =>
            new(municipality, step.Package.Id, step.Package.Version, step.Step.Id);
    }
}
