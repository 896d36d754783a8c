using Fund.Contracts.Applications;
using Fund.Evaluation.FollowUp;

namespace Fund.Evaluation.Portfolio;

/// <summary>How an initiative stands against its plan. A closed set; what failed has words as plain as what went well.</summary>
internal enum InitiativeStanding
{
    /// <summary>Granted, not started.</summary>
    NotStarted,

    /// <summary>Running, nothing with a target is measured yet.</summary>
    TooEarly,

    /// <summary>Running, every target that is measured is reached.</summary>
    Reached,

    /// <summary>Running, nothing stands still or goes the wrong way, not all targets are reached.</summary>
    OnTheWay,

    /// <summary>Running, something stands still or goes the wrong way.</summary>
    Behind,

    /// <summary>Ended, every target reached.</summary>
    EndedReached,

    /// <summary>Ended, some targets reached.</summary>
    EndedPartly,

    /// <summary>Ended, no target reached.</summary>
    EndedNotReached,

    /// <summary>Ended, and no target was ever measured.</summary>
    EndedNotMeasured,
}

/// <summary>Works the standings out and says them.</summary>
internal static class InitiativeStandings
{
    /// <summary>Of a case, by how each of its indicators stands.</summary>
    public static InitiativeStanding Of(StageKind stage, IReadOnlyList<IndicatorStanding> indicators)
    {
        var judged = indicators.Where(i => i is not (IndicatorStanding.NotMeasured or IndicatorStanding.NoTarget)).ToList();
        var reached = judged.Count(i => i == IndicatorStanding.Reached);
        return stage switch
        {
            StageKind.Ended when judged.Count == 0 => InitiativeStanding.EndedNotMeasured,
            StageKind.Ended when reached == 0 => InitiativeStanding.EndedNotReached,
            // A target that was never measured is not reached.
            StageKind.Ended when reached == indicators.Count(i => i != IndicatorStanding.NoTarget) => InitiativeStanding.EndedReached,
            StageKind.Ended => InitiativeStanding.EndedPartly,
            StageKind.Running when judged.Count == 0 => InitiativeStanding.TooEarly,
            StageKind.Running when reached == judged.Count => InitiativeStanding.Reached,
            StageKind.Running when judged.Exists(i => i is IndicatorStanding.NotNearer or IndicatorStanding.Farther) =>
                InitiativeStanding.Behind,
            StageKind.Running => InitiativeStanding.OnTheWay,
            _ => InitiativeStanding.NotStarted,
        };
    }

    /// <summary>The words.</summary>
    public static string Words(this InitiativeStanding standing) =>
        standing switch
        {
            InitiativeStanding.NotStarted => T("Inte startad"),
            InitiativeStanding.TooEarly => T("För tidigt att säga"),
            InitiativeStanding.Reached => T("Når sina mål"),
            InitiativeStanding.OnTheWay => T("På väg"),
            InitiativeStanding.Behind => T("Ligger efter planen"),
            InitiativeStanding.EndedReached => T("Avslutad, målen nådda"),
            InitiativeStanding.EndedPartly => T("Avslutad, delvis nådda mål"),
            InitiativeStanding.EndedNotReached => T("Avslutad, målen inte nådda"),
            _ => T("Avslutad, inte mätt"),
        };

    /// <summary>The colour that repeats the words.</summary>
    public static string Kind(this InitiativeStanding standing) =>
        standing switch
        {
            InitiativeStanding.Reached or InitiativeStanding.EndedReached => "success",
            InitiativeStanding.OnTheWay => "info",
            InitiativeStanding.Behind or InitiativeStanding.EndedPartly => "warning",
            InitiativeStanding.EndedNotReached or InitiativeStanding.EndedNotMeasured => "danger",
            _ => "neutral",
        };
}
