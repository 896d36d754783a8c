using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Criteria;

/// <summary>Somebody does not stand behind what was agreed on a criterion.</summary>
[Requires(Permission.Assess)]
[Does(typeof(RecordDissent))]
public sealed class RecordDissentModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>Key of the criterion.</summary>
    [BindProperty(SupportsGet = true, Name = "kriterium")]
    public string Criterion { get; set; } = "";

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    internal CaseCriteriaView View { get; private set; } = null!;

    internal CriterionRow? Row { get; private set; }

    internal IReadOnlyList<Crumb> Crumbs =>
        [
            new(T("Ärenden"), "~/arenden"),
            new(CaseNumber, $"~/arenden/{CaseNumber}"),
            new(T("Bedömning och beslut"), $"~/arenden/{CaseNumber}/bedomning"),
        ];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        View = await mediator.Send(new CaseCriteria(CaseNumber), cancellation);
        Row = View.Criteria.FirstOrDefault(criterion => criterion.Key == Criterion) ?? throw new NotFound(T("Kriteriet finns inte."));
    }

    /// <summary>Has it put down.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await mediator.Send(new RecordDissent(CaseNumber, Criterion, Reason ?? ""), cancellation);
        Done = T("Din avvikande mening är antecknad.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/bedomning");
    }
}
