using Fund.Contracts.Messages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Agendas;

/// <summary>A planned meeting is not held.</summary>
[Requires(Permission.ArrangeMeetings)]
public sealed class CallOffMeetingModel(IMediator mediator) : OneMeetingPage(mediator)
{
    /// <summary>Why.</summary>
    [BindProperty]
    public string? Because { get; set; }

    /// <summary>Calls it off.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        DoAsync(new CallOffMeeting(Id, Because ?? "", RowVersion), T("Mötet är inställt."), cancellation);
}
