namespace Fund.Plugins;

/// <summary>A unit hands in an idea description (U-56, U-57).</summary>
public sealed class SubmitIdea : Operation;

/// <summary>The coordinator answers an idea (U-59, U-60).</summary>
public sealed class AnswerIdea : Operation
{
    /// <summary>"invited" or "declined".</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>A group of officials has prepared the application .</summary>
public sealed class PrepareApplication : Operation
{
    /// <summary>The day.</summary>
    public DateOnly PreparedOn { get; init; }

    /// <summary>What it said.</summary>
    public string? Statement { get; init; }
}

/// <summary>The applicant's own board decides to apply .</summary>
public sealed class DecideToApply : Operation
{
    /// <summary>The meeting's day.</summary>
    public DateOnly DecidedOn { get; init; }

    /// <summary>Paragraph of the minutes.</summary>
    public string Paragraph { get; init; } = "";
}

/// <summary>A head signs for a unit (U-66).</summary>
public sealed class SignApplication : Operation
{
    /// <summary>The unit.</summary>
    public string UnitKey { get; init; } = "";
}

/// <summary>The application is handed in.</summary>
public sealed class SubmitApplication : Operation;

/// <summary>A meeting on the application has been held (U-67…U-69).</summary>
public sealed class RecordMeeting : Operation
{
    /// <summary>The day.</summary>
    public DateOnly HeldOn { get; init; }

    /// <summary>Do the parties share the view that it can succeed?</summary>
    public bool SharedView { get; init; }
}

/// <summary>A criterion is given a reasoned outcome.</summary>
public sealed class AssessCriterion : Operation
{
    /// <summary>Key of the criterion.</summary>
    public string Criterion { get; init; } = "";

    /// <summary>"met", "notMet" or "notApplicable".</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>Applications are put in order on a criterion, with reasons (U-46…U-54).</summary>
public sealed class RankRound : Operation
{
    /// <summary>Key of the criterion.</summary>
    public string Criterion { get; init; } = "";

    /// <summary>Case numbers, the best first.</summary>
    public IReadOnlyList<string> Order
    {
        get;
        init => field = [.. value];
    } = [];
}

/// <summary>The steering group recommends (U-71, U-79).</summary>
public sealed class RecommendApplication : Operation
{
    /// <summary>"grant" or "reject".</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>A political body's decision is recorded (A-36, U-76).</summary>
public sealed class RecordDecision : Operation
{
    /// <summary>"granted", "partiallyGranted", "rejected", "sentBack" or "tabled".</summary>
    public string Outcome { get; init; } = "";

    /// <summary>The body that decides, as the guideline names it.</summary>
    public string Body { get; init; } = "";

    /// <summary>Paragraph of the minutes.</summary>
    public string Paragraph { get; init; } = "";

    /// <summary>The meeting's day.</summary>
    public DateOnly DecidedOn { get; init; }

    /// <summary>Granted, whole öre.</summary>
    public long GrantedOre { get; init; }
}

/// <summary>A plan is handed in (U-73).</summary>
public sealed class SubmitPlan : Operation
{
    /// <summary>Key of the plan.</summary>
    public string Plan { get; init; } = "";

    /// <summary>Its repayments, if it is a repayment plan.</summary>
    public IReadOnlyList<RepaymentRowView> RepaymentRows
    {
        get;
        init => field = [.. value];
    } = [];
}

/// <summary>A plan is approved (U-73).</summary>
public sealed class ApprovePlan : Operation
{
    /// <summary>Key of the plan.</summary>
    public string Plan { get; init; } = "";
}

/// <summary>The initiative starts (U-74).</summary>
public sealed class StartInitiative : Operation
{
    /// <summary>First day.</summary>
    public DateOnly StartsOn { get; init; }
}

/// <summary>Money is set aside in the fund (A-40…A-45, U-82).</summary>
public sealed class AllocateToFund : Operation
{
    /// <summary>Budget year.</summary>
    public int Year { get; init; }

    /// <summary>Whole öre.</summary>
    public long AmountOre { get; init; }

    /// <summary>The council's day.</summary>
    public DateOnly DecidedOn { get; init; }

