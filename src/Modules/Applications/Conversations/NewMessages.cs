using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Conversations;

/// <summary>What stands beside the name of the tab: "2 nya"; null when the person has read all.</summary>
[Internal]
internal sealed record NewMessages(CaseHeaderView About) : IQuery<string?>;

internal sealed class NewMessagesHandler(ApplicationsDb db, ConversationsInSight sight, Actor actor) : IRequestHandler<NewMessages, string?>
{
    public async Task<string?> Handle(NewMessages request, CancellationToken cancellationToken)
    {
        var me = actor.Person;
        var seen = await sight.OfAsync(request.About, cancellationToken);
        var count = await db
            .Messages.Where(m => m.PersonId != me && seen.Any(c => c.Id == m.ConversationId))
            .CountAsync(m => !db.Set<ReadMark>().Any(mark => mark.MessageId == m.Id && mark.PersonId == me), cancellationToken);
        return count switch
        {
            0 => null,
            1 => T("1 ny"),
            _ => T($"{count} nya"),
        };
    }
}
