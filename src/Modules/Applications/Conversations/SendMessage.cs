using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Files;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Conversations;

/// <summary>What is written: the words, a file with them, and whose answer is waited for.</summary>
internal sealed record Written(string Text, string? FileName, byte[]? File, Guid? Asks, DateOnly? AnswerBy);

/// <summary>Puts a message in a conversation: it is kept, told to those who read, and asked for where an answer is waited for.</summary>
internal sealed class SendMessage(
    ApplicationsDb db,
    ConversationReaders readers,
    TellOfMessage tell,
    TaskBoard tasks,
    FileStore files,
    CurrentAct act,
    Actor actor
)
{
    /// <summary>Sends.</summary>
    /// <exception cref="Refused">Whoever is asked does not read the conversation, or the file is not taken.</exception>
    public async Task RunAsync(CaseHeaderView about, Conversation conversation, Written written, CancellationToken cancellation)
    {
        var reading = await readers.OfAsync(about, conversation, cancellation);
        var asked = Asked(written, reading);
        var file = written is { File: { } content, FileName: { } name }
            ? await files.GetAsync(await files.KeepAsync(name, content, cancellation), cancellation)
            : null;
        var message = new Message
        {
            CaseId = about.Id,
            ConversationId = conversation.Id,
            Text = written.Text.Trim(),
            FileId = file?.Id,
            FileName = file?.Name,
            FileSize = file?.Size,
            Asked = asked?.Id,
            AskedName = asked?.Name,
            AnswerBy = asked is null ? null : written.AnswerBy,
            PersonId = actor.Person!.Value,
            Who = act.Now.Who,
            Part = Parts.Name(about, actor.Person, actor.Held),
            At = act.Now.At,
        };
        db.Messages.Add(message);
        await db.SaveChangesAsync(cancellation);

        // Whoever writes has answered.
        await tasks.DoneAsync(about.Number, TellOfMessage.TaskKind(conversation.Id, actor.Person.Value), cancellation);
        await tell.RunAsync(about, conversation, message, reading, cancellation);
    }

    /// <summary>Is it the very message that stands last in the conversation, by the same person?</summary>
    public async Task<bool> IsRepeatedAsync(Guid conversation, string text, CancellationToken cancellation)
    {
        var last = await db
            .Messages.AsNoTracking()
            .Where(m => m.ConversationId == conversation)
            .OrderByDescending(m => m.At)
            .ThenByDescending(m => m.Id)
            .FirstOrDefaultAsync(cancellation);
        return last is not null && last.PersonId == actor.Person && last.Text == text.Trim();
    }

    private PersonView? Asked(Written written, IReadOnlyList<PersonView> reading)
    {
        if (written.Asks is not { } asks)
        {
            return null;
        }

        return reading.FirstOrDefault(person => person.Id.Value == asks && person.Id != actor.Person)
            ?? throw new Refused(T("Välj någon annan av dem som läser samtalet att vänta på svar från."), field: "asks");
    }
}
