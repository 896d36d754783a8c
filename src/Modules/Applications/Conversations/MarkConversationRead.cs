using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Conversations;

/// <summary>Marks what stands in a conversation as read by the one who reads it. Sent when its page is opened.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
[LoggedAs("Meddelanden lästes")]
internal sealed record MarkConversationRead(string CaseNumber, Guid Id) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class MarkConversationReadHandler(ApplicationsDb db, Admission admission, ConversationsInSight sight, CurrentAct act)
    : IRequestHandler<MarkConversationRead, Unit>
{
    public async Task<Unit> Handle(MarkConversationRead request, CancellationToken cancellationToken)
    {
        var about = await admission.CaseAsync(request.CaseNumber, cancellationToken);
        var conversation = await sight.FindAsync(about, request.Id, cancellationToken);
        var me = act.Now.Person!.Value;
        var unread = await db
            .Messages.AsNoTracking()
            .Where(m => m.ConversationId == conversation.Id && m.PersonId != me)
            .Where(m => !db.Set<ReadMark>().Any(mark => mark.MessageId == m.Id && mark.PersonId == me))
            .Select(m => m.Id)
            .ToListAsync(cancellationToken);
        db.ReadMarks.AddRange(
            unread.Select(id => new ReadMark
            {
                MessageId = id,
                PersonId = me,
                At = act.Now.At,
            })
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
