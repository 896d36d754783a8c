using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Cases;

/// <summary>Opens a case.</summary>
[Requires(Permission.WriteApplications)]
public sealed class OpenCaseModel(IMediator mediator) : FundPage
{
    /// <summary>The initiative's name.</summary>
    [BindProperty]
    public string? Title { get; set; }

    /// <summary>Key of the unit that applies.</summary>
    [BindProperty]
    public string? LeadUnit { get; set; }

    internal NewCaseView View { get; private set; } = new([], "", "");

    /// <summary>Units to choose.</summary>
    public IReadOnlyList<Option> UnitOptions => [.. View.Units.Select(u => new Option(u.Key, u.Name))];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => View = await mediator.Send(new NewCase(), cancellation);

    /// <summary>Opens it and goes to its form.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var opened = await mediator.Send(new OpenCase(Title ?? "", LeadUnit ?? ""), cancellation);
        Done = "Ärendet är öppnat. Fyll i formuläret när du vill; det sparas som utkast.";
        return Redirect($"{Request.PathBase}/arenden/{opened.CaseNumber}/ansokan");
    }
}
