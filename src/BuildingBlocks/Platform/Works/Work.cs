namespace Fund.Platform.Works;

/// <summary>Where a work stands.</summary>
public enum WorkState
{
    /// <summary>Waits for a job, or a job is at it.</summary>
    Waiting,

    /// <summary>Done, in the transaction that says so.</summary>
    Done,

    /// <summary>Not done, and nothing of it is; it says why.</summary>
    Failed,
}

/// <summary>
/// A command that somebody has given and a job does in their name. That it is done is written in the transaction that does it, so that it
/// happens once, whatever crashes.
/// </summary>
internal sealed class Work
{
    /// <summary>A work that has begun this often without an end is given up: something stops it each time.</summary>
    public const int MostStarts = 5;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string About { get; init; } = "";
    public string What { get; init; } = "";
    public string Message { get; init; } = "";

    /// <summary>The command, as JSON. Never one that holds a secret.</summary>
    public string Content { get; init; } = "";

    /// <summary>The id that the page or the API client gave the request: a second click gives no second work.</summary>
    public string? RequestId { get; init; }
    public Guid PersonId { get; init; }
    public string Who { get; init; } = "";

    /// <summary>Where from: "sida 10.1.2.3".</summary>
    public string From { get; init; } = "";
    public DateTimeOffset AskedAt { get; init; }
    public WorkState State { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it failed, in sentences; null where it did not.</summary>
    public string? Said { get; private set; }

    /// <summary>It is done, if the transaction is committed.</summary>
    public void Finish(DateTimeOffset at) => (State, EndedAt) = (WorkState.Done, at);

    /// <summary>It is not done.</summary>
    public void Fail(string said, DateTimeOffset at) => (State, Said, EndedAt) = (WorkState.Failed, said, at);
}

/// <summary>How far a work has come: written while its transaction is open, by another.</summary>
internal sealed class WorkStep
{
    public Guid WorkId { get; init; }

    /// <summary>How often a job has begun it.</summary>
    public int Starts { get; init; }
    public int Done { get; init; }

    /// <summary>Of how many parts; 0 while nobody knows.</summary>
    public int Total { get; init; }
    public DateTimeOffset At { get; init; }
}
