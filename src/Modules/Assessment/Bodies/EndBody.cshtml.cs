using Fund.Assessment.Reading;
using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Bodies;

/// <summary>A body meets no more.</summary>
[Requires(Permission.ArrangeMeetings)]
public sealed class EndBodyModel(IMediator mediator) : FundPage
{
    /// <summary>Its key.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The last day, as typed.</summary>
    [BindProperty]
    public string? LastDay { get; set; }

    internal BodyView View { get; private set; } = null!;

    /// <summary>The way back.</summary>
    public IReadOnlyList<Crumb> Crumbs => [new(T("Möten"), "~/moten"), new(T("Organ"), "~/organ"), new(View.Name, $"~/organ/{Id}")];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => View = await mediator.Send(new BodyPage(Id), cancellation);

    /// <summary>Ends it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await mediator.Send(new EndBody(Id, Typed.Day(LastDay, "lastDay"), RowVersion), cancellation);
        Done = T("Organet är avslutat.");
        return Redirect($"{Request.PathBase}/organ/{Id}");
    }
}
