using Fund.Contracts.Values;
using Fund.Process.Calendar;

namespace Fund.Process.Profiles;

/// <summary>
/// The occasions of every year: when cost is settled, initiatives are followed up and evaluations compiled (A-37, A-47, U-84, UA-8).
/// </summary>
/// <param name="Occasions">In any order; the year's settlements end on 31 December.</param>
public sealed record CalendarRules(IReadOnlyList<OccasionTemplate> Occasions)
{
    /// <summary>Dates of single years, where they differ from the usual ones: real calendars move (UA-8).</summary>
    public IReadOnlyList<OccasionDates> Dates { get; init; } = [];

    /// <summary>The calendar of a year.</summary>
    /// <exception cref="InvalidOperationException">It has faults; the reader of profiles has proven that no year 2000–2100
    /// has.</exception>
    public ReportingCalendar Of(FiscalYear year) =>
        ReportingCalendar.Build(year, Occasions, Dates, out var calendar) is [var first, ..]
            ? throw new InvalidOperationException(first.Reason)
            : calendar;

    /// <summary>
    /// Everything that is wrong. Every year that an occasion can belong to is built, since leap days, weekends and Easter move the dates;
    /// what is wrong every year is told of once, and the years with dates of their own are told of one by one.
    /// </summary>
    internal IEnumerable<(FiscalYear Year, CalendarFault Fault)> Faults()
    {
        for (var year = new FiscalYear(OccasionKey.FirstYear); year.Year <= OccasionKey.LastYear; year = year.Next)
        {
            if (FaultsOf(year, []) is { Count: > 0 } usual)
            {
                return usual.Select(fault => (year, fault));
            }
        }

        return Dates.Select(date => date.Year).Distinct().Order().SelectMany(year => FaultsOf(year, Dates).Select(fault => (year, fault)));
    }

    private IReadOnlyList<CalendarFault> FaultsOf(FiscalYear year, IReadOnlyList<OccasionDates> dates)
    {
        if (year.Year is < OccasionKey.FirstYear or > OccasionKey.LastYear)
        {
            return [new(null, T($"Egna datum kan anges för åren {OccasionKey.FirstYear}–{OccasionKey.LastYear}."))];
        }

        var faults = ReportingCalendar.Build(year, Occasions, dates, out var calendar);
        if (faults.Count > 0)
        {
            return faults;
        }

        // A municipality may keep its interim report outside the fund's calendar; where it is in it, it is as the law demands (W-21).
        var law = calendar.Occasions.Where(occasion => occasion.Is(OccasionKinds.LegalInterimReport)).SelectMany(InterimReportLaw.Check);
        return [.. law, .. UnsettledDays(calendar)];
    }

    // A-49, U-83: cost after the last settlement would belong to a year that nothing settles.
    private static IEnumerable<CalendarFault> UnsettledDays(ReportingCalendar calendar) =>
        from last in calendar.Occasions.Where(occasion => occasion.Is(OccasionKinds.Settlement)).TakeLast(1)
        where last.PeriodEnd != calendar.Year.End
        select new CalendarFault(
            last.Key,
            T(
                $"{last.Name} är årets sista avräkning och slutar {SwedishDate.ForPage(last.PeriodEnd)}. Den ska sluta den 31 december, "
                    + $"så att hela årets kostnader avräknas."
            )
        );
}
