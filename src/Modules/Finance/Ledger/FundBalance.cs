using Fund.Contracts.Finance;
using Fund.Contracts.Values;

namespace Fund.Finance.Ledger;

/// <summary>One amount on one account, as the ledger's rows sum up.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Account">The account.</param>
/// <param name="Year">Fiscal year.</param>
/// <param name="Amount">SEK.</param>
/// <param name="Track">Key of the track; empty for none.</param>
internal sealed record AccountSum(LedgerKind Kind, LedgerAccount Account, int Year, Money Amount, string Track = "");

/// <summary>The fund's five amounts out of its ledger.</summary>
internal static class FundBalance
{
    /// <summary>Everything, whatever the year.</summary>
    public static FundAmounts Whole(IEnumerable<AccountSum> sums) => Of([.. sums]);

    /// <summary>For money that stays until it is used (equity earmark): everything up to and including the year.</summary>
    public static FundAmounts Lasting(IEnumerable<AccountSum> sums, int year) => Of([.. sums.Where(s => s.Year <= year)]);

    /// <summary>For a yearly appropriation (U-82): that year alone.</summary>
    public static FundAmounts OfYear(IEnumerable<AccountSum> sums, int year) => Of([.. sums.Where(s => s.Year == year)]);

    /// <summary>Set aside less paid out: what the cap on the balance speaks of, not less what is promised (W-04).</summary>
    public static Money Earmark(FundAmounts amounts) => amounts.Allocated - amounts.Paid;

    private static FundAmounts Of(IReadOnlyList<AccountSum> sums)
    {
        return new FundAmounts(
            -Sum(LedgerAccount.Source),
            Sum(LedgerAccount.Committed),
            Sum(LedgerAccount.Paid),
            sums.Where(s => s is { Kind: LedgerKind.Release, Account: LedgerAccount.Available }).Select(s => s.Amount).Total(),
            Sum(LedgerAccount.Available)
        );

        Money Sum(LedgerAccount account) => sums.Where(s => s.Account == account).Select(s => s.Amount).Total();
    }
}
