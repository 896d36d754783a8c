using Fund.Contracts.Values;
using Fund.Finance.Settlements.Arithmetic;

namespace Fund.Finance.Settlements;

/// <summary>What a run said of one cost, and why. Made anew each time it is prepared. SEK.</summary>
internal sealed class SettlementCost
{
    public Guid RunId { get; init; }
    public CaseId CaseId { get; init; }
    public Guid CostLineId { get; init; }
    public DateOnly Date { get; init; }
    public Money Amount { get; init; }
    public Money Payable { get; init; }
    public CostOutcome Outcome { get; init; }
    public string Reason { get; init; } = "";
    public string? Rule { get; init; }
}

/// <summary>
/// A cost that an approved settlement has taken up. Its key is the cost, so that a cost is settled once over all runs; a run that is
/// reversed gives its costs back by taking these rows away. Writing what was settled is cheaper than marking every cost.
/// </summary>
internal sealed class CostSettled
{
    public Guid CostLineId { get; init; }
    public Guid RunId { get; init; }
    public CaseId CaseId { get; init; }
}
