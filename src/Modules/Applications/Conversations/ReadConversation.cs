using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Conversations;

/// <summary>A message as it is read.</summary>
/// <param name="Id">Key.</param>
/// <param name="Who">Who wrote it.</param>
/// <param name="Part">What they were to the case, Swedish.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Text">The words.</param>
/// <param name="FileName">Name of the file that came with it; null for none.</param>
/// <param name="FileSize">Its bytes.</param>
/// <param name="AskedName">Whose answer was waited for; null for nobody's.</param>
/// <param name="AnswerBy">By when; null for no day.</param>
/// <param name="Answered">Has the one who was asked written since?</param>
/// <param name="Mine">Is it the reader's own?</param>
/// <param name="New">Has the reader not opened it before?</param>
/// <param name="ReadBy">Names of those who have opened it.</param>
internal sealed record MessageView(
    Guid Id,
    string Who,
    string Part,
    DateTimeOffset At,
    string Text,
    string? FileName,
    long? FileSize,
    string? AskedName,
    DateOnly? AnswerBy,
    bool Answered,
    bool Mine,
    bool New,
    IReadOnlyList<string> ReadBy
);

/// <summary>A conversation with all that was written in it, and who reads it.</summary>
/// <param name="Id">Key.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Circle">Who reads it by their part in the case.</param>
/// <param name="Messages">The messages, the oldest first.</param>
/// <param name="Readers">Those who read it, by name; the one who asks first.</param>
/// <param name="MayAnswer">May the person write in it?</param>
internal sealed record ConversationView(
    Guid Id,
    string Subject,
    Circle Circle,
    IReadOnlyList<MessageView> Messages,
    IReadOnlyList<ReaderView> Readers,
    bool MayAnswer
);

/// <summary>A conversation that the person reads.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record ReadConversation(string CaseNumber, Guid Id) : IQuery<ConversationView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class ReadConversationHandler(
    ApplicationsDb db,
    Admission admission,
    ConversationsInSight sight,
    ConversationReaders readers,
    Actor actor
) : IRequestHandler<ReadConversation, ConversationView>
{
    public async Task<ConversationView> Handle(ReadConversation request, CancellationToken cancellationToken)
    {
        var about = await admission.CaseAsync(request.CaseNumber, cancellationToken);
        var conversation = await sight.FindAsync(about, request.Id, cancellationToken);
        var reading = await readers.OfAsync(about, conversation, cancellationToken);
        var addedBy = await readers.AddedByAsync(conversation, cancellationToken);
        var messages = await db
            .Messages.AsNoTracking()
            .Where(m => m.ConversationId == conversation.Id)
            .OrderBy(m => m.At)
            .ThenBy(m => m.Id)
            .ToListAsync(cancellationToken);
        var ids = messages.Select(m => m.Id).ToList();
        var marks = (await db.ReadMarks.AsNoTracking().Where(mark => ids.Contains(mark.MessageId)).ToListAsync(cancellationToken)).ToLookup(
            mark => mark.MessageId,
            mark => mark.PersonId
        );
        var names = reading.ToDictionary(person => person.Id, person => person.Name);
        return new ConversationView(
            conversation.Id,
            conversation.Subject,
            conversation.Circle,
            [
                .. messages.Select(m => new MessageView(
                    m.Id,
                    m.Who,
                    m.Part,
                    m.At,
                    m.Text,
                    m.FileName,
                    m.FileSize,
                    m.AskedName,
                    m.AnswerBy,
                    m.Asked is { } asked && messages.Exists(later => later.PersonId == asked && later.At > m.At),
                    m.PersonId == actor.Person,
                    m.PersonId != actor.Person && !marks[m.Id].Any(who => who == actor.Person),
                    [.. marks[m.Id].Where(names.ContainsKey).Select(who => names[who]).Order(StringComparer.Ordinal)]
                )),
            ],
            [
                .. reading
                    .OrderByDescending(person => person.Id == actor.Person)
                    .ThenBy(person => person.Name, StringComparer.Ordinal)
                    .Select(person => ConversationReaders.View(about, person, addedBy.GetValueOrDefault(person.Id))),
            ],
            await admission.AdmitsAsync(typeof(AnswerConversation), about, cancellationToken)
        );
    }
}
