using Fund.Contracts.Finance;
using Fund.Contracts.Values;

namespace Fund.Finance.Ledger;

/// <summary>What a case has been granted, paid and given back, by fiscal year. SEK.</summary>
/// <param name="Years">By year, those in which something was posted.</param>
internal sealed record CaseAccount(IReadOnlyDictionary<int, CaseMoneyView> Years)
{
    private static readonly CaseMoneyView Nothing = new(Money.Zero, Money.Zero, Money.Zero);

    /// <summary>A case that nothing was granted to.</summary>
    public static CaseAccount Empty { get; } = new(new Dictionary<int, CaseMoneyView>());

    /// <summary>Over all years.</summary>
    public CaseMoneyView Whole =>
        new(Years.Values.Total(y => y.Granted), Years.Values.Total(y => y.Paid), Years.Values.Total(y => y.Released));

    /// <summary>
    /// What a cost of a year can be paid from: the year's own commitment where the fund is a yearly appropriation, never another's (F-03);
    /// else the case's.
    /// </summary>
    public CaseMoneyView For(int year, bool yearly) => yearly ? Years.GetValueOrDefault(year, Nothing) : Whole;

    /// <summary>Out of the running sums of one case.</summary>
    public static CaseAccount Of(IEnumerable<AccountSum> sums) =>
        new(
            sums.GroupBy(s => s.Year)
                .ToDictionary(
                    year => year.Key,
                    year => new CaseMoneyView(
                        Granted(year),
                        Paid(year),
                        year.Where(s => s is { Kind: LedgerKind.Release, Account: LedgerAccount.Available }).Select(s => s.Amount).Total()
                    )
                )
        );

    // Whatever the kind: what is claimed back or reversed leaves the account that it was paid to.
    private static Money Paid(IEnumerable<AccountSum> sums) =>
        sums.Where(s => s.Account == LedgerAccount.Paid).Select(s => s.Amount).Total();

    /// <summary>Granted, less what a body has taken from it.</summary>
    public static Money Granted(IEnumerable<AccountSum> sums) =>
        sums.Where(s => s is { Kind: LedgerKind.Commitment or LedgerKind.GrantReduction, Account: LedgerAccount.Committed })
            .Select(s => s.Amount)
            .Total();
}
