using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Finance.Repayments;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Plans;

/// <summary>
/// Approves a plan in the version that was read, which must be the latest (U-73, F-02). Not by the one who handed it in.
/// </summary>
[InCase(CasePart.Acts, Impartial = true)]
[DoneAt("planer")]
[Requires(Permission.Assess)]
[LoggedAs("En plan godkändes")]
internal sealed record ApprovePlan(string CaseNumber, string Plan, int Version) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.ApprovePlan { Plan = Plan };
}

internal sealed class ApprovePlanHandler(
    FinanceDb db,
    ProcessContext process,
    RepaymentBook repayments,
    CurrentAct act,
    PlanHandOver handOver
) : IRequestHandler<ApprovePlan, Unit>
{
    public async Task<Unit> Handle(ApprovePlan request, CancellationToken cancellationToken)
    {
        var plan =
            await db
                .Plans.Include(p => p.Rows)
                .Where(p => p.CaseId == process.Case.Id && p.Plan == request.Plan)
                .OrderByDescending(p => p.Version)
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw new Refused(T("Planen är inte inlämnad än."), field: "plan");
        if (plan.Version != request.Version)
        {
            throw StalePlan.Of(request.Version, plan);
        }

        if (plan.ApprovedAt is not null)
        {
            throw new Conflict(T($"Version {plan.Version} är redan godkänd av {plan.ApprovedByName}."));
        }

        if (plan.SubmittedBy == act.Now.Person)
        {
            throw new Refused(T("Den som lämnade in planen kan inte godkänna den."), field: "plan");
        }

        // Saved first: of two who approve at once the second waits here, and finds that the row has changed.
        (plan.ApprovalAct, plan.ApprovedAt, plan.ApprovedBy, plan.ApprovedByName) = (act.Now.Id, act.Now.At, act.Now.Person, act.Now.Who);
        await db.SaveChangesAsync(cancellationToken);
        if (plan.Content == PlanContent.RepaymentPerUnitAndYear)
        {
            await repayments.ReplaceAsync(process.Case, plan.Repayments(), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        await handOver.ToSubmitterAsync(plan, cancellationToken);
        return default;
    }
}
