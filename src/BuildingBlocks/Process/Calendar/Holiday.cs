namespace Fund.Process.Calendar;

/// <summary>A day of the Swedish year on which offices are closed.</summary>
/// <param name="Date">The day.</param>
/// <param name="Name">Its Swedish name.</param>
/// <param name="Kind">Whether the law makes it a public holiday or counts it as one.</param>
public readonly record struct Holiday(DateOnly Date, string Name, HolidayKind Kind);

/// <summary>What makes a day a holiday.</summary>
public enum HolidayKind
{
    /// <summary>A public holiday, lagen (1989:253) om allmänna helgdagar. That law's Sundays are not listed one by one.</summary>
    PublicHoliday,

    /// <summary>
    /// Midsummer Eve, Christmas Eve or New Year's Eve: not public holidays, but a time limit set by law moves past them just as
    /// past Saturdays and Sundays, lagen (1930:173) om beräkning av lagstadgad tid.
    /// </summary>
    Eve,
}