    /// <summary>Paragraph of the minutes.</summary>
    public string Paragraph { get; init; } = "";

    /// <summary>Taxes and grants of the year, whole öre; 0 if not asked for.</summary>
    public long TaxAndGrantBaseOre { get; init; }

    /// <summary>Keys of what is attested.</summary>
    public IReadOnlyCollection<string> Attested
    {
        get;
        init => field = [.. value];
    } = [];
}

/// <summary>Cost lines of a file that was looked at are stored.</summary>
public sealed class ImportCosts : Operation;

/// <summary>It is confirmed, or not, that the initiative follows its plans (U-75).</summary>
public sealed class ConfirmAdherence : Operation
{
    /// <summary>Key of the occasion, "2026-T2".</summary>
    public string Occasion { get; init; } = "";

    /// <summary>The occasion's fiscal year.</summary>
    public int Year { get; init; }

    /// <summary>Last day of the occasion's period.</summary>
    public DateOnly PeriodEnd { get; init; }

    /// <summary>Does the occasion close the year?</summary>
    public bool IsYearEnd { get; init; }

    /// <summary>Does it?</summary>
    public bool FollowsPlan { get; init; }

    /// <summary>Why not.</summary>
    public string? Comment { get; init; }
}

/// <summary>An occasion's settlement is prepared.</summary>
public sealed class SettlePeriod : Operation
{
    /// <summary>Key of the occasion, "2026-T2".</summary>
    public string Occasion { get; init; } = "";

    /// <summary>The occasion's fiscal year.</summary>
    public int Year { get; init; }

    /// <summary>Last day of the occasion's period.</summary>
    public DateOnly PeriodEnd { get; init; }

    /// <summary>Does the occasion close the year?</summary>
    public bool IsYearEnd { get; init; }
}

/// <summary>An occasion's settlement is approved and posted.</summary>
public sealed class ApproveSettlement : Operation
{
    /// <summary>Key of the occasion, "2026-T2".</summary>
    public string Occasion { get; init; } = "";

    /// <summary>The occasion's fiscal year.</summary>
    public int Year { get; init; }

    /// <summary>Last day of the occasion's period.</summary>
    public DateOnly PeriodEnd { get; init; }

    /// <summary>Does the occasion close the year?</summary>
    public bool IsYearEnd { get; init; }

    /// <summary>Payable, whole öre.</summary>
    public long TotalOre { get; init; }
}

/// <summary>Payouts are held (U-75).</summary>
public sealed class HoldPayout : Operation
{
    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>Held payouts are released (W-16).</summary>
public sealed class ReleasePayout : Operation
{
    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The day.</summary>
    public DateOnly DecidedOn { get; init; }
}

/// <summary>An indicator has been measured.</summary>
public sealed class RecordMeasurement : Operation
{
    /// <summary>Id of the indicator.</summary>
    public string Indicator { get; init; } = "";

    /// <summary>In the indicator's unit.</summary>
    public decimal Value { get; init; }

    /// <summary>The day.</summary>
    public DateOnly MeasuredOn { get; init; }
}

/// <summary>An evaluation is recorded (U-88).</summary>
public sealed class RecordEvaluation : Operation
{
    /// <summary>"statusReport", "yearly", "closing" or "inDepth".</summary>
    public string Kind { get; init; } = "";
}

/// <summary>The whole fund is evaluated (A-38, U-96).</summary>
public sealed class CompilePortfolio : Operation
{
    /// <summary>Key of the occasion, "2026-ar".</summary>
    public string Occasion { get; init; } = "";

    /// <summary>The occasion's fiscal year.</summary>
    public int Year { get; init; }

    /// <summary>Last day of the occasion's period.</summary>
    public DateOnly PeriodEnd { get; init; }

    /// <summary>Does the occasion close the year?</summary>
    public bool IsYearEnd { get; init; }
}

/// <summary>The case is closed.</summary>
public sealed class CloseCase : Operation
{
    /// <summary>"implemented", "partly", "ended" or "newProject".</summary>
    public string ImplementationOutcome { get; init; } = "";

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>The applicant withdraws.</summary>
public sealed class WithdrawCase : Operation
{
    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}
