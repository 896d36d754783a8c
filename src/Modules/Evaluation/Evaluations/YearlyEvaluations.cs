using Fund.Process.Calendar;

namespace Fund.Evaluation.Evaluations;

/// <summary>
/// Which years of an initiative have been evaluated (U-88). The years are counted from its start; each year's evaluation is due on the
/// anniversary that ends it and asked for some time before.
/// </summary>
/// <param name="start">The day the initiative started.</param>
/// <param name="recorded">The days on which yearly evaluations were recorded.</param>
internal sealed class YearlyEvaluations(DateOnly start, IEnumerable<DateOnly> recorded)
{
    /// <summary>How long before the anniversary the evaluation is asked for, days: time to gather what it needs.</summary>
    public const int DaysBefore = 60;

    private readonly HashSet<int> evaluated = Evaluated(start, recorded);

    /// <summary>The years that have been evaluated: 1 is the first.</summary>
    public IReadOnlySet<int> Years => evaluated;

    /// <summary>The years whose evaluation is asked for on a day and has not been recorded, and the day each is due.</summary>
    public IEnumerable<(int Year, DateOnly Due)> Missing(DateOnly today) =>
        from year in Enumerable.Range(1, Asked(start, today))
        where !evaluated.Contains(year)
        select (year, Anniversary.InYears(start, year));

    // An evaluation is of the oldest year that waits. Once all that are asked for are evaluated, one more corrects the latest; one that
    // comes
    // before the first was asked for is of the first.
    private static HashSet<int> Evaluated(DateOnly start, IEnumerable<DateOnly> recorded)
    {
        var years = new HashSet<int>();
        foreach (var day in recorded.Order())
        {
            var waiting = Enumerable.Range(1, Math.Max(1, Asked(start, day))).Where(year => !years.Contains(year)).Take(1);
            years.UnionWith(waiting);
        }

        return years;
    }

    private static int Asked(DateOnly start, DateOnly day) => Anniversary.YearsPassed(start, day.AddDays(DaysBefore));
}
