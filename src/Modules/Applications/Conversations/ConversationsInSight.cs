using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Assessment;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Conversations;

/// <summary>Which conversations of a case the person who acts reads; the others do not exist for them.</summary>
internal sealed class ConversationsInSight(ApplicationsDb db, Actor actor, CurrentSetup setup, IMediator mediator)
{
    /// <summary>The conversations.</summary>
    public async Task<IQueryable<Conversation>> OfAsync(CaseHeaderView about, CancellationToken cancellation)
    {
        if (actor.Person is not { } me)
        {
            return db.Conversations.Where(_ => false);
        }

        var recused = await IsRecusedAsync(about, cancellation);
        var (own, added) = (new List<Circle>(), new List<Circle>());
        foreach (var circle in Enum.GetValues<Circle>())
        {
            if (Parts.Reads(about, circle, me, actor.Held, recused))
            {
                own.Add(circle);
            }

            if (Parts.MayBeAdded(about, circle, me, actor.Held, recused))
            {
                added.Add(circle);
            }
        }

        return db.Conversations.Where(c =>
            c.CaseId == about.Id
            && (
                own.Contains(c.Circle)
                || (added.Contains(c.Circle) && db.Set<AddedReader>().Any(reader => reader.ConversationId == c.Id && reader.PersonId == me))
            )
        );
    }

    /// <summary>The one that is asked for.</summary>
    /// <exception cref="NotFound">There is none for this person.</exception>
    public async Task<Conversation> FindAsync(CaseHeaderView about, Guid id, CancellationToken cancellation) =>
        await (await OfAsync(about, cancellation)).AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellation)
        ?? throw new NotFound(T("Samtalet finns inte."));

    /// <summary>The circles in which the person can begin a conversation.</summary>
    public async Task<IReadOnlyList<Circle>> MayBeginAsync(CaseHeaderView about, CancellationToken cancellation) =>
        actor.Person is { } me ? Parts.MayBegin(about, me, actor.Held, await IsRecusedAsync(about, cancellation)) : [];

    // Asked only where it matters: the applicant's side is kept out whatever they have declared.
    private async Task<bool> IsRecusedAsync(CaseHeaderView about, CancellationToken cancellation) =>
        actor.Person is { } me
        && (Parts.Coordinates(actor.Held) || !Parts.Applies(about, me, actor.Held))
        && await setup.HasModuleAsync("assessment", cancellation)
        && await mediator.Send(new IsRecused(about.Id, me), cancellation);
}
