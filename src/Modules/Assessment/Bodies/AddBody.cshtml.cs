using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Setup;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Bodies;

/// <summary>Adds a body that meets on cases.</summary>
[Requires(Permission.ArrangeMeetings)]
public sealed class AddBodyModel(IMediator mediator, CurrentSetup setup) : FundPage
{
    /// <summary>Its name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>One of the kinds.</summary>
    [BindProperty]
    public string? Kind { get; set; }

    /// <summary>Key of its unit.</summary>
    [BindProperty]
    public string? Unit { get; set; }

    /// <summary>Kinds to choose.</summary>
    public IReadOnlyList<Option> Kinds { get; } = [.. BodyKinds.Names.Select(kind => new Option(kind.Key, kind.Value))];

    /// <summary>Units to choose.</summary>
    public IReadOnlyList<Option> Units { get; private set; } = [];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Units = [.. (await setup.GetAsync(cancellation)).Units.Select(unit => new Option(unit.Key, unit.Name))];

    /// <summary>Adds it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var added = await mediator.Send(new AddBody(Name ?? "", Kind ?? "", string.IsNullOrEmpty(Unit) ? null : Unit), cancellation);
        Done = T("Organet är tillagt. Utse dem som sitter där.");
        return Redirect($"{Request.PathBase}/organ/{added.Body}");
    }
}
