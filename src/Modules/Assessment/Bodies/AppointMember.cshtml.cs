using Fund.Assessment.Reading;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Bodies;

/// <summary>Somebody is appointed to a body.</summary>
[Requires(Permission.ArrangeMeetings)]
public sealed class AppointMemberModel(IMediator mediator) : FundPage
{
    /// <summary>The body's key.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Somebody who signs in, as chosen.</summary>
    [BindProperty]
    public string? Person { get; set; }

    /// <summary>Somebody who does not.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Where to write to them.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>One of the positions.</summary>
    [BindProperty]
    public string? Position { get; set; }

    /// <summary>Who appointed them.</summary>
    [BindProperty]
    public string? AppointedBy { get; set; }

    /// <summary>The first day, as typed.</summary>
    [BindProperty]
    public string? From { get; set; }

    /// <summary>The last day, as typed.</summary>
    [BindProperty]
    public string? To { get; set; }

    /// <summary>Positions to choose.</summary>
    public IReadOnlyList<Option> Positions { get; } = [.. BodyPositions.Names.Select(p => new Option(p.Key, p.Value))];

    /// <summary>Persons to choose.</summary>
    public IReadOnlyList<Option> Persons { get; private set; } = [];

    internal BodyView View { get; private set; } = null!;

    /// <summary>The way back.</summary>
    public IReadOnlyList<Crumb> Crumbs => [new(T("Möten"), "~/moten"), new(T("Organ"), "~/organ"), new(View.Name, $"~/organ/{Id}")];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        View = await mediator.Send(new BodyPage(Id), cancellation);
        Persons = [.. (await mediator.Send(new PossibleMembers(), cancellation)).Select(p => new Option(p.Id.Value.ToString(), p.Name))];
    }

    /// <summary>Appoints them.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await mediator.Send(
            new AppointMember(
                Id,
                Typed.Person(Person, "person"),
                Name,
                Email,
                Position ?? "",
                AppointedBy ?? "",
                Typed.Day(From, "from"),
                Typed.DayIfAny(To, "to")
            ),
            cancellation
        );
        Done = T("Personen är utsedd.");
        return Redirect($"{Request.PathBase}/organ/{Id}");
    }
}
