namespace Fund.Contracts.Values;

/// <summary>
/// Every date that <see cref="CaseFacts.Dates"/> can hold: a condition that names another is refused when the profile is read.
/// </summary>
public static class FactDates
{
    /// <summary>The application or idea was received.</summary>
    public const string ReceivedOn = "receivedOn";

    /// <summary>The idea was answered (U-59).</summary>
    public const string IdeaAnsweredOn = "ideaAnsweredOn";

    /// <summary>A group of officials prepared the application .</summary>
    public const string PreparedOn = "preparedOn";

    /// <summary>The applicant's own committee decided to apply .</summary>
    public const string CommitteeDecidedOn = "committeeDecidedOn";

    /// <summary>The first meeting was held (U-67).</summary>
    public const string MeetingOn = "meetingOn";

    /// <summary>The deciding body decided (A-36, U-76).</summary>
    public const string DecidedOn = "decidedOn";

    /// <summary>The minutes of the decision were adjusted .</summary>
    public const string AdjustedOn = "adjustedOn";

    /// <summary>The initiative started.</summary>
    public const string StartedOn = "startedOn";

    /// <summary>The day on which the applicant means to start, from the form.</summary>
    public const string StartsOn = "startsOn";

    /// <summary>The day on which the applicant means to be done, from the form.</summary>
    public const string EndsOn = "endsOn";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        ReceivedOn,
        IdeaAnsweredOn,
        PreparedOn,
        CommitteeDecidedOn,
        MeetingOn,
        DecidedOn,
        AdjustedOn,
        StartedOn,
        StartsOn,
        EndsOn,
    ];
}

/// <summary>Every amount that <see cref="CaseFacts.Amounts"/> can hold, SEK.</summary>
public static class FactAmounts
{
    /// <summary>What is applied for.</summary>
    public const string Requested = "requested";

    /// <summary>What the whole initiative costs, as the applicant has calculated it.</summary>
    public const string Cost = "cost";

    /// <summary>What is granted: by the latest decision on the application, and what later decisions have added or taken.</summary>
    public const string Granted = "granted";

    /// <summary>What is granted and not yet paid out.</summary>
    public const string Committed = "committed";

    /// <summary>What has been paid out.</summary>
    public const string Paid = "paid";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Requested, Cost, Granted, Committed, Paid];
}

/// <summary>
/// Every yes-or-no fact that <see cref="CaseFacts.Flags"/> can hold. One that only the running command can know is true when something is
/// missing, so that what nobody has tried yet is no hindrance.
/// </summary>
public static class FactFlags
{
    /// <summary>The first meeting ended in a shared view that it can succeed (U-68).</summary>
    public const string SharedView = "sharedView";

    /// <summary>The steering group has recommended (U-72).</summary>
    public const string Recommended = "recommended";

    /// <summary>Payouts are held (U-75).</summary>
    public const string Held = "held";

    /// <summary>A body has withdrawn what was left of the grant: nothing more is paid, and the case is to be ended (F-08).</summary>
    public const string GrantWithdrawn = "grantWithdrawn";

    /// <summary>Some unit that takes part is affected by the result (U-57).</summary>
    public const string AffectedByResult = "affectedByResult";

    /// <summary>Some unit that takes part is affected by the cost (U-57).</summary>
    public const string AffectedByCost = "affectedByCost";

    /// <summary>The command that is tried gives no reason.</summary>
    public const string ReasonMissing = "reasonMissing";

    /// <summary>The meeting that is registered gives no plan for how the process goes on (U-69).</summary>
    public const string ProcessPlanMissing = "processPlanMissing";

    /// <summary>The unit that is signed for is affected neither by the result nor by the cost (UA-10).</summary>
    public const string UnitUnaffected = "unitUnaffected";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        SharedView,
        Recommended,
        Held,
        GrantWithdrawn,
        AffectedByResult,
        AffectedByCost,
        ReasonMissing,
        ProcessPlanMissing,
        UnitUnaffected,
    ];
}
