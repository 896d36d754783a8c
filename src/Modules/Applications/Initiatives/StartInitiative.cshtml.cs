using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Initiatives;

/// <summary>The initiative starts.</summary>
[Requires(Permission.Report)]
[Does(typeof(StartInitiative))]
public sealed class StartInitiativeModel(IMediator mediator) : StepPage(mediator)
{
    /// <summary>First day, as typed.</summary>
    [BindProperty]
    public string? StartsOn { get; set; }

    /// <summary>Does it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        DoAsync(new StartInitiative(CaseNumber, Day(StartsOn, "startsOn")), T("Starten är registrerad."), cancellation);
}
