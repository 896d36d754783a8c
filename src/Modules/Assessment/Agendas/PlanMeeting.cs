using FluentValidation;
using Fund.Assessment.Bodies;
using Fund.Assessment.Meetings;
using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Agendas;

/// <summary>The planned meeting's key.</summary>
internal sealed record PlannedMeeting(Guid Meeting);

/// <summary>A meeting of a body is planned.</summary>
/// <param name="Body">The body's key; null for the first meeting of coordinator and applicants (U-67).</param>
/// <param name="Day">The day, today at the earliest.</param>
/// <param name="StartsAt">When it begins, Swedish clock.</param>
/// <param name="Place">Where.</param>
[Requires(Permission.ArrangeMeetings)]
[LoggedAs("Ett möte planerades")]
internal sealed record PlanMeeting(Guid? Body, DateOnly Day, TimeOnly StartsAt, string Place) : ICommand<PlannedMeeting>;

internal sealed class PlanMeetingShape : AbstractValidator<PlanMeeting>
{
    public PlanMeetingShape(TimeProvider time)
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

/// <summary>The days on which a meeting can be planned.</summary>
internal static class MeetingDays
{
    private const int YearsAhead = 2;

    /// <summary>From today, and not so far ahead that it is a slip of the pen.</summary>
    public static bool CanCome(DateOnly day, TimeProvider time) =>
        StockholmTime.Today(time) is var today && day >= today && day <= today.AddYears(YearsAhead);
}

internal sealed class PlanMeetingHandler(AssessmentDb db, MeetingDesk desk) : IRequestHandler<PlanMeeting, PlannedMeeting>
{
    public async Task<PlannedMeeting> Handle(PlanMeeting request, CancellationToken cancellationToken)
    {
        Body? body = null;
        if (request.Body is { } key)
        {
            body = await db.Bodies.AsNoTracking().FirstOrDefaultAsync(b => b.Id == key, cancellationToken)
                ?? throw new Refused(T("Organet finns inte."), field: "body");
            if (!body.Meets(request.Day))
            {
                throw new Refused(T($"{body.Name} är avslutat {body.EndedOn:yyyy-MM-dd}."), field: "body");
            }
        }

        var meeting = Meeting.Planned(body?.Name ?? MeetingBodies.FirstMeeting, body?.Id, request.Day, request.StartsAt, request.Place);
        await desk.RequireFreeDayAsync(meeting.BodyKey, request.Day, null, cancellationToken);
        db.Meetings.Add(meeting);
        await db.SaveChangesAsync(cancellationToken);
        return new PlannedMeeting(meeting.Id);
    }
}
