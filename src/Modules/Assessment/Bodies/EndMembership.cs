using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using MediatR;

namespace Fund.Assessment.Bodies;

/// <summary>Somebody sits in a body no longer than to a day. Who sat there, and when, stays.</summary>
/// <param name="Body">The body's key.</param>
/// <param name="Member">Key of the appointment.</param>
/// <param name="LastDay">Their last day.</param>
/// <param name="Version">The version that was seen of the appointment.</param>
[Requires(Permission.ArrangeMeetings)]
[LoggedAs("Ett uppdrag avslutades")]
internal sealed record EndMembership(Guid Body, Guid Member, DateOnly LastDay, uint Version) : ICommand;

internal sealed class EndMembershipHandler(AssessmentDb db, BodyBook book) : IRequestHandler<EndMembership, Unit>
{
    public async Task<Unit> Handle(EndMembership request, CancellationToken cancellationToken)
    {
        await book.LockAsync(request.Body, cancellationToken);
        var member = (await book.MembersAsync(request.Body, cancellationToken)).Find(m => m.Id == request.Member)
            ?? throw new NotFound(T("Uppdraget finns inte."));
        if (db.VersionOf(member) != request.Version)
        {
            throw new Conflict(T("Uppdraget har ändrats sedan du såg det. Läs det på nytt och gör ändringen igen."));
        }

        if (request.LastDay < member.From)
        {
            throw new Refused(T($"Uppdraget började {member.From:yyyy-MM-dd}. Ange en dag som inte ligger före det."), field: "lastDay");
        }

        if (member.To is { } last && request.LastDay > last)
        {
            throw new Refused(T($"Uppdraget slutar {last:yyyy-MM-dd}. Utse personen på nytt för tiden därefter."), field: "lastDay");
        }

        member.To = request.LastDay;
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
