using Fund.Contracts.Messages;
using Fund.Contracts.Values;

namespace Fund.Assessment.Meetings;

/// <summary>What is done to a case is not older than what it builds on (F-08).</summary>
internal static class InOrder
{
    /// <summary>Names, among the days of <see cref="FactDates"/>, the day on which the application was handed in.</summary>
    public const string HandedIn = "handedIn";

    /// <summary>Refuses a day that lies before one of those it builds on; what has not been done stands in nobody's way.</summary>
    /// <exception cref="Refused">At the field, with the day that comes first.</exception>
    public static void Require(CaseFacts facts, DateOnly day, string field, params string[] after)
    {
        if (after.Select(what => Against(facts, day, field, what)).FirstOrDefault(finding => finding is not null) is { } wrong)
        {
            throw new Refused([wrong]);
        }
    }

    /// <summary>The day on which something was done; null while it is not.</summary>
    public static DateOnly? DayOf(CaseFacts facts, string what) =>
        what == HandedIn ? facts.HandedIn?.On
        : facts.Dates.TryGetValue(what, out var on) ? on
        : null;

    private static Finding? Against(CaseFacts facts, DateOnly day, string field, string what) =>
        DayOf(facts, what) is { } on && day < on ? new Finding(WordsOf(what, on), Field: field) : null;

    private static string WordsOf(string what, DateOnly on) =>
        what switch
        {
            HandedIn => T($"Ansökan lämnades in {on:yyyy-MM-dd}. Ange en dag som inte ligger före det."),
            FactDates.PreparedOn => T($"Ansökan bereddes {on:yyyy-MM-dd}. Ange en dag som inte ligger före det."),
            FactDates.CommitteeDecidedOn => T($"Nämnden beslutade att ansöka {on:yyyy-MM-dd}. Ange en dag som inte ligger före det."),
            FactDates.MeetingOn => T($"Det första mötet hölls {on:yyyy-MM-dd}. Ange en dag som inte ligger före det."),
            _ => T($"Det förra beslutet är från {on:yyyy-MM-dd}. Ange en dag som inte ligger före det."),
        };
}
