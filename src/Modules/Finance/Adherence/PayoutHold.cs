using Fund.Contracts.Values;
using Fund.Platform.Tenancy;

namespace Fund.Finance.Adherence;

/// <summary>Payouts of a case are held, with a reason, until released by a decision (U-75, U-105, W-16).</summary>
internal sealed class PayoutHold
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Reason { get; init; } = "";

    /// <summary>The entry of the log that it was held with.</summary>
    public Guid Act { get; init; }
    public PersonId? HeldBy { get; init; }
    public string HeldByName { get; init; } = "";
    public DateTimeOffset HeldAt { get; init; }

    /// <summary>The entry of the log that it was released with; null while held.</summary>
    public Guid? ReleaseAct { get; private set; }
    public string? ReleaseReason { get; private set; }
    public PersonId? ReleasedBy { get; private set; }
    public string? ReleasedByName { get; private set; }
    public DateOnly? ReleaseDecidedOn { get; private set; }
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>Ends it by a decision.</summary>
    public void Release(string reason, DateOnly decidedOn, Act act) =>
        (ReleaseReason, ReleaseDecidedOn, ReleaseAct, ReleasedBy, ReleasedByName, ReleasedAt) = (
            reason,
            decidedOn,
            act.Id,
            act.Person,
            act.Who,
            act.At
        );
}
