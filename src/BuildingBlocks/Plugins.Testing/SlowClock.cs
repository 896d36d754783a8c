namespace Fund.Plugins.Testing;

/// <summary>
/// The machine's clock with slow timers: a step that hangs still fails its test, but a machine that is busy fails no step that does not.
/// </summary>
internal sealed class SlowClock : TimeProvider
{
    private const int Slowness = 20;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime * Slowness : dueTime, period);
}
