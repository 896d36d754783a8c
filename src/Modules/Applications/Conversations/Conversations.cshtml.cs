using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Conversations;

/// <summary>The conversations of a case, and the one that is open with its answer.</summary>
[Requires(Permission.ReadCases)]
public sealed class ConversationsModel(IMediator mediator) : MessagePage
{
    /// <summary>Key of the conversation; null opens the one that was last written in.</summary>
    [BindProperty(SupportsGet = true, Name = "samtal")]
    public Guid? Conversation { get; set; }

    internal CaseConversationsView View { get; private set; } = null!;

    internal ConversationView? Open { get; private set; }

    internal MessageFields Fields => FieldsTo([.. Open!.Readers.Where(IsAnother).Select(r => new Option($"{r.Id}", r.Name))]);

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        View = await mediator.Send(new CaseConversations(CaseNumber), cancellation);
        if ((Conversation ?? (View.Conversations is [var last, ..] ? last.Id : null)) is not { } id)
        {
            return;
        }

        Open = await mediator.Send(new ReadConversation(CaseNumber, id), cancellation);
        if (HttpMethods.IsGet(Request.Method) && Open.Messages.Any(message => message.New))
        {
            await mediator.Send(new MarkConversationRead(CaseNumber, id), cancellation);
        }
    }

    /// <summary>Writes in the conversation.</summary>
    public async Task<IActionResult> OnPostAnswerAsync(IFormFile? file, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var open = Open ?? throw new NotFound(T("Samtalet finns inte."));
        await mediator.Send(
            new AnswerConversation(
                CaseNumber,
                open.Id,
                Text ?? "",
                file?.FileName,
                await MessageFields.BytesAsync(file, cancellation),
                Fields.Asked(),
                Fields.Day()
            ),
            cancellation
        );
        Done = T("Svaret är skickat.");
        return Redirect(Request.PathBase + TellOfMessage.LinkTo(CaseNumber, open.Id));
    }

    /// <summary>Gives a message's file out, as a download always.</summary>
    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken cancellation)
    {
        var file = await mediator.Send(new MessageFile(CaseNumber, id), cancellation);
        return File(file.Content, "application/octet-stream", file.Name);
    }

    internal string FileOf(MessageView message) => $"~/arenden/{CaseNumber}/meddelanden?handler=File&id={message.Id}";

    internal static string Counted(ConversationRow row)
    {
        var all = row.Count == 1 ? T("1 meddelande") : T($"{row.Count} meddelanden");
        return row.New switch
        {
            0 => all,
            1 => T($"{all}, 1 nytt"),
            _ => T($"{all}, {row.New} nya"),
        };
    }

    internal static string About(Circle circle) =>
        circle == Circle.Applicants
            ? T("Samtal mellan sökanden och samordnaren.")
            : T("Samtal mellan dem som handlägger. Sökanden läser det inte.");

    internal static string Letters(ConversationView open) =>
        (open.Readers.Count - 1) switch
        {
            0 => T("Ingen annan läser samtalet, så inget mejl skickas."),
            1 => T("En person får mejl."),
            var others => T($"{others} personer får mejl."),
        };

    internal static string Awaited(MessageView message, string asked) =>
        message.Answered ? T($"{asked} har svarat.")
        : message.AnswerBy is { } day ? T($"Väntar på svar från {asked}, senast {SwedishDate.ForPage(day)}.")
        : T($"Väntar på svar från {asked}.");

    private bool IsAnother(ReaderView reader) => reader.Id != Open!.Readers[0].Id;
}
