using Fund.Contracts.Values;

namespace Fund.Assessment.Criteria;

/// <summary>
/// Somebody who assesses does not stand behind what was agreed on a criterion, and says why (avvikande mening). The agreement holds, and
/// this stands beside it.
/// </summary>
internal sealed class Dissent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Criterion { get; init; } = "";

    /// <summary>The agreement that it is about: a later one is another.</summary>
    public Guid Agreement { get; init; }
    public string Reason { get; init; } = "";
    public Guid Act { get; init; }
    public PersonId PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
