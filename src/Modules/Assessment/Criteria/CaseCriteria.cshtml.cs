using Fund.Assessment.Recommendations;
using Fund.Assessment.Recusals;
using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Criteria;

/// <summary>A case's criteria, what each assessor says, and what the group recommends.</summary>
[Requires(Permission.ReadCases)]
public sealed class CaseCriteriaModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    internal CaseCriteriaView View { get; private set; } = null!;

    /// <summary>Outcomes to choose.</summary>
    public IReadOnlyList<Option> Outcomes { get; } = [.. Criteria.Outcomes.Names.Select(n => new Option(n.Key, n.Value))];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new CaseCriteria(CaseNumber), cancellation);

    /// <summary>Gives an outcome.</summary>
    public Task<IActionResult> OnPostAssessAsync(string? criterion, string? outcome, string? reason, CancellationToken cancellation) =>
        SendAsync(new AssessCriterion(CaseNumber, criterion ?? "", outcome ?? "", reason ?? ""), "Bedömningen är sparad.", cancellation);

    /// <summary>Recommends.</summary>
    public Task<IActionResult> OnPostRecommendAsync(string? recommendation, string? recommendationReason, CancellationToken cancellation) =>
        SendAsync(
            new RecommendApplication(CaseNumber, recommendation ?? "", recommendationReason ?? ""),
            "Förslaget är lämnat.",
            cancellation
        );

    /// <summary>Declares a conflict of interest.</summary>
    public Task<IActionResult> OnPostConflictAsync(string? ground, CancellationToken cancellation) =>
        SendAsync(new DeclareConflict(CaseNumber, ground ?? ""), "Jävet är anmält.", cancellation);

    private async Task<IActionResult> SendAsync(ICommand command, string done, CancellationToken cancellation)
    {
        await mediator.Send(command, cancellation);
        Done = done;
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/bedomning");
    }
}
