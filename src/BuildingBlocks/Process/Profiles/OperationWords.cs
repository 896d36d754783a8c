namespace Fund.Process.Profiles;

/// <summary>
/// What the product's operations can end in: the one declaration that profiles are checked against and that commands accept.
/// </summary>
public static class OperationWords
{
    /// <summary>
    /// Outcomes by operation, the one that leads on first. An operation that is not here has one outcome and no name for it.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Outcomes = new Dictionary<string, IReadOnlyList<string>>
    {
        ["AnswerIdea"] = ["invited", "declined"],
        ["RecordMeeting"] = ["shared", "notShared"],
        ["RecommendApplication"] = ["grant", "reject"],
        ["RecordDecision"] = ["granted", "partiallyGranted", "rejected", "sentBack", "tabled"],
        ["CloseCase"] = ["implemented", "partly", "ended", "newProject"],
    };

    /// <summary>Kinds of evaluations (U-88, U-97).</summary>
    public static readonly IReadOnlyList<string> EvaluationKinds = ["statusReport", "yearly", "closing", "inDepth"];

    /// <summary>Is it an outcome of the operation?</summary>
    public static bool IsOutcome(string operation, string? outcome) =>
        outcome is not null && Outcomes.TryGetValue(operation, out var words) && words.Contains(outcome);
}

/// <summary>What this product has that a profile can name.</summary>
/// <param name="Operations">Each operation with the names of its own fields, camelCase.</param>
/// <param name="CasePages">Pages below a case, "ansokan".</param>
/// <param name="Modules">Keys of the modules that a municipality can switch on.</param>
/// <param name="Pages">What menus lead to, with what they call it: "/fonden" of the municipality, "planer" of a case.</param>
/// <param name="Consequences">What the product does by itself, by key, told in Swedish.</param>
public sealed record ProductWords(
    IReadOnlyDictionary<string, IReadOnlySet<string>> Operations,
    IReadOnlySet<string> CasePages,
    IReadOnlySet<string> Modules,
    IReadOnlyDictionary<string, string> Pages,
    IReadOnlyDictionary<string, string> Consequences
);
