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
            [RepaymentState.Waived] = T("Efterskänkt eller struken ur planen"),
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

    /// <summary>The decision that postponed it; kept while the new year holds, whatever else becomes of it.</summary>
    public string? PostponedBecause { get; private set; }

    /// <summary>As the plan in force says; what has been delivered stands in the delivery.</summary>
    public Money Amount { get; private set; }
    public RepaymentState State { get; private set; }
    public string? Reason { get; private set; }
    public PersonId? ChangedBy { get; private set; }
    public string? ChangedByName { get; private set; }
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>Counts the changes, from 1; whoever changes it says which one was seen.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>The budget year whose frame it reduces.</summary>
    public int DueYear => PostponedTo ?? Year;

    /// <summary>A row of a plan.</summary>
    public static RepaymentInstalment Of(string fund, CaseId about, RepaymentRow row, Money amount) =>
        new()
        {
            Fund = fund,
            CaseId = about,
            Unit = row.Unit,
            UnitName = row.UnitName,
            Year = row.Year,
            Amount = amount,
        };

    /// <summary>A new plan says another amount of it: what was delivered is to be delivered anew.</summary>
    public void PlanAnew(Money amount)
    {
        (Amount, State) = (amount, State == RepaymentState.Delivered ? RepaymentState.Planned : State);
        Version++;
    }

    /// <summary>Somebody has registered what came true of it; whoever saw it before sees that.</summary>
    public void Measured() => Version++;

    /// <summary>What came back into the fund of it has been taken back: it is to be done again.</summary>
    public void Reopen(string reason, PersonId? by, string byName, DateTimeOffset at)
    {
        State = PostponedTo is null ? RepaymentState.Planned : RepaymentState.Postponed;
        (Reason, ChangedBy, ChangedByName, ChangedAt) = (reason, by, byName, at);
        Version++;
    }

    /// <summary>Says what has become of it. A year that it was postponed to holds until it is planned anew or postponed again.</summary>
    public void Become(RepaymentState state, int? postponedTo, string? reason, PersonId? by, string byName, DateTimeOffset at)
    {
        PostponedTo = state switch
        {
            RepaymentState.Postponed => postponedTo,
            RepaymentState.Planned => null,
            _ => PostponedTo,
        };
        PostponedBecause = state switch
        {
            RepaymentState.Postponed => reason,
            RepaymentState.Planned => null,
            _ => PostponedBecause,
        };
        (State, Reason, ChangedBy, ChangedByName, ChangedAt) = (state, reason, by, byName, at);
        Version++;
    }
}
