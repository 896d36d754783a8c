using Fund.Contracts.Values;

namespace Fund.Assessment.Criteria;

/// <summary>
/// An assessor has lodged the whole of what they say of an application, or taken it back: the latest of each assessor holds. What is saved
/// is the assessor's own until it is lodged, and counts for nothing.
/// </summary>
internal sealed class Lodgement
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }

    /// <summary>Lodged, and not taken back?</summary>
    public bool Lodged { get; init; }

    /// <summary>Tells what the version that was assessed said: it counts while the case's latest version says the same (F-24).</summary>
    public string Content { get; init; } = "";
    public Guid Act { get; init; }
    public PersonId PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
