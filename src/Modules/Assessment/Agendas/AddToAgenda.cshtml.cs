using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Agendas;

/// <summary>Cases that are ready, and points in words, are put on an agenda.</summary>
[Requires(Permission.ArrangeMeetings)]
public sealed class AddToAgendaModel(IMediator mediator) : FundPage
{
    /// <summary>Key of the meeting.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Numbers of the cases that were chosen.</summary>
    [BindProperty]
    public List<string> Cases { get; set; } = [];

    /// <summary>A point in words.</summary>
    [BindProperty]
    public string? Heading { get; set; }

    internal ReadyForAgendaView Waiting { get; private set; } = null!;

    internal string Title => $"{Waiting.Body} {SwedishDate.ForPage(Waiting.Day)}";

    /// <summary>Cases to choose.</summary>
    public IReadOnlyList<Option> Ready =>
        [
            .. Waiting.Ready.Select(waiting => new Option(
                waiting.CaseNumber,
                $"{waiting.CaseNumber} {waiting.Title}",
                waiting.Requested is { } amount
                    ? T($"{waiting.Task}. {waiting.LeadUnit} söker {amount}.")
                    : T($"{waiting.Task}. {waiting.LeadUnit}.")
            )),
        ];

    /// <summary>The way back.</summary>
    public IReadOnlyList<Crumb> Crumbs => [new(T("Möten"), "~/moten"), new(Title, $"~/moten/{Id}")];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Waiting = await mediator.Send(new ReadyForAgenda(Id), cancellation);

    /// <summary>Adds them.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await mediator.Send(new AddToAgenda(Id, Cases, Heading, RowVersion), cancellation);
        Done = T("Dagordningen är ändrad.");
        return Redirect($"{Request.PathBase}/moten/{Id}");
    }
}
