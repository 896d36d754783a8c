using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using MediatR;

namespace Fund.Assessment.Bodies;

/// <summary>A body meets no more after a day. What it has done stays, and so does who sat there.</summary>
/// <param name="Body">Its key.</param>
/// <param name="LastDay">The last day on which it can meet.</param>
/// <param name="Version">The version that was seen of it.</param>
[Requires(Permission.ArrangeMeetings)]
[LoggedAs("Ett organ avslutades")]
internal sealed record EndBody(Guid Body, DateOnly LastDay, uint Version) : ICommand;

internal sealed class EndBodyHandler(AssessmentDb db, BodyBook book) : IRequestHandler<EndBody, Unit>
{
    public async Task<Unit> Handle(EndBody request, CancellationToken cancellationToken)
    {
        var body = await book.LockAsync(request.Body, cancellationToken);
        if (body.EndedOn is { } ended)
        {
            throw new Conflict(T($"{body.Name} är redan avslutat {ended:yyyy-MM-dd}."));
        }

        if (db.VersionOf(body) != request.Version)
        {
            throw new Conflict(T("Organet har ändrats sedan du såg det. Läs det på nytt och gör ändringen igen."));
        }

        var members = await book.MembersAsync(body.Id, cancellationToken);
        if (members.Find(m => m.From > request.LastDay) is { } later)
        {
            throw new Refused(
                T($"{later.Name} är utsedd från {later.From:yyyy-MM-dd}. Ange en dag som inte ligger före det."),
                field: "lastDay"
            );
        }

        body.EndedOn = request.LastDay;
        foreach (var member in members.Where(m => m.To is null || m.To > request.LastDay))
        {
            member.To = request.LastDay;
        }

        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
