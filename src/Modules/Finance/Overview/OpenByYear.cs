using Fund.Contracts.Values;
using Fund.Finance.Ledger;

namespace Fund.Finance.Overview;

/// <summary>What a case has left of its grant, by the year that it was granted for.</summary>
internal static class OpenByYear
{
    /// <summary>
    /// Of a yearly appropriation each year's own. Of equity a payout uses the whole grant whatever its year: what was granted first is
    /// taken as used first, so that what is left lies in the latest years. What lies behind today's year is still to be paid, and stands
    /// in it. SEK; years with nothing left are left out.
    /// </summary>
    public static SortedDictionary<int, Money> Of(CaseAccount account, bool yearly, int presentYear)
    {
        var left = new SortedDictionary<int, Money>();
        if (yearly)
        {
            foreach (var (year, money) in account.Years)
            {
                Add(year, money.Remaining);
            }

            return left;
        }

        var rest = account.Whole.Remaining;
        foreach (var (year, money) in account.Years.OrderByDescending(year => year.Key))
        {
            var part = Money.Min(money.Granted, rest);
            if (part.IsPositive)
            {
                Add(Math.Max(year, presentYear), part);
                rest -= part;
            }
        }

        return left;

        void Add(int year, Money amount)
        {
            if (!amount.IsZero)
            {
                left[year] = left.GetValueOrDefault(year) + amount;
            }
        }
    }
}
