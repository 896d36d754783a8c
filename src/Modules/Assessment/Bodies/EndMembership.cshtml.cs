using Fund.Assessment.Reading;
using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Bodies;

/// <summary>An appointment ends.</summary>
[Requires(Permission.ArrangeMeetings)]
public sealed class EndMembershipModel(IMediator mediator) : FundPage
{
    /// <summary>The body's key.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Key of the appointment.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Member { get; set; }

    /// <summary>The last day, as typed.</summary>
    [BindProperty]
    public string? LastDay { get; set; }

    internal BodyView View { get; private set; } = null!;

    internal MemberRow Row { get; private set; } = null!;

    /// <summary>The way back.</summary>
    public IReadOnlyList<Crumb> Crumbs => [new(T("Möten"), "~/moten"), new(T("Organ"), "~/organ"), new(View.Name, $"~/organ/{Id}")];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        View = await mediator.Send(new BodyPage(Id), cancellation);
        Row = View.Sitting.Concat(View.Earlier).FirstOrDefault(row => row.Id == Member) ?? throw new NotFound(T("Uppdraget finns inte."));
    }

    /// <summary>Ends it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await mediator.Send(new EndMembership(Id, Member, Typed.Day(LastDay, "lastDay"), RowVersion), cancellation);
        Done = T("Uppdraget är avslutat.");
        return Redirect($"{Request.PathBase}/organ/{Id}");
    }
}
