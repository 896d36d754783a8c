using Fund.Contracts.Values;

namespace Fund.Finance.Repayments.Arithmetic;

/// <summary>A planned reduction of a unit's frame in a budget year. SEK.</summary>
internal sealed record PlannedRepayment(string Unit, int Year, Money Amount);

/// <summary>What planned reductions of frames come to (axes 26–28).</summary>
internal static class RepaymentSums
{
    /// <summary>The budget's input: each unit's sum in a year (W-18). SEK.</summary>
    public static IReadOnlyDictionary<string, Money> BudgetInput(IEnumerable<PlannedRepayment> plan, int year) =>
        plan.Where(row => row.Year == year)
            .GroupBy(row => row.Unit)
            .ToDictionary(unit => unit.Key, unit => unit.Select(row => row.Amount).Total());

    /// <summary>
    /// The plan's share of the grant, for information: no guideline states a percentage (U-101). 0.833 = 83.3 %; zero when nothing was
    /// granted.
    /// </summary>
    public static decimal ShareOfGrant(IEnumerable<PlannedRepayment> plan, Money granted) =>
        granted.IsZero ? 0 : (decimal)plan.Select(row => row.Amount).Total().Ore / granted.Ore;

    /// <summary>
    /// What each unit's frame would change by in all, if so much of the planned effect came true: under a plan nothing, since the reduction
    /// follows the expected effect; the unit bears the gap. SEK.
    /// </summary>
    public static IReadOnlyDictionary<string, Money> GapIfEffectIs(IEnumerable<PlannedRepayment> plan, decimal effect) =>
        plan.GroupBy(row => row.Unit)
            .ToDictionary(
                unit => unit.Key,
                unit =>
                {
                    var planned = unit.Select(row => row.Amount).Total();
                    return planned - planned.Share(effect);
                }
            );
}
