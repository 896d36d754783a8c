using Fund.Contracts.Assessment;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Finance.Plans;
using Fund.Platform.Process;
using Fund.Platform.Tasks;
using Fund.Process.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Grants;

/// <summary>
/// A grant is not what the payout plan was written for any more: whoever leads the initiative is asked for another version, which another
/// approves as ever (U-101).
/// </summary>
internal sealed class GrantHandOver(FinanceDb db, HandOvers handOvers, OperationDoers doers, TimeProvider time)
{
    /// <summary>Asks, where there is a plan.</summary>
    public async Task ToPlannerAsync(GrantedCase granted, DecisionView decision, CancellationToken cancellation)
    {
        var about = granted.Header;
        var plan = await db
            .Plans.AsNoTracking()
            .Where(p => p.CaseId == about.Id && p.Content == PlanContent.PayoutPerYear)
            .OrderByDescending(p => p.Version)
            .FirstOrDefaultAsync(cancellation);
        if (plan is null)
        {
            return;
        }

        var kind = granted.Rules.Plans.FirstOrDefault(p => p.Key == plan.Plan);
        var name = (kind?.Name ?? plan.Plan).ToLowerInvariant();
        await handOvers.AskAsync(
            new TaskItem
            {
                CaseNumber = about.Number,
                Kind = PlanTasks.ToRewrite(plan.Plan),
                Title = T($"Skriv om {name}: {about.Title}"),
                Why = T(
                    $"{decision.Body} har ändrat det beviljade, {decision.Paragraph} {SwedishDate.ForPage(decision.DecidedOn)}. "
                        + $"Version {plan.Version} av planen stämmer inte längre."
                ),
                Role = Role.ProjectManager,
                Unit = about.LeadUnit,
                Rule = kind?.Rule,
                Link = doers.LinkOf(about.Number, nameof(SubmitPlan)),
                AskedAt = time.GetUtcNow(),
            },
            cancellation
        );
    }
}
