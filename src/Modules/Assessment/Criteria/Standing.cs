using Fund.Contracts.Values;

namespace Fund.Assessment.Criteria;

/// <summary>An assessor's latest word on a criterion.</summary>
internal sealed record Word(string Criterion, Guid Person, string Who, string Outcome, string Content, DateTimeOffset At);

/// <summary>The latest that has been agreed on a criterion.</summary>
internal sealed record Agreement(string Criterion, string Outcome, string Content, DateTimeOffset At);

/// <summary>
/// How a case's criteria stand: what counts of what has been said. A word counts while the version that it was said of is the one that
/// counts, or says the same (F-24). What was agreed holds over the words, until somebody says another thing after it. Pure.
/// </summary>
/// <param name="words">The latest word of each person on each criterion.</param>
/// <param name="agreements">The latest agreement on each criterion.</param>
/// <param name="content">Tells what the case's latest version says.</param>
internal sealed class Standing(IReadOnlyCollection<Word> words, IReadOnlyCollection<Agreement> agreements, string content)
{
    /// <summary>The criteria on which something counts, with their outcomes.</summary>
    public IReadOnlyDictionary<string, string> Outcomes { get; } =
        words
            .Where(word => word.Content == content)
            .GroupBy(word => word.Criterion)
            .ToDictionary(
                said => said.Key,
                said => AgreedOn([.. said], agreements, content)?.Outcome ?? Criteria.Outcomes.Together(said.Select(word => word.Outcome))
            );

    /// <summary>Who has said something of what has been changed since, and what of.</summary>
    public IReadOnlyList<LapsedAssessmentFact> Lapsed { get; } =
    [
        .. words
            .Where(word => word.Content != content)
            .GroupBy(word => (word.Person, word.Who))
            .OrderBy(said => said.Key.Who, StringComparer.Ordinal)
            .Select(said => new LapsedAssessmentFact(said.Key.Who, [.. said.Select(word => word.Criterion).Order()])),
    ];

    /// <summary>Does a word of this content count?</summary>
    public bool Counts(string said) => said == content;

    /// <summary>What has been agreed on a criterion and holds; null for nothing.</summary>
    public Agreement? AgreedOn(string criterion) =>
        AgreedOn([.. words.Where(word => word.Criterion == criterion && word.Content == content)], agreements, content);

    /// <summary>Does a single no decide a criterion on which others have said yes, and nothing has been agreed?</summary>
    public bool IsDisputed(string criterion) =>
        AgreedOn(criterion) is null
        && words.Where(word => word.Criterion == criterion && word.Content == content).Select(word => word.Outcome).Distinct().Count() > 1;

    private static Agreement? AgreedOn(IReadOnlyList<Word> counted, IReadOnlyCollection<Agreement> agreements, string content)
    {
        if (counted.Count == 0)
        {
            return null;
        }

        var criterion = counted[0].Criterion;
        return
            agreements.FirstOrDefault(agreed => agreed.Criterion == criterion && agreed.Content == content) is { } latest
            && !counted.Any(word => word.At > latest.At && word.Outcome != latest.Outcome)
            ? latest
            : null;
    }
}
