using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Outbox;
using Fund.Platform.Process;
using Fund.Platform.Tasks;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Finance.Plans;

/// <summary>A plan goes from who handed it in to who approves it, and the answer back (U-73, F-21).</summary>
internal sealed class PlanHandOver(
    ProcessContext process,
    HandOvers handOvers,
    OperationDoers doers,
    TaskBoard tasks,
    Notices notices,
    IMediator mediator
)
{
    /// <summary>It is handed in: asks for approval, where the municipality's process has that; a new version is asked for anew.</summary>
    public async Task ToApproverAsync(CasePlan plan, PlanKind kind, CancellationToken cancellation)
    {
        var about = process.Case;
        await tasks.DoneAsync(about.Number, PlanTasks.ToRewrite(plan.Plan), cancellation);
        await tasks.DoneAsync(about.Number, PlanTasks.ToApprove(plan.Plan), cancellation);
        if (doers.Of(process.Profile, nameof(ApprovePlan)) is not [var role, ..])
        {
            return;
        }

        await handOvers.AskAsync(
            new TaskItem
            {
                CaseNumber = about.Number,
                Kind = PlanTasks.ToApprove(plan.Plan),
                Title = T($"Läs och godkänn {kind.Name.ToLowerInvariant()}: {about.Title}"),
                Why = T(
                    $"{plan.SubmittedByName} har lämnat in version {plan.Version}. "
                        + $"Någon annan än den som lämnade in planen godkänner den."
                ),
                Role = role,
                Unit = TaskItem.UnitFor(role, about),
                NotFor = plan.SubmittedBy.Value,
                Impartial = doers.IsImpartial(nameof(ApprovePlan)),
                Rule = kind.Rule,
                Link = doers.LinkOf(about.Number, nameof(ApprovePlan)),
                AskedAt = plan.SubmittedAt,
            },
            cancellation
        );
    }

    /// <summary>It is approved: whoever handed it in is told.</summary>
    public async Task ToSubmitterAsync(CasePlan plan, CancellationToken cancellation)
    {
        var about = process.Case;
        await tasks.DoneAsync(about.Number, PlanTasks.ToApprove(plan.Plan), cancellation);
        var name = process.Profile.Plans.FirstOrDefault(kind => kind.Key == plan.Plan)?.Name ?? plan.Plan;
        await notices.TellAsync(
            new Notice(
                MailKind.News,
                T($"{name} är godkänd: {about.Title}"),
                T($"{plan.ApprovedByName} har godkänt version {plan.Version}."),
                doers.LinkOf(about.Number, nameof(SubmitPlan))
            ),
            await mediator.Send(new Persons([plan.SubmittedBy]), cancellation),
            cancellation
        );
    }
}
