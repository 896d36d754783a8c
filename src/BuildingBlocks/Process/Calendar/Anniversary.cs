namespace Fund.Process.Calendar;

/// <summary>
/// Days that return a whole number of months or years after a start. Always counted from the start itself, never from the last
/// anniversary: what started on 29 February has its anniversary on 28 February in common years and on 29 February in leap
/// years, while one counted step by step would stay on the 28th for ever (BAD-06).
/// </summary>
public static class Anniversary
{
    /// <summary>The day a number of whole years after the start.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside the years 1–9999.</exception>
    public static DateOnly InYears(DateOnly start, int years) => start.AddYears(years);

    /// <summary>The day a number of whole months after the start, or the last of that month when it has no such day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside the years 1–9999.</exception>
    public static DateOnly InMonths(DateOnly start, int months) => start.AddMonths(months);

    /// <summary>How many whole years have passed: 0 until the first anniversary, 1 on it. Below the start: 0.</summary>
    public static int YearsPassed(DateOnly start, DateOnly on)
    {
        var years = Math.Max(0, on.Year - start.Year);
        return years > 0 && on < InYears(start, years) ? years - 1 : years;
    }

    /// <summary>How many whole months have passed: 0 until the first month's day, 1 on it. Below the start: 0.</summary>
    public static int MonthsPassed(DateOnly start, DateOnly on)
    {
        var months = Math.Max(0, (12 * (on.Year - start.Year)) + on.Month - start.Month);
        return months > 0 && on < InMonths(start, months) ? months - 1 : months;
    }
}
