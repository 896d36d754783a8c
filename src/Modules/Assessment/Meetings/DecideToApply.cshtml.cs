using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Meetings;

/// <summary>The applicant's own board has decided to apply.</summary>
[Requires(Permission.RecordDecisions)]
[Does(typeof(DecideToApply))]
public sealed class DecideToApplyModel(IMediator mediator) : StepPage(mediator)
{
    /// <summary>The day, as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? DecidedOn { get; set; }

    /// <summary>Paragraph of the minutes.</summary>
    [BindProperty]
    public string? Paragraph { get; set; }

    /// <summary>Does it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        DoAsync(
            new DecideToApply(CaseNumber, Day(DecidedOn, "decidedOn"), Paragraph ?? ""),
            T("Nämndens beslut är registrerat."),
            cancellation
        );
}
