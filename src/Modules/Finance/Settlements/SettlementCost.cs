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
