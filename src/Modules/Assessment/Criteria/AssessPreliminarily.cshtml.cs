using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Criteria;

/// <summary>The preliminary view on the criteria: what is filled in is saved together.</summary>
[Requires(Permission.Assess)]
[Does(typeof(AssessPreliminarily))]
public sealed class AssessPreliminarilyModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    internal AssessmentDeskView Desk { get; private set; } = null!;

    internal CaseCriteriaView View => Desk.Case;

    /// <summary>Outcomes to choose.</summary>
    public IReadOnlyList<Option> Outcomes { get; } = [.. Criteria.Outcomes.Names.Select(n => new Option(n.Key, n.Value))];

    internal IReadOnlyList<Crumb> Crumbs =>
        [
            new(T("Ärenden"), "~/arenden"),
            new(CaseNumber, $"~/arenden/{CaseNumber}"),
            new(T("Bedömning och beslut"), $"~/arenden/{CaseNumber}/bedomning"),
        ];

    internal IReadOnlyList<CriterionRow> Applying => [.. View.Criteria.Where(criterion => criterion.Applies)];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Desk = await mediator.Send(new AssessmentDesk(CaseNumber), cancellation);

    /// <summary>Saves what is filled in.</summary>
    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "outcome")] Dictionary<string, string?> outcome,
        [FromForm(Name = "reason")] Dictionary<string, string?> reason,
        CancellationToken cancellation
    )
    {
        var words = outcome
            .Keys.Union(reason.Keys)
            .Select(key => new CriterionWord(
                key,
                outcome.GetValueOrDefault(key) ?? "",
                (reason.GetValueOrDefault(key) ?? "").ReplaceLineEndings("\n").Trim()
            ))
            .Where(word => word.Outcome.Length > 0 || word.Reason.Length > 0)
            .ToList();
        await mediator.Send(new AssessPreliminarily(CaseNumber, words), cancellation);
        Done = T("Förgranskningen är sparad.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/bedomning");
    }

    internal PreliminaryRow? Of(CriterionRow criterion) => View.Preliminary.FirstOrDefault(view => view.Criterion == criterion.Key);
}
