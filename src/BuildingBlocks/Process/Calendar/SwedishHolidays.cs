namespace Fund.Process.Calendar;

/// <summary>
/// The Swedish holidays of any year, by the rules in force since 2005: thirteen public holidays (five move with Easter, two are
/// the Saturday of a certain week, six are fixed) and the three eves that the law counts as holidays for time limits.
/// For earlier years the same rules are applied backwards; the holidays of those years were partly others.
/// </summary>
public static class SwedishHolidays
{
    /// <summary>The first year that can be asked for.</summary>
    public const int FirstYear = 1;

    /// <summary>
    /// The last year that can be asked for: the calendar of .NET ends with 9999, and a deadline may pass into the next year.
    /// </summary>
    public const int LastYear = 9998;

    /// <summary>
    /// The holidays of a year in date order. In a few years two of them are one day (first of May on Ascension Day, National Day on Whit
    /// Sunday): both are listed.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside <see cref="FirstYear"/>–<see cref="LastYear"/>.</exception>
    public static IReadOnlyList<Holiday> Of(int year)
    {
        ThrowIfOutOfRange(year);
        var easter = Easter.SundayOf(year);
        var midsummer = SaturdayOnOrAfter(new DateOnly(year, 6, 20));
        Holiday[] holidays =
        [
            Public(new DateOnly(year, 1, 1), T("nyårsdagen")),
            Public(new DateOnly(year, 1, 6), T("trettondedag jul")),
            Public(easter.AddDays(-2), T("långfredagen")),
            Public(easter, T("påskdagen")),
            Public(easter.AddDays(1), T("annandag påsk")),
            Public(new DateOnly(year, 5, 1), T("första maj")),
            Public(easter.AddDays(39), T("Kristi himmelsfärdsdag")),
            Public(easter.AddDays(49), T("pingstdagen")),
            Public(new DateOnly(year, 6, 6), T("nationaldagen")),
            Eve(midsummer.AddDays(-1), T("midsommarafton")),
            Public(midsummer, T("midsommardagen")),
            Public(SaturdayOnOrAfter(new DateOnly(year, 10, 31)), T("alla helgons dag")),
            Eve(new DateOnly(year, 12, 24), T("julafton")),
            Public(new DateOnly(year, 12, 25), T("juldagen")),
            Public(new DateOnly(year, 12, 26), T("annandag jul")),
            Eve(new DateOnly(year, 12, 31), T("nyårsafton")),
        ];
        return [.. holidays.OrderBy(holiday => holiday.Date)];
    }

    /// <summary>The holidays on a day: none, one or two.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside <see cref="FirstYear"/>–<see cref="LastYear"/>.</exception>
    public static IEnumerable<Holiday> On(DateOnly date) => Of(date.Year).Where(holiday => holiday.Date == date);

    internal static void ThrowIfOutOfRange(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
    }

    private static Holiday Public(DateOnly date, string name) => new(date, name, HolidayKind.PublicHoliday);

    private static Holiday Eve(DateOnly date, string name) => new(date, name, HolidayKind.Eve);

    private static DateOnly SaturdayOnOrAfter(DateOnly date) => date.AddDays(((int)DayOfWeek.Saturday - (int)date.DayOfWeek + 7) % 7);
}
