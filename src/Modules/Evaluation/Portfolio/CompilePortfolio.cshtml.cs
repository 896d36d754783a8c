using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Evaluation.Portfolio;

/// <summary>The evaluation of a whole fund is compiled, with the figures of the day and what was written last beside.</summary>
[Requires(Permission.Evaluate)]
public sealed class CompilePortfolioModel(IMediator mediator) : FundPage
{
    /// <summary>Key of the fund; null for the municipality's first.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Fund { get; set; }

    /// <summary>Occasion of the compilation.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Occasion { get; set; }

    /// <summary>Texts by section.</summary>
    [BindProperty(Name = "sections")]
    public Dictionary<string, string?> Sections { get; set; } = [];

    internal PortfolioView View { get; private set; } = null!;

    /// <summary>Occasions to choose.</summary>
    public IReadOnlyList<Option> Occasions =>
        [.. View.Occasions.Select(o => new Option(o.Key, T($"{o.Name}, klar senast {o.Due:yyyy-MM-dd}")))];

    internal string? Chosen => Occasion ?? (View.Occasions is [var only] ? only.Key : null);

    internal CompilationRow? LastWith(string section) => View.Compilations.FirstOrDefault(c => c.Sections.ContainsKey(section));

    internal IEnumerable<(InitiativeStanding Standing, int Count)> Standings =>
        View
            .Rows.Where(row => row.Standing is not null)
            .GroupBy(row => row.Standing!.Value)
            .OrderBy(g => g.Key)
            .Select(g => (g.Key, g.Count()));

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new PortfolioQuery(Fund), cancellation);

    /// <summary>Compiles.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await mediator.Send(new CompilePortfolio(Occasion ?? "", Sections, Fund), cancellation);
        Done = T("Sammanställningen är sparad.");
        return Redirect($"{Request.PathBase}/portfolj{(Fund is null ? "" : "?fund=" + Uri.EscapeDataString(Fund))}");
    }
}
