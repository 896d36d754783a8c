using Fund.Contracts.Applications;
using Fund.Process.Profiles;

namespace Fund.Evaluation.Evaluations;

/// <summary>Kinds of reports and evaluations (U-88, U-97).</summary>
internal static class EvaluationKinds
{
    public const string StatusReport = "statusReport";
    public const string Yearly = "yearly";
    public const string Closing = "closing";
    public const string InDepth = "inDepth";

    public static IReadOnlyDictionary<string, string> Names =>
        new Dictionary<string, string>
        {
            [StatusReport] = T("Lägesrapport"),
            [Yearly] = T("Årlig utvärdering"),
            [Closing] = T("Utvärdering vid avslut"),
            [InDepth] = T("Fördjupad utvärdering"),
        };

    /// <summary>
    /// The kinds that can be recorded in a stage of this meaning: all until the case has ended, and afterwards the one in depth, which the
    /// guideline asks for then, too.
    /// </summary>
    public static IEnumerable<string> In(StageKind stage, EvaluationRules rules) =>
        stage != StageKind.Ended ? Names.Keys
        : rules.InDepthAfterMonths is not null ? [InDepth]
        : [];
}
