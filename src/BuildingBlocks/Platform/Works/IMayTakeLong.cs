namespace Fund.Platform.Works;

/// <summary>
/// A command that a job does where there is much to do, so that nobody waits before a page that says nothing. Where there is little it is
/// done at once, like any other.
/// </summary>
public interface IMayTakeLong;

/// <summary>Tells whether there is so much to do that a job does it. Asked before anything is changed.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
public interface ILength<in TCommand>
    where TCommand : IMayTakeLong
{
    /// <summary>What a job is to do; null where it is done at once.</summary>
    Task<LongWork?> OfAsync(TCommand command, CancellationToken cancellation);
}

/// <summary>What a job is to do.</summary>
/// <param name="About">What it is about: of works about the same, one is under way at a time. "settlement:fonden:2026-T1".</param>
/// <param name="What">What is going on, in words: "Avräkningen förbereds".</param>
public sealed record LongWork(string About, string What);
