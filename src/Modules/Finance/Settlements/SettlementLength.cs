using Fund.Finance.Costs;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Works;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Fund.Finance.Settlements;

/// <summary>A settlement is prepared by a job where there are many costs that nobody has settled.</summary>
internal sealed class SettlePeriodLength(FinanceDb db, FundsHere funds, FundOccasions occasions, IOptions<WorkOptions> options)
    : ILength<SettlePeriod>
{
    public async Task<LongWork?> OfAsync(SettlePeriod command, CancellationToken cancellation)
    {
        var rules = await funds.RulesAsync(command.Fund, cancellation);
        var occasion = (await occasions.OfAsync(rules.Fund.Key, cancellation)).GetExisting(command.Occasion);
        var few = options.Value.LongFrom;
        var costs = await db
            .CostLines.Where(cost => cost.CaseId != null && !db.Set<CostSettled>().Any(settled => settled.CostLineId == cost.Id))
            .Select(cost => cost.Id)
            .Take(few + 1)
            .CountAsync(cancellation);
        return costs <= few
            ? null
            : new LongWork(SettlementTask.KindOf(rules.Fund.Key, occasion.Id.ToString()), T("Avräkningen förbereds"));
    }
}

/// <summary>A settlement is approved by a job where it has many costs.</summary>
internal sealed class ApproveSettlementLength(FinanceDb db, FundsHere funds, IOptions<WorkOptions> options) : ILength<ApproveSettlement>
{
    public async Task<LongWork?> OfAsync(ApproveSettlement command, CancellationToken cancellation)
    {
        var rules = await funds.RulesAsync(command.Fund, cancellation);
        var few = options.Value.LongFrom;
        var costs = await db
            .SettlementCosts.Where(cost => cost.RunId == command.Run)
            .Select(cost => cost.CostLineId)
            .Take(few + 1)
            .CountAsync(cancellation);
        return costs <= few ? null : new LongWork(SettlementTask.KindOf(rules.Fund.Key, command.Occasion), T("Avräkningen bokförs"));
    }
}
