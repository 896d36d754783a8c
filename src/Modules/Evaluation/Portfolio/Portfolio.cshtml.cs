using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Evaluation.Portfolio;

/// <summary>The whole fund, and the evaluations compiled of it.</summary>
[Requires(Permission.ReadCases)]
public sealed class PortfolioModel(IMediator mediator) : FundPage
{
    /// <summary>Occasion of the compilation.</summary>
    [BindProperty]
    public string? Occasion { get; set; }

    /// <summary>Texts by section.</summary>
    [BindProperty]
    public Dictionary<string, string?> Sections { get; set; } = [];

    internal PortfolioView View { get; private set; } = null!;

    /// <summary>The occasion in words; its key where the calendar no longer has it.</summary>
    internal string NameOf(string occasion) => View.Occasions.FirstOrDefault(o => o.Key == occasion)?.Name ?? occasion;

    /// <summary>Occasions to choose.</summary>
    public IReadOnlyList<Option> Occasions => [.. View.Occasions.Select(o => new Option(o.Key, o.Name))];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => View = await mediator.Send(new PortfolioQuery(), cancellation);

    /// <summary>Compiles.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await mediator.Send(new CompilePortfolio(Occasion ?? "", Sections), cancellation);
        Done = "Sammanställningen är sparad.";
        return Redirect($"{Request.PathBase}/portfolj");
    }
}
