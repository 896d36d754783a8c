using System.Text.Json.Serialization;

namespace Fund.Process.Calendar;

/// <summary>
/// How long after a day something is due: "within a month", "tre veckor", "tio arbetsdagar". A rule version states it as data;
/// this works out the date.
/// </summary>
/// <param name="Length">How many units; zero or more.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="MoveToWorkingDay">A due date that is not a working day moves to the next one (UA-3: each municipality chooses).</param>
[JsonConverter(typeof(DeadlineTermJson))]
public sealed record DeadlineTerm(int Length, TermUnit Unit, bool MoveToWorkingDay = false)
{
    /// <summary>How many units; zero or more.</summary>
    public int Length { get; } =
        Length >= 0 ? Length : throw new ArgumentOutOfRangeException(nameof(Length), Length, "A term is zero or longer.");

    /// <summary>
    /// The last day on which it is done in time. The day the time starts is not counted. Years and months end on the same day of
    /// the month, or on its last day when there is no such day: a month from 31 January is 28 or 29 February (W-10, UA-3).
    /// </summary>
    /// <param name="start">The day from which time runs, for example the day an idea was received.</param>
    /// <exception cref="ArgumentOutOfRangeException">The due date is outside the years 1–9998.</exception>
    public DateOnly DueAfter(DateOnly start)
    {
        var due = Unit switch
        {
            TermUnit.Days => start.AddDays(Length),
            TermUnit.WorkingDays => WorkingDays.After(start, Length),
            TermUnit.Weeks => start.AddDays(checked(7 * Length)),
            TermUnit.Months => start.AddMonths(Length),
            TermUnit.Years => start.AddYears(Length),
            _ => throw new InvalidOperationException($"Unknown unit {Unit}."),
        };
        return MoveToWorkingDay ? WorkingDays.OnOrAfter(due) : due;
    }
}

/// <summary>What a <see cref="DeadlineTerm"/> counts.</summary>
public enum TermUnit
{
    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Working days, see <see cref="WorkingDays"/>.</summary>
    WorkingDays,

    /// <summary>Weeks of seven calendar days.</summary>
    Weeks,

    /// <summary>Calendar months.</summary>
    Months,

    /// <summary>Calendar years.</summary>
    Years,
}
