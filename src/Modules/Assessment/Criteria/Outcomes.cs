namespace Fund.Assessment.Criteria;

/// <summary>The outcomes a criterion can have.</summary>
internal static class Outcomes
{
    public const string Met = "met";
    public const string NotMet = "notMet";

    public static IReadOnlyDictionary<string, string> Names =>
        new Dictionary<string, string> { [Met] = T("Uppfyllt"), [NotMet] = T("Inte uppfyllt") };

    /// <summary>What several assessors say together: met only when nobody's latest word is otherwise.</summary>
    public static string Together(IEnumerable<string> latest) => latest.Contains(NotMet) ? NotMet : Met;
}
