using FluentValidation;
using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using MediatR;

namespace Fund.Assessment.Agendas;

/// <summary>A planned meeting gets another day, time or place.</summary>
/// <param name="Meeting">Its key.</param>
/// <param name="Day">The day, today at the earliest.</param>
/// <param name="StartsAt">When it begins, Swedish clock.</param>
/// <param name="Place">Where.</param>
/// <param name="Version">The version that was seen of it.</param>
[Requires(Permission.ArrangeMeetings)]
[LoggedAs("Ett möte ändrades")]
internal sealed record ChangeMeeting(Guid Meeting, DateOnly Day, TimeOnly StartsAt, string Place, uint Version) : ICommand;

internal sealed class ChangeMeetingShape : AbstractValidator<ChangeMeeting>
{
    public ChangeMeetingShape(TimeProvider time)
    {
        RuleFor(p => p.Day)
            .Must(day => MeetingDays.CanCome(day, time))
            .WithMessage(_ => T("Ange en dag från och med i dag, högst två år fram."));
        RuleFor(p => p.Place)
            .NotEmpty()
            .WithMessage(_ => T("Skriv var mötet hålls."))
            .MaximumLength(200)
            .WithMessage(_ => T("Texten är för lång, högst 200 tecken."));
    }
}

internal sealed class ChangeMeetingHandler(AssessmentDb db, MeetingDesk desk) : IRequestHandler<ChangeMeeting, Unit>
{
    public async Task<Unit> Handle(ChangeMeeting request, CancellationToken cancellationToken)
    {
        var meeting = await desk.LockAsync(request.Meeting, request.Version, cancellationToken);
        MeetingRules.RequirePlanned(meeting);
        if ((await desk.BodyAsync(meeting, cancellationToken))?.Meets(request.Day) == false)
        {
            throw new Refused(T("Organet möts inte längre den dagen."), field: "day");
        }

        await desk.RequireFreeDayAsync(meeting.BodyKey, request.Day, meeting.Id, cancellationToken);
        await MeetingRules.RequireNothingRecordedAsync(db, meeting, cancellationToken);
        meeting.Move(request.Day, request.StartsAt, request.Place);
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
