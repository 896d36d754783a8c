namespace Fund.Process.Calendar;

/// <summary>
/// Swedish working days: not Saturdays, Sundays, public holidays, Midsummer Eve, Christmas Eve or New Year's Eve: the days past
/// which lagen (1930:173) om beräkning av lagstadgad tid moves a time limit. Years 1–9998.
/// </summary>
public static class WorkingDays
{
    /// <summary>True on a working day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside 1–9998.</exception>
    public static bool IsWorkingDay(DateOnly date)
    {
        SwedishHolidays.ThrowIfOutOfRange(date.Year);
        return date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !SwedishHolidays.On(date).Any();
    }

    /// <summary>The day itself when it is a working day, else the next working day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside 1–9998.</exception>
    public static DateOnly OnOrAfter(DateOnly date)
    {
        while (!IsWorkingDay(date))
        {
            date = date.AddDays(1);
        }

        return date;
    }

    /// <summary>
    /// The working day that comes a number of working days after a day. The day itself is not counted; 0 gives <see cref="OnOrAfter"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is below zero, or the year is outside 1–9998.</exception>
    public static DateOnly After(DateOnly date, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        var reached = workingDays == 0 ? OnOrAfter(date) : date;
        for (var left = workingDays; left > 0; left--)
        {
            reached = OnOrAfter(reached.AddDays(1));
        }

        return reached;
    }
}
