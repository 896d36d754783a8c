using Fund.Assessment.Meetings;
using Fund.Contracts.Messages;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Agendas;

/// <summary>One meeting before, while and after it is held: where it stands, and the one thing to do now.</summary>
[Requires(Permission.ReadMeetings)]
public sealed class MeetingPageModel(IMediator mediator, TimeProvider time) : OneMeetingPage(mediator)
{
    /// <summary>Key of the point that is moved or taken off.</summary>
    [BindProperty]
    public Guid Item { get; set; }

    internal string Lead =>
        string.Join(
            ", ",
            new[]
            {
                View.StartsAt is { } at
                    ? T($"{MeetingWords.Weekday(View.Day)} kl. {MeetingWords.Time(at)}")
                    : MeetingWords.Weekday(View.Day),
                View.Place,
            }.OfType<string>()
        );

    /// <summary>May the reader change agenda and day?</summary>
    public bool MayOrder => View.MayArrange && View.State == MeetingState.Planned;

    /// <summary>May the reader say who was there?</summary>
    public bool MaySayWhoWasThere => View.MayArrange && View.Members.Any(member => member.Present is not null);

    /// <summary>Has the day come?</summary>
    public bool HasCome => View.Day <= StockholmTime.Today(time);

    /// <summary>Where the meeting stands.</summary>
    public IReadOnlyList<StageMark> Path =>
        [
            new(T("Dagordning"), At(MeetingStep.MakeAgenda), null, PointsInWords),
            new(T("Mötet"), At(MeetingStep.Wait), View.Day),
            .. View.Members.Count > 0 ? new StageMark[] { new(T("Närvaro"), At(MeetingStep.TakeAttendance), null, Serving) } : [],
            new(T("Vad mötet kom fram till"), At(MeetingStep.RecordPoints), null, Left),
        ];

    internal string NextTitle =>
        View.Step switch
        {
            MeetingStep.MakeAgenda => T("Sätt upp dagordningen"),
            MeetingStep.Wait => T("Mötet väntar på sin dag"),
            MeetingStep.TakeAttendance => T("Registrera närvaron"),
            MeetingStep.RecordPoints => T("Registrera vad mötet kom fram till"),
            _ => T("Allt från mötet är registrerat"),
        };

    internal string NextText =>
        View.Step switch
        {
            MeetingStep.MakeAgenda => T("Välj bland ärendena som är klara för mötet, och skriv egna punkter."),
            MeetingStep.Wait when NotReady == 1 => T("Ett ärende på dagordningen är inte klart. Listan säger vad som fattas."),
            MeetingStep.Wait when NotReady > 1 => T($"{NotReady} ärenden på dagordningen är inte klara. Listan säger vad som fattas."),
            MeetingStep.Wait => T("Dagordningen kan ändras fram till dess."),
            MeetingStep.TakeAttendance => T("Den som inte är markerad räknas som frånvarande."),
            MeetingStep.RecordPoints => T("Gå igenom ärendena i listan. Det som registreras hamnar på det här mötet."),
            _ => T("Inget mer behöver göras."),
        };

    internal string? NextHref =>
        View.Step switch
        {
            MeetingStep.MakeAgenda when View.MayArrange => $"/moten/{View.Id}/lagg-till",
            MeetingStep.TakeAttendance when View.MayArrange => $"/moten/{View.Id}/narvaro",
            MeetingStep.RecordPoints => Next?.DoneAt,
            _ => null,
        };

    internal string NextButton =>
        View.Step switch
        {
            MeetingStep.MakeAgenda => T("Lägg till en punkt"),
            MeetingStep.TakeAttendance => T("Registrera närvaron"),
            _ => $"{Next?.Task}: {Next?.Title}",
        };

    private MeetingPoint? Next => View.Points.FirstOrDefault(point => point.DoneAt is not null);

    private int NotReady => View.Points.Count(point => point.InTheWay.Count > 0);

    private string PointsInWords => View.Points.Count == 1 ? T("En punkt") : T($"{View.Points.Count} punkter");

    private string? Serving =>
        View.Members.All(member => member.Present is null) ? null
        : View.Members.Count(member => member.Serves) is var serving && serving == 1 ? T("En tjänstgör")
        : T($"{serving} tjänstgör");

    private string? Left =>
        View.Points.Count(point => point.Waits) switch
        {
            0 => null,
            1 => T("Ett ärende kvar"),
            var left => T($"{left} ärenden kvar"),
        };

    /// <summary>A point up.</summary>
    public Task<IActionResult> OnPostUpAsync(CancellationToken cancellation) =>
        DoAsync(new MoveOnAgenda(Id, Item, Up: true, RowVersion), T("Ordningen är ändrad."), cancellation);

    /// <summary>A point down.</summary>
    public Task<IActionResult> OnPostDownAsync(CancellationToken cancellation) =>
        DoAsync(new MoveOnAgenda(Id, Item, Up: false, RowVersion), T("Ordningen är ändrad."), cancellation);

    /// <summary>A point off.</summary>
    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation) =>
        DoAsync(new RemoveFromAgenda(Id, Item, RowVersion), T("Punkten är borttagen."), cancellation);

    internal string AttendanceOf(MeetingMember member) =>
        member.Present switch
        {
            null => "–",
            false => T("Frånvarande"),
            _ when View.Members.FirstOrDefault(m => m.Id == member.InsteadOf) is { } replaced => T($"Närvarande, ersatte {replaced.Name}"),
            _ => member.Serves ? T("Närvarande") : T("Närvarande, tjänstgjorde inte"),
        };

    /// <summary>Who has a conflict of interest, who was away, and who sits in the applicant's board as well (W-22).</summary>
    internal IEnumerable<string> NotesOf(MeetingPoint point)
    {
        if (Names(point.Recused) is { Length: > 0 } recused)
        {
            yield return T($"Jäv, deltar inte: {recused}");
        }

        if (Names(point.Away) is { Length: > 0 } away)
        {
            yield return T($"Inte med: {away}");
        }

        foreach (var seat in point.DoubleSeats)
        {
            yield return T($"{seat.Name} sitter också i {seat.Body}, som söker. Det är inte jäv i sig, utan {seat.Name} avgör själv.");
        }
    }

    private string Names(IReadOnlyList<Guid> members) =>
        string.Join(", ", View.Members.Where(m => members.Contains(m.Id)).Select(m => m.Name));

    private StageState At(MeetingStep step) =>
        View.Step == step ? StageState.Current
        : View.Step > step ? StageState.Done
        : StageState.Coming;
}
