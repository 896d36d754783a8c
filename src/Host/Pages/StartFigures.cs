using Fund.Contracts.Messages;
using Fund.Platform.Tasks;
using Fund.Process.Calendar;

namespace Fund.Host.Pages;

/// <summary>What the one who keeps the process going looks at first: what is late, and how long others are waited for.</summary>
internal static class StartFigures
{
    /// <summary>The numbers.</summary>
    /// <param name="own">What waits for the person.</param>
    /// <param name="others">What waits for others.</param>
    /// <param name="today">Today, a Swedish calendar date.</param>
    public static IEnumerable<StartFigure> Of(IReadOnlyList<TaskItem> own, IReadOnlyList<TaskItem> others, DateOnly today)
    {
        var (mine, theirs) = (own.Count(task => task.Due < today), others.Count(task => task.Due < today));
        yield return new StartFigure(
            T("Försenat"),
            $"{mine + theirs}",
            10,
            mine + theirs == 0 ? T("Inget har gått över tiden") : T($"{mine} hos dig, {theirs} hos andra"),
            Alarming: mine + theirs > 0
        );
        yield return new StartFigure(
            T("Väntar på andra"),
            $"{others.Count}",
            20,
            others.Count == 0 ? T("Ingen är på tur") : T($"Längst: {DaysOf(others.Min(task => task.AskedAt), today)}")
        );
    }

    /// <summary>How long something has waited: "75 dagar".</summary>
    private static string DaysOf(DateTimeOffset asked, DateOnly today)
    {
        var days = today.DayNumber - StockholmTime.DateOf(asked).DayNumber;
        return days == 1 ? T("1 dag") : T($"{days} dagar");
    }
}
