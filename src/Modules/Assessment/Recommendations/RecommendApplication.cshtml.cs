using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Recommendations;

/// <summary>What the group recommends the deciding body.</summary>
[Requires(Permission.Assess)]
[Does(typeof(RecommendApplication))]
public sealed class RecommendApplicationModel(IMediator mediator) : StepPage(mediator)
{
    /// <summary>What is recommended.</summary>
    [BindProperty]
    public string? Outcome { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Does it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        DoAsync(new RecommendApplication(CaseNumber, Outcome ?? "", Reason ?? ""), T("Förslaget är lämnat."), cancellation);
}
