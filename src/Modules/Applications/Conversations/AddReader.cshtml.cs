using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Conversations;

/// <summary>Somebody is let in to a conversation.</summary>
[Requires(Permission.ReadCases)]
public sealed class AddReaderModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>Key of the conversation.</summary>
    [BindProperty(SupportsGet = true, Name = "samtal")]
    public Guid Conversation { get; set; }

    /// <summary>Who is let in.</summary>
    [BindProperty]
    public string? Person { get; set; }

    internal string Subject { get; private set; } = "";

    internal IReadOnlyList<Option> People { get; private set; } = [];

    internal IReadOnlyList<Crumb> Crumbs =>
        [
            new(T("Ärenden"), "~/arenden"),
            new(CaseNumber, $"~/arenden/{CaseNumber}"),
            new(T("Meddelanden"), "~" + TellOfMessage.LinkTo(CaseNumber, Conversation)),
        ];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        Subject = (await mediator.Send(new ReadConversation(CaseNumber, Conversation), cancellation)).Subject;
        var others = await mediator.Send(new PossibleReaders(CaseNumber, Conversation), cancellation);
        People = [.. others.Select(person => new Option($"{person.Id}", $"{person.Name}, {person.Part}"))];
    }

    /// <summary>Lets them in.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await mediator.Send(new AddReader(CaseNumber, Conversation, Guid.TryParse(Person, out var who) ? who : Guid.Empty), cancellation);
        Done = T("Nu läser en till samtalet.");
        return Redirect(Request.PathBase + TellOfMessage.LinkTo(CaseNumber, Conversation));
    }
}
