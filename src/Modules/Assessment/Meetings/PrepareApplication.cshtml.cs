using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Meetings;

/// <summary>The group of officials has prepared an application.</summary>
[Requires(Permission.Assess)]
[Does(typeof(PrepareApplication))]
public sealed class PrepareApplicationModel(IMediator mediator) : StepPage(mediator)
{
    /// <summary>The day, as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? PreparedOn { get; set; }

    /// <summary>What the group said.</summary>
    [BindProperty]
    public string? Statement { get; set; }

    /// <summary>Does it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        DoAsync(
            new PrepareApplication(CaseNumber, Day(PreparedOn, "preparedOn"), Statement ?? ""),
            T("Beredningen är registrerad."),
            cancellation
        );
}
