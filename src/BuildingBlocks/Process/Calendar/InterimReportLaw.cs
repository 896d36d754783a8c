using Fund.Contracts.Values;

namespace Fund.Process.Calendar;

/// <summary>
/// The law's demand on the interim report (W-21): it covers at least half and at most two thirds of the fiscal year,
/// and reaches the council and the auditors within two months of the period's end. Lagen (2018:597) om kommunal bokföring och redovisning.
/// </summary>
public static class InterimReportLaw
{
    private static readonly MonthDay Earliest = new(6, 30);

    private static readonly MonthDay Latest = new(8, 31);

    private static readonly DeadlineTerm TwoMonths = new(2, TermUnit.Months);

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
                    T(
                        $"{occasion.Name} slutar {SwedishDate.ForPage(occasion.PeriodEnd)} och omfattar mindre än halva räkenskapsåret. "
                            + $"Lagens delårsrapport ska sluta tidigast den 30 juni."
                    )
                )
            );
        }

        if (occasion.PeriodEnd > Latest.In(occasion.PeriodEnd.Year))
        {
            faults.Add(
                new(
                    occasion.Key,
                    T(
                        $"{occasion.Name} slutar {SwedishDate.ForPage(occasion.PeriodEnd)} och omfattar mer än två tredjedelar av "
                            + $"räkenskapsåret. Lagens delårsrapport ska sluta senast den 31 augusti."
                    )
                )
            );
        }

        var last = TwoMonths.DueAfter(occasion.PeriodEnd);
        if (occasion.Due > last)
        {
            faults.Add(
                new(
                    occasion.Key,
                    T(
                        $"{occasion.Name} ska lämnas till fullmäktige och revisorerna inom två månader efter periodens slut, alltså "
                            + $"senast {SwedishDate.ForPage(last)}."
                    )
                )
            );
        }

        return faults;
    }
}
