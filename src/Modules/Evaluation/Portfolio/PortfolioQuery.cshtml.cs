using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Evaluation.Portfolio;

/// <summary>A whole fund, and the evaluations compiled of it.</summary>
[Requires(Permission.ReadCases)]
public sealed class PortfolioModel(IMediator mediator) : FundPage
{
    /// <summary>Key of the fund; null for the municipality's first.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Fund { get; set; }

    /// <summary>Occasion of the compilation.</summary>
    [BindProperty]
    public string? Occasion { get; set; }

    /// <summary>Texts by section.</summary>
    [BindProperty]
    public Dictionary<string, string?> Sections { get; set; } = [];

    internal PortfolioView View { get; private set; } = null!;

    /// <summary>Occasions to choose.</summary>
    public IReadOnlyList<Option> Occasions =>
        [.. View.Occasions.Select(o => new Option(o.Key, $"{o.Name}, klar senast {o.Due:yyyy-MM-dd}"))];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new PortfolioQuery(Fund), cancellation);

    /// <summary>Compiles.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await mediator.Send(new CompilePortfolio(Occasion ?? "", Sections, Fund), cancellation);
        Done = "Sammanställningen är sparad.";
        return Redirect($"{Request.PathBase}/portfolj{(Fund is null ? "" : "?fund=" + Uri.EscapeDataString(Fund))}");
    }
}
