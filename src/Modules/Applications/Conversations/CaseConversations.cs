using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Conversations;

/// <summary>A conversation in the list.</summary>
/// <param name="Id">Key.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Circle">Who reads it by their part in the case.</param>
/// <param name="Count">How many messages it has.</param>
/// <param name="New">How many of them the reader has not opened.</param>
/// <param name="LastWho">Who wrote last.</param>
/// <param name="LastAt">When (UTC).</param>
internal sealed record ConversationRow(Guid Id, string Subject, Circle Circle, int Count, int New, string LastWho, DateTimeOffset LastAt);

/// <summary>The conversations of a case that the person reads.</summary>
/// <param name="CaseTitle">Title of the case.</param>
/// <param name="MayBegin">May the person begin one?</param>
/// <param name="Conversations">The one that was last written in first.</param>
internal sealed record CaseConversationsView(string CaseTitle, bool MayBegin, IReadOnlyList<ConversationRow> Conversations);

/// <summary>The conversations of a case that the person reads.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record CaseConversations(string CaseNumber) : IQuery<CaseConversationsView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseConversationsHandler(ApplicationsDb db, Admission admission, ConversationsInSight sight, Actor actor)
    : IRequestHandler<CaseConversations, CaseConversationsView>
{
    public async Task<CaseConversationsView> Handle(CaseConversations request, CancellationToken cancellationToken)
    {
        var about = await admission.CaseAsync(request.CaseNumber, cancellationToken);
        var me = actor.Person;
        var rows = await (await sight.OfAsync(about, cancellationToken))
            .AsNoTracking()
            .Select(c => new
            {
                c.Id,
                c.Subject,
                c.Circle,
                Count = db.Set<Message>().Count(m => m.ConversationId == c.Id),
                New = db.Set<Message>()
                    .Count(m =>
                        m.ConversationId == c.Id
                        && m.PersonId != me
                        && !db.Set<ReadMark>().Any(mark => mark.MessageId == m.Id && mark.PersonId == me)
                    ),
                Last = db.Set<Message>()
                    .Where(m => m.ConversationId == c.Id)
                    .OrderByDescending(m => m.At)
                    .ThenByDescending(m => m.Id)
                    .Select(m => new
                    {
                        m.Id,
                        m.Who,
                        m.At,
                    })
                    .First(),
            })
            .ToListAsync(cancellationToken);
        return new CaseConversationsView(
            about.Title,
            await admission.AdmitsAsync(typeof(StartConversation), about, cancellationToken)
                && (await sight.MayBeginAsync(about, cancellationToken)).Count > 0,
            [
                .. rows.OrderByDescending(c => c.Last.At)
                    .ThenByDescending(c => c.Id)
                    .Select(c => new ConversationRow(c.Id, c.Subject, c.Circle, c.Count, c.New, c.Last.Who, c.Last.At)),
            ]
        );
    }
}
