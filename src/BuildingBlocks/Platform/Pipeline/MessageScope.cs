using Fund.Contracts.Messages;

namespace Fund.Platform.Pipeline;

/// <summary>How deep in messages this request is: only the outermost is asked for permission, commits, and is audited.</summary>
public sealed class MessageScope
{
    private int depth;

    /// <summary>Inside another message?</summary>
    public bool IsNested => depth > 1;

    /// <summary>Is the outermost message a command?</summary>
    public bool InCommand { get; private set; }

    /// <summary>The id that the page or the API client gave this request, for doing it only once; null if none.</summary>
    public string? RequestId { get; set; }

    /// <summary>
    /// Set by who knows that the next message is the last that the request sends: a page before its last question, the API always. Ending
    /// the transaction then costs no round trip of its own. What is read all the same is in a transaction of its own.
    /// </summary>
    public bool NothingFollows { get; set; }

    /// <summary>
    /// Does somebody wait for the answer, at a page or another system? Then a command that takes long is given to a job. A job waits
    /// itself.
    /// </summary>
    public bool SomebodyWaits { get; set; }

    /// <summary>The work that a job does of the command that was sent; null where it was done at once.</summary>
    public Guid? GivenToJob { get; set; }

    /// <summary>Runs the host's own work as if inside a message: seeding, jobs' reading.</summary>
    public IDisposable Inside()
    {
        depth++;
        return new Leaving(this);
    }

    internal IDisposable Enter(Type message)
    {
        if (++depth == 1)
        {
            InCommand = MessageKind.IsCommand(message);
        }

        return new Leaving(this);
    }

    private sealed class Leaving(MessageScope scope) : IDisposable
    {
        public void Dispose() => scope.depth--;
    }
}
