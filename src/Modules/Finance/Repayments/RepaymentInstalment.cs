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
    public static IReadOnlyDictionary<RepaymentState, string> Names =>
        new Dictionary<RepaymentState, string>
        {
            [RepaymentState.Planned] = T("Planerad"),
            [RepaymentState.Delivered] = T("Lämnad till budgeten"),
            [RepaymentState.Done] = T("Ramen är minskad"),
            [RepaymentState.Postponed] = T("Uppskjuten genom beslut"),
            [RepaymentState.Waived] = T("Efterskänkt genom beslut"),
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

    /// <summary>The budget year that the plan says.</summary>
    public int Year { get; init; }

    /// <summary>The budget year that a decision has postponed it to; null while the plan's holds.</summary>
    public int? PostponedTo { get; private set; }
    public Money Amount { get; init; }
    public RepaymentState State { get; private set; }
    public string? Reason { get; private set; }
    public PersonId? ChangedBy { get; private set; }
    public string? ChangedByName { get; private set; }
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>Counts the changes, from 1; whoever changes it says which one was seen.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>The budget year whose frame it reduces.</summary>
    public int DueYear => PostponedTo ?? Year;

    /// <summary>Says what has become of it. A year that it was postponed to holds until it is planned anew or postponed again.</summary>
    public void Become(RepaymentState state, int? postponedTo, string? reason, PersonId? by, string byName, DateTimeOffset at)
    {
        PostponedTo = state switch
        {
            RepaymentState.Postponed => postponedTo,
            RepaymentState.Planned => null,
            _ => PostponedTo,
        };
        (State, Reason, ChangedBy, ChangedByName, ChangedAt) = (state, reason, by, byName, at);
        Version++;
    }
}
