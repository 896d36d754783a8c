using Fund.Contracts.Values;

namespace Fund.Finance.Adherence;

/// <summary>A word on whether an initiative follows its plans, before a payout (U-75). The latest counts.</summary>
internal sealed class AdherenceWord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Occasion { get; init; } = "";
    public bool FollowsPlan { get; init; }
    public string? Comment { get; init; }

    /// <summary>The entry of the log that it was said with.</summary>
    public Guid Act { get; init; }
    public PersonId? PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
