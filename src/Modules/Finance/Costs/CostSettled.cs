using Fund.Contracts.Values;

namespace Fund.Finance.Costs;

/// <summary>
/// A cost that an approved settlement has taken up, or that was decided at a year-end. Its key is the cost, so that a cost is settled once
/// over all runs; a run that is reversed gives its costs back by taking these rows away. Writing what was settled is cheaper than marking
/// every cost.
/// </summary>
internal sealed class CostSettled
{
    public Guid CostLineId { get; init; }

    /// <summary>The settlement; null for what was decided at a year-end.</summary>
    public Guid? RunId { get; init; }

    /// <summary>The decision at a year-end; null for what a settlement took up.</summary>
    public Guid? DecisionId { get; init; }
    public CaseId CaseId { get; init; }
}
