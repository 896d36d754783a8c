using System.Globalization;
using Fund.Assessment.Meetings;
using Fund.Contracts.Languages;
using Fund.Contracts.Values;
using Fund.Web;

namespace Fund.Assessment.Agendas;

/// <summary>What is said of meetings.</summary>
internal static class MeetingWords
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>What a meeting came to in a case: "Beslut § 45".</summary>
    public static string Of(MeetingItem item)
    {
        var what = item.Kind switch
        {
            MeetingItemKind.Preparation => T("Beredd"),
            MeetingItemKind.CommitteeDecision => T("Beslut att ansöka"),
            MeetingItemKind.FirstMeeting => item.SharedView == true ? T("Överens") : T("Inte överens"),
            MeetingItemKind.Recommendation => T("Förslag lämnat"),
            _ => T("Beslut"),
        };
        return item.Paragraph is { } paragraph ? $"{what} {paragraph}" : what;
    }

    /// <summary>The state in words.</summary>
    public static string Of(MeetingState state) =>
        state switch
        {
            MeetingState.Planned => T("Planerat"),
            MeetingState.Held => T("Hållet"),
            _ => T("Inställt"),
        };

    /// <summary>When it begins: "13.00".</summary>
    public static string Time(TimeOnly time) => time.ToString("HH.mm", Swedish);

    /// <summary>The day's name in the reader's language, as a sentence begins: "Onsdag".</summary>
    public static string Weekday(DateOnly day) =>
        Terms.Capital((ReadersLanguage.Current == Language.English ? English : Swedish).DateTimeFormat.GetDayName(day.DayOfWeek));

    /// <summary>The day as the page of a step takes it.</summary>
    public static string DayQuery(string operation, DateOnly day) =>
        operation switch
        {
            "PrepareApplication" => $"?preparedOn={SwedishDate.ForPage(day)}",
            "DecideToApply" or "RecordDecision" => $"?decidedOn={SwedishDate.ForPage(day)}",
            "RecordMeeting" => $"?heldOn={SwedishDate.ForPage(day)}",
            _ => "",
        };
}
