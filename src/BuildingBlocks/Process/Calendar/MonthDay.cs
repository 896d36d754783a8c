using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Fund.Process.Calendar;

/// <summary>A day that returns every year, such as 31 August. Written mm-dd in rule versions.</summary>
[StructLayout(LayoutKind.Auto)]
[JsonConverter(typeof(MonthDayJson))]
public readonly record struct MonthDay
{
    /// <summary>A day of a month.</summary>
    /// <param name="month">1–12.</param>
    /// <param name="day">1 to the month's longest: 29 February is allowed, and is the 28th in common years.</param>
    /// <exception cref="ArgumentOutOfRangeException">No year has such a day.</exception>
    public MonthDay(int month, int day)
    {
        // 2000 is a leap year: it has every day that any year has.
        var date = new DateOnly(2000, month, day);
        (Month, Day) = (date.Month, date.Day);
    }

    /// <summary>The month, 1–12.</summary>
    public int Month { get; }

    /// <summary>The day of the month, 1–31.</summary>
    public int Day { get; }

    /// <summary>The day in a year.</summary>
    public DateOnly In(int year) => new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));

    /// <summary>Reads mm-dd, and nothing else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out MonthDay day)
    {
        var isRead = DateOnly.TryParseExact($"2000-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        day = isRead ? new(date.Month, date.Day) : default;
        return isRead;
    }

    /// <summary>mm-dd.</summary>
    public override string ToString() => $"{Month:00}-{Day:00}";
}
