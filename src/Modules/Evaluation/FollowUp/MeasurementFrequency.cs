using Fund.Process.Calendar;

namespace Fund.Evaluation.FollowUp;

/// <summary>How often an indicator is measured (U-92).</summary>
internal enum MeasurementFrequency
{
    /// <summary>Every month from the start.</summary>
    Monthly,

    /// <summary>Every third month from the start.</summary>
    Quarterly,

    /// <summary>Every fourth month from the start.</summary>
    Tertial,

    /// <summary>Every sixth month from the start.</summary>
    HalfYearly,

    /// <summary>Every year from the start.</summary>
    Yearly,

    /// <summary>Once, when the initiative is to be finished.</summary>
    Once,
}

/// <summary>Reads and tells how often, and works out when the next measurement is due.</summary>
internal static class MeasurementFrequencies
{
    /// <summary>A measurement that comes this many days early is the due one.</summary>
    public const int DaysEarly = 7;

    // A guideline that says nothing of the end: once is after a year.
    private const int MonthsUnlessEndIsKnown = 12;

    private static (string Key, string Name, MeasurementFrequency Frequency, int Months)[] Table =>
        [
            ("monthly", T("Varje månad"), MeasurementFrequency.Monthly, 1),
            ("quarterly", T("Varje kvartal"), MeasurementFrequency.Quarterly, 3),
            ("tertial", T("Varje tertial"), MeasurementFrequency.Tertial, 4),
            ("halfYearly", T("Varje halvår"), MeasurementFrequency.HalfYearly, 6),
            ("yearly", T("Varje år"), MeasurementFrequency.Yearly, 12),
            ("once", T("En gång"), MeasurementFrequency.Once, 0),
        ];

    /// <summary>The frequency that an answer names; null for words of one's own.</summary>
    public static MeasurementFrequency? Read(string? answer) =>
        Array.Find(Table, row => row.Key == answer) is { Key: not null } found ? found.Frequency : null;

    /// <summary>The answer in words: the frequency's, or the words as they were written.</summary>
    public static string? Tell(string? answer) =>
        Array.Find(Table, row => row.Key == answer) is { Key: not null } found ? found.Name : answer;

    /// <summary>
    /// The day by which the next measurement is due, counted from the start itself and not from the last one, so that a late measurement
    /// does
    /// not move those after it. Null when nothing more is to be measured.
    /// </summary>
    /// <param name="frequency">How often.</param>
    /// <param name="start">The day the initiative started.</param>
    /// <param name="end">The day it is to be finished; null when nobody has said.</param>
    /// <param name="last">The day of the latest measurement; null before the first.</param>
    public static DateOnly? NextDue(this MeasurementFrequency frequency, DateOnly start, DateOnly? end, DateOnly? last)
    {
        if (frequency == MeasurementFrequency.Once)
        {
            return last is null ? end ?? Anniversary.InMonths(start, MonthsUnlessEndIsKnown) : null;
        }

        var months = Array.Find(Table, row => row.Frequency == frequency).Months;
        var passed = last is { } day ? Anniversary.MonthsPassed(start, day.AddDays(DaysEarly)) / months : 0;
        return Anniversary.InMonths(start, (passed + 1) * months);
    }
}
