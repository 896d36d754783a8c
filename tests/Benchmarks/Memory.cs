namespace Benchmarks;

/// <summary>The most memory that the process has held since the watch began, above what it held when idle. Bytes.</summary>
internal sealed class Memory : IAsyncDisposable
{
    private readonly CancellationTokenSource ended = new();
    private readonly Task watching;
    private readonly long idle;
    private long most;

    public Memory()
    {
        GC.Collect();
        idle = Environment.WorkingSet;
        watching = WatchAsync();
    }

    public long AboveIdle => Math.Max(most - idle, 0);

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await watching;
        ended.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!ended.IsCancellationRequested)
        {
            most = Math.Max(most, Environment.WorkingSet);
            await Task.Delay(50, CancellationToken.None);
        }
    }
}
