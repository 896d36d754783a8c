namespace Fund.Process.Calendar;

/// <summary>One occasion in a year at which the fund is followed up, settled or evaluated.</summary>
/// <param name="Key">Names the occasion in its year; stable from year to year ("t1", "delar", "bokslut").</param>
/// <param name="Name">What people call it, in Swedish.</param>
/// <param name="PeriodStart">The first day of the period.</param>
/// <param name="PeriodEnd">The last day of the period; it belongs to the period.</param>
/// <param name="PrepareOn">The day its settlement is prepared.</param>
/// <param name="Due">The last day to report.</param>
/// <param name="Kinds">What is done at the occasion.</param>
public sealed record ReportingOccasion(
    string Key,
    string Name,
    DateOnly PeriodStart,
    DateOnly PeriodEnd,
    DateOnly PrepareOn,
    DateOnly Due,
    OccasionKinds Kinds
)
{
    /// <summary>The fiscal year that the whole period lies in.</summary>
    public FiscalYear Year => FiscalYear.Of(PeriodEnd);

    /// <summary>Names the occasion among those of all years: "2027-T1".</summary>
    public OccasionKey Id => new(Year, Key);

    /// <summary>What people call it, with its year: "Tertialbokslut 1 2027".</summary>
    public string NameInYear => $"{Name} {Year}";

    /// <summary>True when everything asked for is done at the occasion.</summary>
    public bool Is(OccasionKinds kinds) => (Kinds & kinds) == kinds;
}

/// <summary>What is done at an occasion; several things may be.</summary>
[Flags]
public enum OccasionKinds
{
    /// <summary>Nothing. No occasion has it.</summary>
    None = 0,

    /// <summary>Each initiative is followed up.</summary>
    FollowUp = 1,

    /// <summary>Actual costs of the period are settled.</summary>
    Settlement = 2,

    /// <summary>The whole fund is evaluated.</summary>
    PortfolioEvaluation = 4,

    /// <summary>The municipality's interim report that the law requires (delårsrapport).</summary>
    LegalInterimReport = 8,

    /// <summary>The annual accounts (årsbokslut).</summary>
    YearEnd = 16,
}
