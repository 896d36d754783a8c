using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Finance.Plans;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Facts;

/// <summary>What Finance knows of a case.</summary>
internal sealed class AddFinanceFacts(FinanceDb db, FundLedger ledger) : INotificationHandler<GatherFacts>
{
    public async Task Handle(GatherFacts notification, CancellationToken cancellationToken)
    {
        var facts = notification.Facts;
        var account = await ledger.OfCaseAsync(notification.Case, cancellationToken);
        if (account.Years.Count > 0)
        {
            var money = account.Whole;
            facts.Amounts[FactAmounts.Committed] = money.Remaining;
            facts.Amounts[FactAmounts.Paid] = money.Paid;
        }

        foreach (
            var plan in (
                await db.Plans.AsNoTracking().Include(p => p.Rows).Where(p => p.CaseId == notification.Case).ToListAsync(cancellationToken)
            )
                .GroupBy(p => p.Plan)
                .Select(g => g.MaxBy(p => p.Version)!)
        )
        {
            facts.PlansSubmitted.Add(plan.Plan);
            if (plan.ApprovedAt is not null)
            {
                facts.PlansApproved.Add(plan.Plan);
            }

            facts.Repayments.AddRange(plan.Repayments().Select(r => new RepaymentFact(r.Unit, r.UnitKind, r.UnitName, r.Year, r.Amount)));
        }

        facts.Flags[FactFlags.Held] = await db
            .Holds.AsNoTracking()
            .AnyAsync(h => h.CaseId == notification.Case && h.ReleasedAt == null, cancellationToken);
    }
}
