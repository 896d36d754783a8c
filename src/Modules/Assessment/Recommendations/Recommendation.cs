using Fund.Contracts.Values;

namespace Fund.Assessment.Recommendations;

/// <summary>
/// What the steering group recommends the deciding body. Every complete application goes on, also with a rejection (U-72, UA-6).
/// </summary>
internal sealed class Recommendation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Outcome { get; init; } = "";
    public string Reason { get; init; } = "";

    /// <summary>Tells what the version that it was given on said: it counts while the case's latest version says the same (F-24).</summary>
    public string Content { get; init; } = "";
    public Guid Act { get; init; }
    public PersonId? PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
