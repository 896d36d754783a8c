using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Persistence;
using Fund.Platform.Requests;
using Fund.Platform.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Preferences;

/// <summary>A deadline of the person.</summary>
/// <param name="Id">Key, the same at every reading.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Due">The last day, a Swedish calendar date.</param>
/// <param name="Link">Path below the municipality where it is done.</param>
/// <param name="AskedAt">When it was asked.</param>
internal sealed record Deadline(Guid Id, string Title, DateOnly Due, string Link, DateTimeOffset AskedAt);

/// <summary>The deadlines of the person whose secret it is: for calendar programs, which cannot sign in.</summary>
[Requires(Permission.Public)]
internal sealed record DeadlineCalendar(string Secret) : IQuery<IReadOnlyList<Deadline>>;

internal sealed class DeadlineCalendarHandler(PlatformDb db, TaskBoard tasks, IMediator mediator)
    : IRequestHandler<DeadlineCalendar, IReadOnlyList<Deadline>>
{
    public async Task<IReadOnlyList<Deadline>> Handle(DeadlineCalendar request, CancellationToken cancellationToken)
    {
        var hash = ActorMiddleware.HashOf(request.Secret);
        var feed = await db.CalendarFeeds.AsNoTracking().FirstOrDefaultAsync(f => f.Hash == hash, cancellationToken);
        // Somebody who has left has no deadlines here any more.
        if (feed is null || await mediator.Send(new Persons([feed.PersonId]), cancellationToken) is not [var person])
        {
            throw new NotFound(T("Kalendern finns inte."));
        }

        return
        [
            .. from task in await tasks.OfAsync(person.Id, person.Roles, cancellationToken)
            where task.Due is not null
            select new Deadline(task.Id, task.Title, task.Due!.Value, task.Link, task.AskedAt),
        ];
    }
}
