namespace Fund.Finance.Costs.Sie;

/// <summary>
/// How a municipality's ledger speaks in SIE: which dimension is the project, which accounts are costs.
/// </summary>
internal sealed record SieCostMapping
{
    /// <summary>The dimension that holds the project code; 6 is SIE's reserved number for project.</summary>
    public int ProjectDimension { get; init; } = 6;

    /// <summary>The last day that a cost can be of.</summary>
    public DateOnly LatestDay { get; init; } = DateOnly.MaxValue;

    /// <summary>The accounts that hold costs.</summary>
    public AccountRanges Accounts { get; init; } = AccountRanges.CostClasses;
}
