using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Plans;

/// <summary>A plan is read and approved, in the version that is shown.</summary>
[Requires(Permission.Assess)]
[Does(typeof(ApprovePlan))]
public sealed class ApprovePlanModel(IMediator mediator) : StepPage(mediator)
{
    private readonly IMediator mediator = mediator;

    /// <summary>Key of the plan.</summary>
    [BindProperty(SupportsGet = true)]
    public string Plan { get; set; } = "";

    /// <summary>The version that was read.</summary>
    [BindProperty]
    public int? Seen { get; set; }

    internal CasePlansView Plans { get; private set; } = null!;

    internal PlanView Written { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        Plans = await mediator.Send(new CasePlans(CaseNumber), cancellation);
        Written = Plans.Plans.FirstOrDefault(plan => plan.Plan == Plan) ?? throw new NotFound(T("Planen finns inte i riktlinjen."));
    }

    /// <summary>Approves it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await mediator.Send(new ApprovePlan(CaseNumber, Plan, Seen ?? 0), cancellation);
        Done = T("Planen är godkänd.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/planer");
    }
}
