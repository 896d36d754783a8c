namespace Fund.Evaluation.FollowUp;

/// <summary>How an indicator stands against its plan by its latest value. A closed set: the same words on every page.</summary>
internal enum IndicatorStanding
{
    /// <summary>Nothing has been measured.</summary>
    NotMeasured,

    /// <summary>Measured, but the plan sets no target to judge it by.</summary>
    NoTarget,

    /// <summary>The value has reached the target.</summary>
    Reached,

    /// <summary>Nearer the target than at the start.</summary>
    Nearer,

    /// <summary>As at the start, or the plan does not say how it was then.</summary>
    NotNearer,

    /// <summary>Farther from the target than at the start.</summary>
    Farther,
}

/// <summary>What people call the standings.</summary>
internal static class IndicatorStandings
{
    /// <summary>The words.</summary>
    public static string Words(this IndicatorStanding standing) =>
        standing switch
        {
            IndicatorStanding.NotMeasured => T("Inte mätt än"),
            IndicatorStanding.NoTarget => T("Inget mål satt"),
            IndicatorStanding.Reached => T("Målet nått"),
            IndicatorStanding.Nearer => T("På väg mot målet"),
            IndicatorStanding.NotNearer => T("Inte närmare målet"),
            _ => T("Längre från målet"),
        };

    /// <summary>The colour that repeats the words.</summary>
    public static string Kind(this IndicatorStanding standing) =>
        standing switch
        {
            IndicatorStanding.Reached => "success",
            IndicatorStanding.Nearer => "info",
            IndicatorStanding.NotNearer => "warning",
            IndicatorStanding.Farther => "danger",
            _ => "neutral",
        };
}
