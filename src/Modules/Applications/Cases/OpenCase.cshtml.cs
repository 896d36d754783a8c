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

    /// <summary>Key of the fund; null where there is one.</summary>
    [BindProperty]
    public string? Fund { get; set; }

    /// <summary>Key of the track; null where there is none.</summary>
    [BindProperty]
    public string? Track { get; set; }

    internal NewCaseView View { get; private set; } = new([], []);

    /// <summary>Funds to choose.</summary>
    public IReadOnlyList<Option> FundOptions => [.. View.Funds.Select(f => new Option(f.Key, f.Name))];

    /// <summary>Tracks to choose, with what each is for.</summary>
    public IReadOnlyList<Option> TrackOptions => [.. View.Funds.SelectMany(f => f.Tracks).Select(t => new Option(t.Key, t.Name, t.Hint))];

    /// <summary>Does only some of the funds have tracks?</summary>
    public bool TracksOfSome => View.Funds.Any(f => f.Tracks.Count == 0);

    /// <summary>Units to choose.</summary>
    public IReadOnlyList<Option> UnitOptions => [.. View.Units.Select(u => new Option(u.Key, u.Name))];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => View = await mediator.Send(new NewCase(), cancellation);

    /// <summary>Opens it and goes to its form.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var opened = await mediator.Send(
            new OpenCase(Title ?? "", LeadUnit ?? "", Fund is "" ? null : Fund, Track is "" ? null : Track),
            cancellation
        );
        Done = T("Ärendet är öppnat. Fyll i formuläret när du vill; det sparas som utkast.");
        return Redirect($"{Request.PathBase}/arenden/{opened.CaseNumber}/ansokan");
    }
}
