using Fund.Contracts.Values;

namespace Fund.Process.Calendar;

/// <summary>
/// The law's demand on interim reports (W-21): at least one a year covers at least half and at most two thirds of the fiscal year,
/// and reaches the council and the auditors within two months of the period's end. Lagen (2018:597) om kommunal bokföring och redovisning.
/// </summary>
public static class InterimReportLaw
{
    private static readonly MonthDay Earliest = new(6, 30);

    private static readonly MonthDay Latest = new(8, 31);

    private static readonly DeadlineTerm TwoMonths = new(2, TermUnit.Months);

    /// <summary>
    /// Checks a year: at least one occasion is flagged as the legal interim report, and every one flagged is as the law demands.
    /// </summary>
    /// <returns>What is wrong; nothing when the law is met.</returns>
    public static IReadOnlyList<CalendarFault> Check(ReportingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var flagged = calendar.Occasions.Where(occasion => occasion.Is(OccasionKinds.LegalInterimReport)).ToArray();
        return flagged.Length == 0
            ?
            [
                new(
                    null,
                    $"Räkenskapsåret {calendar.Year} saknar delårsrapport. Lagen kräver minst en, med en period som slutar mellan 30 "
                        + $"juni och 31 augusti."
                ),
            ]
            : [.. flagged.SelectMany(Check)];
    }

    /// <summary>
    /// Checks one occasion that is the legal interim report. It always reports from 1 January, whatever period is settled at the same time.
    /// </summary>
    /// <returns>What is wrong; nothing when the law is met.</returns>
    public static IReadOnlyList<CalendarFault> Check(ReportingOccasion occasion)
    {
        ArgumentNullException.ThrowIfNull(occasion);
        var faults = new List<CalendarFault>();
        if (occasion.PeriodEnd < Earliest.In(occasion.PeriodEnd.Year))
        {
            faults.Add(
                new(
                    occasion.Key,
                    $"{occasion.Name} slutar {SwedishDate.ForPage(occasion.PeriodEnd)} och omfattar mindre än halva räkenskapsåret. "
                        + $"Lagens delårsrapport ska sluta tidigast den 30 juni."
                )
            );
        }

        if (occasion.PeriodEnd > Latest.In(occasion.PeriodEnd.Year))
        {
            faults.Add(
                new(
                    occasion.Key,
                    $"{occasion.Name} slutar {SwedishDate.ForPage(occasion.PeriodEnd)} och omfattar mer än två tredjedelar av "
                        + $"räkenskapsåret. Lagens delårsrapport ska sluta senast den 31 augusti."
                )
            );
        }

        var last = TwoMonths.DueAfter(occasion.PeriodEnd);
        if (occasion.Due > last)
        {
            faults.Add(
                new(
                    occasion.Key,
                    $"{occasion.Name} ska lämnas till fullmäktige och revisorerna inom två månader efter periodens slut, alltså "
                        + $"senast {SwedishDate.ForPage(last)}."
                )
            );
        }

        return faults;
    }
}
