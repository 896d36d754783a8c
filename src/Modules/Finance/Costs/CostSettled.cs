using Fund.Contracts.Values;

namespace Fund.Finance.Costs;

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
