using Fund.Applications.Overview;
using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Initiatives;

/// <summary>Which project code the initiative's costs are booked on.</summary>
[Requires(Permission.ManageFinance)]
[Does(typeof(SetProjectCode))]
public sealed class ProjectCodeModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>Project code, as typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    internal CaseOverviewView Case { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Case = await mediator.Send(new CaseOverview(CaseNumber), cancellation);

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await mediator.Send(new SetProjectCode(CaseNumber, Code?.Trim() ?? "", RowVersion), cancellation);
        Done = T("Projektkoden är sparad.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}");
    }
}
