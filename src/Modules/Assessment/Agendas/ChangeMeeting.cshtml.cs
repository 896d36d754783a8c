using Fund.Assessment.Reading;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Agendas;

/// <summary>Another day, time or place of a planned meeting.</summary>
[Requires(Permission.ArrangeMeetings)]
public sealed class ChangeMeetingModel(IMediator mediator) : OneMeetingPage(mediator)
{
    /// <summary>The day, as typed.</summary>
    [BindProperty]
    public string? Day { get; set; }

    /// <summary>When it begins, as typed.</summary>
    [BindProperty]
    public string? StartsAt { get; set; }

    /// <summary>Where.</summary>
    [BindProperty]
    public string? Place { get; set; }

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        Day ??= SwedishDate.ForPage(View.Day);
        StartsAt ??= View.StartsAt is { } at ? MeetingWords.Time(at) : null;
        Place ??= View.Place;
    }

    /// <summary>Changes it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        DoAsync(
            new ChangeMeeting(Id, Typed.Day(Day, "day"), Typed.Time(StartsAt, "startsAt"), Place ?? "", RowVersion),
            T("Mötet är ändrat."),
            cancellation
        );
}
