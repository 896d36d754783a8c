using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Process.Profiles;

namespace Fund.Finance.Settlements;

/// <summary>One occasion of one year: "2026-T1".</summary>
internal sealed record Occasion(
    string Key,
    string Name,
    int Year,
    DateOnly PeriodStart,
    DateOnly PeriodEnd,
    DateOnly PrepareOn,
    DateOnly Due,
    OccasionRule Rule
);

/// <summary>The occasions that a profile's calendar gives.</summary>
internal static class Occasions
{
    /// <summary>The settlement occasions of a fiscal year, in order.</summary>
    public static IReadOnlyList<Occasion> Of(Profile profile, int year) =>
        [.. profile.Calendar.Occasions.Where(o => o.Settlement).Select(o => Make(o, year)).OrderBy(o => o.PeriodEnd)];

    /// <summary>The occasion with a key.</summary>
    /// <exception cref="NotFound">The calendar has none.</exception>
    public static Occasion Parse(Profile profile, string key)
    {
        var cut = key.IndexOf('-', StringComparison.Ordinal);
        if (cut != 4 || !int.TryParse(key[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2000 or > 2100)
        {
            throw new NotFound("Tillfället finns inte.");
        }

        return Of(profile, year).FirstOrDefault(o => o.Key == key) ?? throw new NotFound("Tillfället finns inte.");
    }

    /// <summary>Occasions whose settlement should have been prepared by this day, of its year and the last.</summary>
    public static IReadOnlyList<Occasion> DueBy(Profile profile, DateOnly today) =>
        [.. Of(profile, today.Year - 1).Concat(Of(profile, today.Year)).Where(o => o.PrepareOn <= today)];

    private static Occasion Make(OccasionRule rule, int year)
    {
        var start = Day(rule.PeriodStart, year);
        var end = Day(rule.PeriodEnd, year);
        return new Occasion(
            $"{year}-{rule.Key}",
            $"{rule.Name} {year}",
            year,
            start,
            end,
            end.AddDays(rule.PrepareAfterDays),
            end.AddDays(rule.DueAfterDays),
            rule
        );
    }

    private static DateOnly Day(string monthDay, int year) =>
        DateOnly.ParseExact($"{year}-{monthDay}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
