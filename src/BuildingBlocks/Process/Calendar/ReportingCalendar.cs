using Fund.Contracts.Values;

namespace Fund.Process.Calendar;

/// <summary>
/// The reporting occasions of one fiscal year, in the order their periods end. Free: any number on any days within the year (AA-7, UA-8).
/// </summary>
public sealed class ReportingCalendar
{
    private ReportingCalendar(FiscalYear year, IReadOnlyList<ReportingOccasion> occasions) => (Year, Occasions) = (year, occasions);

    /// <summary>The fiscal year.</summary>
    public FiscalYear Year { get; }

    /// <summary>The occasions, in the order their periods end.</summary>
    public IReadOnlyList<ReportingOccasion> Occasions { get; }

    /// <summary>
    /// Builds the calendar of a year. Where the template does not say, a period starts the day after the one before it: for an
    /// occasion with settlement, after the previous settlement's, so that each day of cost is settled once; for others, after the
    /// previous occasion's of a shared kind; and at the turn of the year for the first.
    /// </summary>
    /// <param name="year">The year.</param>
    /// <param name="templates">The rule version's occasions.</param>
    /// <param name="dates">Dates that differ; those of other years are passed over.</param>
    /// <param name="calendar">The calendar; empty when there are faults.</param>
    /// <returns>What is wrong; nothing when the calendar is whole. The law's own demand is <see cref="InterimReportLaw"/>'s.</returns>
    public static IReadOnlyList<CalendarFault> Build(
        FiscalYear year,
        IReadOnlyList<OccasionTemplate> templates,
        IReadOnlyList<OccasionDates> dates,
        out ReportingCalendar calendar
    )
    {
        ArgumentNullException.ThrowIfNull(templates);
        ArgumentNullException.ThrowIfNull(dates);
        calendar = new(year, []);
        var ofYear = dates.Where(one => one.Year == year).ToArray();
        var faults = Ambiguities(templates, ofYear).ToList();
        if (faults.Count > 0)
        {
            return faults;
        }

        var occasions = WithPeriodStarts(
            year,
            templates
                .Select(template => Dated(year, template, ofYear))
                .OrderBy(one => one.End)
                .ThenBy(one => one.Template.Key, StringComparer.Ordinal)
        );
        faults = [.. occasions.SelectMany(occasion => FaultsOf(year, occasion)), .. SettlementGaps(year, occasions)];
        if (faults.Count == 0)
        {
            calendar = new(year, occasions);
        }

        return faults;
    }

    private static (OccasionTemplate Template, DateOnly End, DateOnly Due) Dated(
        FiscalYear year,
        OccasionTemplate template,
        OccasionDates[] dates
    )
    {
        var moved = dates.FirstOrDefault(one => one.Key == template.Key);
        var end = moved?.PeriodEnd ?? template.PeriodEnd.In(year.Year);
        return (template, end, moved?.Due ?? template.DueWithin.DueAfter(end));
    }

    private static List<ReportingOccasion> WithPeriodStarts(
        FiscalYear year,
        IEnumerable<(OccasionTemplate Template, DateOnly End, DateOnly Due)> dated
    )
    {
        var occasions = new List<ReportingOccasion>();
        foreach (var (template, end, due) in dated)
        {
            var shared = template.Kinds.HasFlag(OccasionKinds.Settlement) ? OccasionKinds.Settlement : template.Kinds;
            var before = occasions.FindLast(earlier => (earlier.Kinds & shared) != OccasionKinds.None);
            var start = template.PeriodStart?.In(year.Year) ?? before?.PeriodEnd.AddDays(1) ?? year.Start;
            occasions.Add(new(template.Key, template.Name, start, end, template.PrepareAfter.DueAfter(end), due, template.Kinds));
        }

        return occasions;
    }

    private static IEnumerable<CalendarFault> Ambiguities(IReadOnlyList<OccasionTemplate> templates, OccasionDates[] dates)
    {
        foreach (var wrong in templates.Where(template => !OccasionKey.Names(template.Key)))
        {
            yield return new(
                wrong.Key,
                T($"{wrong.Name}: beteckningen {wrong.Key} ska ha 1–20 tecken, bara bokstäverna a–z, A–Z och siffror, till exempel T1.")
            );
        }

        foreach (var key in templates.GroupBy(template => template.Key).Where(same => same.Count() > 1).Select(same => same.Key))
        {
            yield return new(key, T($"Flera tillfällen har beteckningen {key}. Ge varje tillfälle en egen."));
        }

        foreach (var key in dates.GroupBy(one => one.Key).Where(same => same.Count() > 1).Select(same => same.Key))
        {
            yield return new(key, T($"Tillfället {key} har fått egna datum mer än en gång för samma år."));
        }

        foreach (var unknown in dates.Where(one => templates.All(template => template.Key != one.Key)))
        {
            yield return new(unknown.Key, T($"Egna datum är angivna för {unknown.Key}, men det tillfället finns inte."));
        }
    }

    private static IEnumerable<CalendarFault> FaultsOf(FiscalYear year, ReportingOccasion occasion)
    {
        if (occasion.Kinds == OccasionKinds.None)
        {
            yield return new(occasion.Key, T($"{occasion.Name}: ange vad som görs vid tillfället."));
        }

        if (!year.Contains(occasion.PeriodStart, occasion.PeriodEnd))
        {
            // a period may not cross the turn of the year.
            yield return new(
                occasion.Key,
                T(
                    $"{occasion.Name}: perioden {SwedishDate.ForPage(occasion.PeriodStart)} till {SwedishDate.ForPage(occasion.PeriodEnd)} "
                        + $"ska ligga inom räkenskapsåret {year} och inte sluta före sin början."
                )
            );
        }

        if (occasion.Due < occasion.PeriodEnd)
        {
            yield return new(
                occasion.Key,
                T($"{occasion.Name}: rapporten ska lämnas tidigast när perioden har slutat, {SwedishDate.ForPage(occasion.PeriodEnd)}.")
            );
        }

        if (occasion.Is(OccasionKinds.Settlement) && occasion.PrepareOn > occasion.Due)
        {
            yield return new(
                occasion.Key,
                T(
                    $"{occasion.Name}: avräkningen förbereds {SwedishDate.ForPage(occasion.PrepareOn)}, efter den dag då den ska vara "
                        + $"klar, {SwedishDate.ForPage(occasion.Due)}. Förbered den tidigare eller ge längre tid."
                )
            );
        }

        if (occasion.Is(OccasionKinds.YearEnd) && occasion.PeriodEnd != year.End)
        {
            yield return new(occasion.Key, T($"{occasion.Name}: årsbokslutets period slutar den 31 december."));
        }
    }

    /// <summary>
    /// Each day of cost is settled once: a settlement starts where the one before it ended, and the first at the turn of the year.
    /// </summary>
    private static IEnumerable<CalendarFault> SettlementGaps(FiscalYear year, List<ReportingOccasion> occasions)
    {
        var expected = year.Start;
        foreach (var settlement in occasions.Where(occasion => occasion.Is(OccasionKinds.Settlement)))
        {
            if (settlement.PeriodStart != expected)
            {
                yield return new(
                    settlement.Key,
                    T(
                        $"{settlement.Name}: avräkningens period ska börja {SwedishDate.ForPage(expected)}, "
                            + $"så att varje dags kostnader avräknas en gång."
                    )
                );
            }

            expected = settlement.PeriodEnd.AddDays(1);
        }
    }
}
