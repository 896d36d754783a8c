using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Initiatives;

/// <summary>The applicant withdraws.</summary>
[Requires(Permission.WriteApplications)]
[Does(typeof(WithdrawCase))]
public sealed class WithdrawCaseModel(IMediator mediator) : StepPage(mediator)
{
    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Does it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        DoAsync(new WithdrawCase(CaseNumber, Reason), T("Ansökan är återtagen."), cancellation);
}
