using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Agendas;

/// <summary>A page of one meeting where something is done with it.</summary>
public abstract class OneMeetingPage(IMediator mediator) : FundPage
{
    /// <summary>Key of the meeting.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    internal MeetingView View { get; private set; } = null!;

    internal string Title => $"{Terms.Capital(View.Body)} {SwedishDate.ForPage(View.Day)}";

    /// <summary>The way back.</summary>
    public IReadOnlyList<Crumb> Crumbs => [new(T("Möten"), "~/moten"), new(Title, $"~/moten/{Id}")];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => View = await mediator.Send(new MeetingPage(Id), cancellation);

    /// <summary>Does it, and goes back to the meeting.</summary>
    protected async Task<IActionResult> DoAsync(ICommand command, string done, CancellationToken cancellation)
    {
        await mediator.Send(command, cancellation);
        Done = done;
        return Redirect($"{Request.PathBase}/moten/{Id}");
    }
}
