using FluentValidation;
using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using MediatR;

namespace Fund.Assessment.Agendas;

/// <summary>A planned meeting is not held. Its agenda stays to be read; its cases can be put on another.</summary>
/// <param name="Meeting">Its key.</param>
/// <param name="Because">Why.</param>
/// <param name="Version">The version that was seen of it.</param>
[Requires(Permission.ArrangeMeetings)]
[LoggedAs("Ett möte ställdes in")]
internal sealed record CallOffMeeting(Guid Meeting, string Because, uint Version) : ICommand;

internal sealed class CallOffMeetingShape : AbstractValidator<CallOffMeeting>
{
    public CallOffMeetingShape() =>
        RuleFor(c => c.Because)
            .NotEmpty()
            .WithMessage(_ => T("Skriv varför mötet ställs in."))
            .MaximumLength(1000)
            .WithMessage(_ => T("Texten är för lång, högst 1 000 tecken."));
}

internal sealed class CallOffMeetingHandler(AssessmentDb db, MeetingDesk desk) : IRequestHandler<CallOffMeeting, Unit>
{
    public async Task<Unit> Handle(CallOffMeeting request, CancellationToken cancellationToken)
    {
        var meeting = await desk.LockAsync(request.Meeting, request.Version, cancellationToken);
        MeetingRules.RequirePlanned(meeting);
        await MeetingRules.RequireNothingRecordedAsync(db, meeting, cancellationToken);
        meeting.CallOff(request.Because);
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
