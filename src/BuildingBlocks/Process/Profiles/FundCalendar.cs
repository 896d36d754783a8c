using Fund.Process.Calendar;

namespace Fund.Process.Profiles;

/// <summary>
/// The occasions of one fund through the years. An occasion is that of the rule version in force when its period ends, so a new version
/// neither changes the years behind it nor leaves a period unsettled.
/// </summary>
/// <param name="versions">The fund's rule versions, oldest first.</param>
public sealed class FundCalendar(IReadOnlyList<Profile> versions)
{
    /// <summary>
    /// The occasions of a fiscal year, in the order their periods end; none before the first version or outside 2000–2100.
    /// </summary>
    public IReadOnlyList<ReportingOccasion> Of(FiscalYear year) =>
        year.Year is < OccasionKey.FirstYear or > OccasionKey.LastYear
            ? []
            :
            [
                .. versions
                    .SelectMany(version =>
                        version.Calendar.Of(year).Occasions.Where(occasion => ReferenceEquals(InForce(occasion.PeriodEnd), version))
                    )
                    // Two versions that meet in a year may use the same key: the later one's is meant.
                    .GroupBy(occasion => occasion.Key, (_, same) => same.Last())
                    .OrderBy(occasion => occasion.PeriodEnd),
            ];

    /// <summary>The occasions with all these kinds whose periods end on days from the first to the last, in that order.</summary>
    public IEnumerable<ReportingOccasion> Ending(OccasionKinds kinds, DateOnly first, DateOnly last) =>
        Years(first, last)
            .SelectMany(Of)
            .Where(occasion => occasion.Is(kinds) && first <= occasion.PeriodEnd && occasion.PeriodEnd <= last);

    /// <summary>The occasions with all these kinds whose periods have a day in common with those from the first to the last.</summary>
    public IEnumerable<ReportingOccasion> Touching(OccasionKinds kinds, DateOnly first, DateOnly last) =>
        Years(first, last)
            .SelectMany(Of)
            .Where(occasion => occasion.Is(kinds) && first <= occasion.PeriodEnd && occasion.PeriodStart <= last);

    /// <summary>The occasion that a key ("2027-T1") names; null when it is no key or there is none.</summary>
    public ReportingOccasion? Find(string? key) =>
        OccasionKey.TryParse(key, out var parsed) ? Of(parsed.Year).FirstOrDefault(occasion => occasion.Id == parsed) : null;

    private Profile? InForce(DateOnly day) => versions.LastOrDefault(version => version.Guideline.InForceFrom <= day);

    private static IEnumerable<FiscalYear> Years(DateOnly first, DateOnly last)
    {
        for (var year = FiscalYear.Of(first); year <= FiscalYear.Of(last); year = year.Next)
        {
            yield return year;
        }
    }
}
