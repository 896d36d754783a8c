using Fund.Contracts.Values;

namespace Fund.Finance.Repayments;

/// <summary>Where an instalment stands. Never silently skipped.</summary>
internal enum RepaymentState
{
    /// <summary>Planned.</summary>
    Planned,

    /// <summary>Delivered to the budget office.</summary>
    Delivered,

    /// <summary>The frame has been reduced.</summary>
    Done,

    /// <summary>Postponed by a decision.</summary>
    Postponed,

    /// <summary>Waived by a decision.</summary>
    Waived,
}

/// <summary>What people call the states.</summary>
internal static class RepaymentStates
{
    public static readonly IReadOnlyDictionary<RepaymentState, string> Names = new Dictionary<RepaymentState, string>
    {
        [RepaymentState.Planned] = "Planerad",
        [RepaymentState.Delivered] = "Lämnad till budgeten",
        [RepaymentState.Done] = "Ramen är minskad",
        [RepaymentState.Postponed] = "Uppskjuten genom beslut",
        [RepaymentState.Waived] = "Efterskänkt genom beslut",
    };
}

/// <summary>A reduction of a unit's frame in a budget year (U-14, U-87). SEK.</summary>
internal sealed class RepaymentInstalment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Fund { get; init; } = "";
    public CaseId CaseId { get; init; }
    public string Unit { get; init; } = "";
    public string UnitName { get; init; } = "";
    public int Year { get; init; }
    public Money Amount { get; init; }
    public RepaymentState State { get; private set; }
    public string? Reason { get; private set; }
    public PersonId? ChangedBy { get; private set; }
    public string? ChangedByName { get; private set; }
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>Counts the changes, from 1; whoever changes it says which one was seen.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Says what has become of it.</summary>
    public void Become(RepaymentState state, string? reason, PersonId? by, string byName, DateTimeOffset at)
    {
        (State, Reason, ChangedBy, ChangedByName, ChangedAt) = (state, reason, by, byName, at);
        Version++;
    }
}
