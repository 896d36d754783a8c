using Fund.Contracts.Finance;
using Fund.Contracts.Values;

namespace Fund.Finance.Ledger;

/// <summary>What a fund's ledger says, summed: every question of amounts, caps and room is answered from here. SEK.</summary>
/// <param name="Yearly">A yearly appropriation: no year's money is another's.</param>
/// <param name="Sums">The running sums of the whole ledger.</param>
internal sealed record FundBook(bool Yearly, IReadOnlyList<AccountSum> Sums)
{
    /// <summary>
    /// The five amounts as the page of a year shows them. Earmarked equity is one whole whose years are for reporting: a past year is shown
    /// as it ended, the present one and those to come as everything stands.
    /// </summary>
    public FundAmounts Position(int year, int presentYear) =>
        Yearly ? FundBalance.OfYear(Sums, year)
        : year < presentYear ? FundBalance.Lasting(Sums, year)
        : FundBalance.Whole(Sums);

    /// <summary>What can still be granted or drawn in a year: the year's own, or for equity the whole.</summary>
    public Money Available(int year) => (Yearly ? FundBalance.OfYear(Sums, year) : FundBalance.Whole(Sums)).Available;

    /// <summary>
    /// Set aside less paid out over all years: what a cap on the balance speaks of, whatever budget year is chosen (F-04).
    /// </summary>
    public Money Balance => FundBalance.Earmark(FundBalance.Whole(Sums));

    /// <summary>Set aside for a budget year.</summary>
    public Money AllocatedFor(int year) => Sum(LedgerKind.Allocation, LedgerAccount.Available, year);

    /// <summary>Granted in a track for a fiscal year.</summary>
    public Money CommittedIn(string track, int year) =>
        Sums.Where(s => s.Kind == LedgerKind.Commitment && s.Account == LedgerAccount.Committed && s.Year == year && s.Track == track)
            .Select(s => s.Amount)
            .Total();

    /// <summary>Has anything been granted from the fund?</summary>
    public bool HasGranted => Sums.Any(s => s.Kind == LedgerKind.Commitment);

    private Money Sum(LedgerKind kind, LedgerAccount account, int year) =>
        Sums.Where(s => s.Kind == kind && s.Account == account && s.Year == year).Select(s => s.Amount).Total();
}
