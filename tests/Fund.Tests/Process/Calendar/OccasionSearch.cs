using Fund.Process.Calendar;

namespace Fund.Tests.Process.Calendar;

/// <summary>Finds an occasion of a calendar under test.</summary>
internal static class OccasionSearch
{
    public static ReportingOccasion? Find(this ReportingCalendar calendar, string key) =>
        calendar.Occasions.FirstOrDefault(occasion => occasion.Key == key);
}
