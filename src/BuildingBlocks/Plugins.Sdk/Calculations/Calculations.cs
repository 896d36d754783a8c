namespace Fund.Plugins;

/// <summary>The most that can be set aside in a budget year, whole öre .</summary>
public sealed class AllocationRoom : Calculation<AllocationRoomResult>
{
    /// <summary>Budget year.</summary>
    public required int Year { get; init; }

    /// <summary>Taxes and grants of the year, whole öre.</summary>
    public required long TaxAndGrantBaseOre { get; init; }

    /// <summary>Set aside already for the same year, whole öre.</summary>
    public required long AllocatedForYearOre { get; init; }

    /// <summary>Set aside less paid out, whole öre (W-04).</summary>
    public required long BalanceOre { get; init; }
}

/// <summary>The room with its reasoning.</summary>
public sealed class AllocationRoomResult
{
    /// <summary>Whole öre; never negative.</summary>
    public required long MaximumOre { get; init; }

    /// <summary>How it was worked out, Swedish, line by line, for the decision paper.</summary>
    public IReadOnlyList<string> Reasoning
    {
        get;
        init => field = [.. value];
    } = [];
}

/// <summary>
/// What is payable for a case at an occasion, whole öre. The host caps it at eligible cost and at what is left of the grant.
/// </summary>
public sealed class SettlementAmount : Calculation<long>
{
    /// <summary>The occasion, "2026-T2".</summary>
    public required string Occasion { get; init; }

    /// <summary>Eligible cost of the period, whole öre.</summary>
    public required long EligibleCostOre { get; init; }

    /// <summary>Left of the grant, whole öre.</summary>
    public required long RemainingGrantOre { get; init; }
}

/// <summary>The last day of a promise (U-59).</summary>
public sealed class DueDate : Calculation<DateOnly>
{
    /// <summary>Key of the stage that carries the promise.</summary>
    public required string Stage { get; init; }

    /// <summary>The day the stage was reached.</summary>
    public required DateOnly From { get; init; }
}

/// <summary>Code of the rule version that a case opened on a day is handled under (W-19).</summary>
public sealed class RuleVersionFor : Calculation<string>
{
    /// <summary>The day the case is opened.</summary>
    public required DateOnly OpenedOn { get; init; }
}
