using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Conversations;

/// <summary>A conversation is begun: who reads it, what it is about, and the first message.</summary>
[Requires(Permission.ReadCases)]
public sealed class StartConversationModel(IMediator mediator) : MessagePage
{
    /// <summary>Who reads it.</summary>
    [BindProperty]
    public string? Circle { get; set; }

    /// <summary>What it is about.</summary>
    [BindProperty]
    public string? Subject { get; set; }

    internal string CaseTitle { get; private set; } = "";

    internal IReadOnlyList<CircleView> Circles { get; private set; } = [];

    internal IReadOnlyList<Crumb> Crumbs =>
        [
            new(T("Ärenden"), "~/arenden"),
            new(CaseNumber, $"~/arenden/{CaseNumber}"),
            new(T("Meddelanden"), $"~/arenden/{CaseNumber}/meddelanden"),
        ];

    internal IReadOnlyList<Option> CircleOptions => [.. Circles.Select(c => new Option($"{c.Circle}", NameOf(c.Circle)))];

    // The writer is told of as one who reads, and waits for nobody's answer from themselves.
    internal MessageFields Fields =>
        FieldsTo([
            .. Circles
                .SelectMany(c => c.Readers)
                .DistinctBy(r => r.Id)
                .Where(r => r.Id != Me)
                .OrderBy(r => r.Name, StringComparer.Ordinal)
                .Select(r => new Option($"{r.Id}", $"{r.Name}, {r.Part}")),
        ]);

    private Guid? Me { get; set; }

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        var view = await mediator.Send(new NewConversation(CaseNumber), cancellation);
        (CaseTitle, Me, Circles) = (view.CaseTitle, view.Me, view.Circles);
    }

    /// <summary>Begins it.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var started = await mediator.Send(
            new StartConversation(
                CaseNumber,
                Chosen(),
                Subject ?? "",
                Text ?? "",
                file?.FileName,
                await MessageFields.BytesAsync(file, cancellation),
                Fields.Asked(),
                Fields.Day()
            ),
            cancellation
        );
        Done = T("Meddelandet är skickat.");
        return Redirect(Request.PathBase + TellOfMessage.LinkTo(CaseNumber, started.Id));
    }

    internal static string ReadBy(Circle circle) =>
        circle == Conversations.Circle.Applicants ? T("Sökanden och samordnaren") : T("De som handlägger");

    private static string NameOf(Circle circle) =>
        circle == Conversations.Circle.Applicants
            ? T("Sökanden och samordnaren")
            : T("Bara de som handlägger: samordnaren, de som bedömer och sekreteraren");

    private Circle Chosen() =>
        Circles is [var only] ? only.Circle
        : Enum.TryParse<Circle>(Circle, out var chosen) && Enum.IsDefined(chosen) ? chosen
        : throw new Refused(T("Välj vilka som ska läsa samtalet."), field: "circle");
}
