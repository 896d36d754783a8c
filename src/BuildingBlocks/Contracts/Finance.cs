using Fund.Contracts.Messages;
using Fund.Contracts.Values;

namespace Fund.Contracts.Finance;

/// <summary>What a case has been granted, paid and has left. SEK.</summary>
/// <param name="Granted">Granted in all.</param>
/// <param name="Paid">Paid out so far.</param>
/// <param name="Released">Given back to the fund.</param>
public sealed record CaseMoneyView(Money Granted, Money Paid, Money Released)
{
    /// <summary>Granted, not yet paid and not given back.</summary>
    public Money Remaining => Granted - Paid - Released;
}

/// <summary>The fund's five amounts at this moment. SEK.</summary>
/// <param name="Allocated">Avsatt.</param>
/// <param name="Committed">Beviljat, ej utbetalt.</param>
/// <param name="Paid">Utbetalt.</param>
/// <param name="Released">Återlämnat.</param>
/// <param name="Available">Tillgängligt för nya beslut.</param>
public sealed record FundAmounts(Money Allocated, Money Committed, Money Paid, Money Released, Money Available);

/// <summary>
/// SEK that can still be granted to a case for a fiscal year: what the fund, the track's frame and the track's caps leave. Asked again with
/// the fund locked when a decision is recorded.
/// </summary>
[Internal]
public sealed record AvailableToGrant(CaseId Case, int Year) : IQuery<Money>;

/// <summary>The five amounts of a fund for a fiscal year; without a key, of the municipality's first fund.</summary>
[Internal]
public sealed record FundPosition(int Year, string? Fund = null) : IQuery<FundAmounts>, IAboutFund;

/// <summary>
/// The day of a fund's first commitment, when its grant was decided; null while it has granted nothing. Before it the fund has no
/// occasions.
/// </summary>
[Internal]
public sealed record FundBegan(string Fund) : IQuery<DateOnly?>;

/// <summary>The fiscal year after the last one of a fund that has been closed; the first year that there can be where none has.</summary>
[Internal]
public sealed record FirstOpenYear(string Fund) : IQuery<int>;

/// <summary>Money of several cases; cases without a grant are left out.</summary>
[Internal]
public sealed record MoneyOfCases(IReadOnlyCollection<CaseId> Cases) : IQuery<IReadOnlyDictionary<CaseId, CaseMoneyView>>;

/// <summary>A grant in a fiscal year. SEK.</summary>
/// <param name="Year">The year.</param>
/// <param name="Money">Granted, paid and given back.</param>
/// <param name="InDraft">Payable in a settlement of the year that is prepared and not approved.</param>
public sealed record GrantYear(int Year, CaseMoneyView Money, Money InDraft);

/// <summary>What is left of a grant, and for what years.</summary>
/// <param name="Yearly">The fund is a yearly appropriation: no year's money is another's.</param>
/// <param name="PresentYear">The fiscal year of today.</param>
/// <param name="ClosedYears">The fiscal years that are closed in the fund.</param>
/// <param name="Years">By year, those in which something was posted or is payable.</param>
public sealed record GrantView(bool Yearly, int PresentYear, IReadOnlySet<int> ClosedYears, IReadOnlyList<GrantYear> Years)
{
    /// <summary>
    /// What can be taken back by fiscal year: neither paid, nor given back, nor payable in a prepared settlement. SEK, above zero. Of a
    /// yearly appropriation each open year has its own; of earmarked equity all is the case's, and is taken back in the first open year.
    /// </summary>
    public IReadOnlyDictionary<int, Money> Free
    {
        get
        {
            var free = Yearly
                ? Years.Where(y => !ClosedYears.Contains(y.Year)).Select(y => (y.Year, Amount: y.Money.Remaining - y.InDraft))
                : [(Year: FirstOpenFrom(PresentYear), Amount: Years.Total(y => y.Money.Remaining - y.InDraft))];
            return free.Where(y => y.Amount.IsPositive).ToDictionary(y => y.Year, y => y.Amount);
        }
    }

    /// <summary>Payable in settlements that are prepared and not approved, SEK.</summary>
    public Money InDraft => Years.Total(y => y.InDraft);

    /// <summary>The first fiscal year that is open in the fund, from this one on.</summary>
    public int FirstOpenFrom(int year) => ClosedYears.Contains(year) ? FirstOpenFrom(year + 1) : year;
}

/// <summary>What is left of a case's grant.</summary>
[Internal]
public sealed record GrantOf(CaseId Case) : IQuery<GrantView>;

/// <summary>
/// Locks the case's fund until the transaction ends and answers what is left of the grant as it then is, so that what is taken back is not
/// paid meanwhile. Taken after the case's lock, never before.
/// </summary>
[Internal]
public sealed record LockGrant(CaseId Case) : IQuery<GrantView>;
