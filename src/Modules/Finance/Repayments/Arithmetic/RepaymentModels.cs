using Fund.Contracts.Values;
using Fund.Process.Profiles;

namespace Fund.Finance.Repayments.Arithmetic;

/// <summary>A planned reduction of a unit's frame in a budget year. SEK.</summary>
internal sealed record PlannedRepayment(string Unit, int Year, Money Amount);

/// <summary>What was measured of a unit's cost in a year: how much less it cost because of the initiative. SEK; zero or more.</summary>
internal sealed record MeasuredSaving(string Unit, int Year, Money Saving);

/// <summary>Which repayment regime an initiative is under, by the day it started (W-19).</summary>
/// <param name="From">First start day of the regime.</param>
/// <param name="Model">How money comes back.</param>
internal sealed record RepaymentRegime(DateOnly From, RepaymentModel Model);

/// <summary>How money comes back, by model (axes 26–28).</summary>
internal static class RepaymentModels
{
    /// <summary>The regime on a start day: the latest that had begun; none before the first.</summary>
    public static RepaymentModel RegimeOn(IEnumerable<RepaymentRegime> regimes, DateOnly startedOn) =>
        regimes.Where(regime => regime.From <= startedOn).OrderBy(regime => regime.From).LastOrDefault()?.Model ?? RepaymentModel.None;

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
    /// By measured effect: each year a share of the measured cashable saving, unit by unit, until the sum reaches what was granted.
    /// The year in which it is reached is shared in proportion to the savings. SEK.
    /// </summary>
    public static IReadOnlyList<PlannedRepayment> ByMeasuredEffect(IEnumerable<MeasuredSaving> savings, decimal share, Money granted)
    {
        var left = Money.Max(granted, Money.Zero);
        var rows = new List<PlannedRepayment>();
        foreach (var year in savings.Where(s => s.Saving.IsPositive).GroupBy(s => s.Year).OrderBy(y => y.Key))
        {
            var wanted = year.OrderBy(s => s.Unit, StringComparer.Ordinal)
                .Select(s => (s.Unit, Amount: s.Saving.Share(share)))
                .Where(s => s.Amount.IsPositive)
                .ToList();
            if (wanted.Count == 0 || left.IsZero)
            {
                continue;
            }

            var sum = wanted.Select(w => w.Amount).Total();
            var taken = sum <= left ? [.. wanted.Select(w => w.Amount)] : left.Allocate([.. wanted.Select(w => (decimal)w.Amount.Ore)]);
            rows.AddRange(wanted.Select((w, i) => new PlannedRepayment(w.Unit, year.Key, taken[i])).Where(row => row.Amount.IsPositive));
            left -= taken.Total();
        }

        return rows;
    }

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
