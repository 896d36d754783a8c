namespace Fund.Process.Calendar;

/// <summary>
/// Between instants, which are stored in UTC, and days and clock times in Sweden (Europe/Stockholm), also on the day of 23 hours
/// in March and of 25 in October (BAD-06, quality.md T1–T3). A cost on 30 April at 23:30 is April's, though UTC may say otherwise.
/// </summary>
public static class StockholmTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>The date today in Sweden.</summary>
    public static DateOnly Today(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return DateOf(clock.GetUtcNow());
    }

    /// <summary>The date in Sweden at an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(At(instant).DateTime);

    /// <summary>An instant as Swedish clock time, with its distance from UTC (+01:00 or +02:00), for showing.</summary>
    public static DateTimeOffset At(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>
    /// The instant, in UTC, at which a day begins in Sweden. A day lasts from its start until, not including, the start of the next.
    /// </summary>
    public static DateTimeOffset StartOf(DateOnly date) => InstantOf(date, TimeOnly.MinValue);

    /// <summary>
    /// The instant, in UTC, of a Swedish date and clock time. A time that the clock skips in March is the instant of the leap
    /// itself (02:30 is 03:00 summer time), so that what was planned then happens once and the same day. A time that comes twice in October
    /// is
    /// the second, in winter time, as .NET and PostgreSQL read it: a limit never passes sooner than the clock on the wall says.
    /// </summary>
    public static DateTimeOffset InstantOf(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(local))
        {
            // Sweden always leaps a whole hour on the hour.
            local = local.Date.AddHours(local.Hour + 1);
        }

        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, Zone), TimeSpan.Zero);
    }
}
