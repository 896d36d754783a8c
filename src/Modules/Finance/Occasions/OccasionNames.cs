using Fund.Process.Profiles;

namespace Fund.Finance.Occasions;

/// <summary>Occasions by the names that people know, never by their keys.</summary>
internal static class OccasionNames
{
    /// <summary>"Delårsrapport 2026"; an occasion that no rule version has any more is named by its year.</summary>
    public static string Of(FundCalendar calendar, string key) =>
        calendar.Find(key)?.NameInYear ?? T($"Ett tillfälle {key.Split('-', 2)[0]}");
}
