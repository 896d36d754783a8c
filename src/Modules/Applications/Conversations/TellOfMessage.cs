using Fund.Contracts.Applications;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Outbox;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;

namespace Fund.Applications.Conversations;

/// <summary>
/// Tells those who read a conversation of a message, each once: whoever's answer is waited for gets it as a task, the others as news. The
/// letter holds the words themselves unless the municipality has said that they stay in the case.
/// </summary>
internal sealed class TellOfMessage(TaskBoard tasks, Notices notices, CurrentSetup setup)
{
    /// <summary>The kind of the task that waits for somebody's answer in a conversation.</summary>
    public static string TaskKind(Guid conversation, PersonId who) => $"message:{conversation:N}:{who.Value:N}";

    /// <summary>Where a conversation is read.</summary>
    public static string LinkTo(string caseNumber, Guid conversation) => $"/arenden/{caseNumber}/meddelanden?samtal={conversation}";

    /// <summary>Tells of a message that has been kept.</summary>
    public async Task RunAsync(
        CaseHeaderView about,
        Conversation conversation,
        Message message,
        IReadOnlyList<PersonView> reading,
        CancellationToken cancellation
    )
    {
        var others = reading.Where(person => person.Id != message.PersonId).ToList();
        var withText = (await setup.GetAsync(cancellation)).ProfileOf(about.RuleVersion).Messages.TextInMail;
        var link = LinkTo(about.Number, conversation.Id);
        if (others.Find(person => person.Id == message.Asked) is { } asked)
        {
            await AskAsync(about, conversation, asked, message, cancellation);
            await notices.TellAsync(
                new Notice(
                    MailKind.Task,
                    Subject(about, conversation, withText),
                    Text(about, conversation, message, withText) + Awaited(message),
                    link
                ),
                [asked],
                cancellation
            );
        }

        await notices.TellAsync(
            new Notice(MailKind.News, Subject(about, conversation, withText), Text(about, conversation, message, withText), link),
            others.Where(person => person.Id != message.Asked),
            cancellation
        );
    }

    // The title is seen by all who see on whom the case waits: it has the case's name, and nothing of what is talked of.
    private Task<bool> AskAsync(
        CaseHeaderView about,
        Conversation conversation,
        PersonView asked,
        Message message,
        CancellationToken cancellation
    ) =>
        tasks.AskAsync(
            new TaskItem
            {
                CaseNumber = about.Number,
                Kind = TaskKind(conversation.Id, asked.Id),
                Title = T($"Svara på ett meddelande: {about.Title}"),
                Why = T($"{message.Who} väntar på ditt svar."),
                Role = asked.Roles[0].Role,
                PersonId = asked.Id.Value,
                Due = message.AnswerBy,
                Link = LinkTo(about.Number, conversation.Id),
                AskedAt = message.At,
                OutlivesCase = true,
            },
            cancellation
        );

    private static string Subject(CaseHeaderView about, Conversation conversation, bool withText) =>
        withText ? $"{conversation.Subject}: {about.Title}" : T($"Nytt meddelande: {about.Title}");

    private static string Text(CaseHeaderView about, Conversation conversation, Message message, bool withText)
    {
        if (!withText)
        {
            return T($"{message.Who} har skrivit ett meddelande i ärendet {about.Title} ({about.Number}). Läs det på ärendets sida.");
        }

        var file = message.FileName is { } name ? T($"\n\nBifogad fil: {name}") : "";
        return T(
            $"{message.Who} skriver i ärendet {about.Title} ({about.Number}), ”{conversation.Subject}”:\n\n{message.Text}{file}\n\n"
                + $"Svara på ärendets sida, inte på det här brevet."
        );
    }

    private static string Awaited(Message message) =>
        message.AnswerBy is { } day
            ? T($"\n\n{message.Who} väntar på ditt svar, senast {SwedishDate.ForPage(day)}.")
            : T($"\n\n{message.Who} väntar på ditt svar.");
}
