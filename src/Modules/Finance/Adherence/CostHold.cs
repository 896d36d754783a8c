using Fund.Contracts.Values;
using Fund.Platform.Tenancy;

namespace Fund.Finance.Adherence;

/// <summary>A cost is held, with a reason, until it is released: the rest of the case is settled meanwhile (F-10).</summary>
internal sealed class CostHold
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public Guid CostLineId { get; init; }
    public string Reason { get; set; } = "";

    /// <summary>The entry of the log that it was held with.</summary>
    public Guid Act { get; private set; }
    public PersonId? HeldBy { get; private set; }
    public string HeldByName { get; private set; } = "";
    public DateTimeOffset HeldAt { get; private set; }

    /// <summary>The entry of the log that it was released with; null while held.</summary>
    public Guid? ReleaseAct { get; private set; }
    public string? ReleaseReason { get; private set; }
    public PersonId? ReleasedBy { get; private set; }
    public string? ReleasedByName { get; private set; }
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>Somebody holds it, or keeps it held when what was asked is answered.</summary>
    public void Hold(string reason, Act act) => (Reason, Act, HeldBy, HeldByName, HeldAt) = (reason, act.Id, act.Person, act.Who, act.At);

    /// <summary>Ends it.</summary>
    public void Release(string reason, Act act) =>
        (ReleaseReason, ReleaseAct, ReleasedBy, ReleasedByName, ReleasedAt) = (reason, act.Id, act.Person, act.Who, act.At);
}
