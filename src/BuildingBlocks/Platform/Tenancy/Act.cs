using Fund.Contracts.Values;

namespace Fund.Platform.Tenancy;

/// <summary>
/// What is being done by one outermost command: its entry in the log, who does it, and when. Rows that keep who did something keep these,
/// so
/// that history is told by ids and never by names or equal instants (F-20).
/// </summary>
/// <param name="Id">Key of the entry in the log.</param>
/// <param name="Person">The person; null for the system and operators.</param>
/// <param name="Who">Name at that time.</param>
/// <param name="At">The instant (UTC).</param>
public sealed record Act(Guid Id, PersonId? Person, string Who, DateTimeOffset At);

/// <summary>The act under way in this request or job; a new one for each outermost command.</summary>
public sealed class CurrentAct(Actor actor, TimeProvider time)
{
    private Act? act;

    /// <summary>The act.</summary>
    public Act Now => act ??= new Act(Guid.CreateVersion7(time.GetUtcNow()), actor.Person, actor.Name, time.GetUtcNow());

    /// <summary>The next command is another act.</summary>
    internal void Begin() => act = null;
}
