using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using MediatR;

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
/// SEK that can still be granted in a fiscal year. Locks the fund until the transaction ends, so that two decisions cannot share the same
/// krona.
/// </summary>
[Internal]
public sealed record AvailableToGrant(int Year) : IQuery<Money>;

/// <summary>The fund's five amounts for a fiscal year.</summary>
[Internal]
public sealed record FundPosition(int Year) : IQuery<FundAmounts>;

/// <summary>
/// The day of a fund's first commitment, when its grant was decided; null while it has granted nothing. Before it the fund has no
/// occasions.
/// </summary>
[Internal]
public sealed record FundBegan(string Fund) : IQuery<DateOnly?>;

/// <summary>Money of several cases; cases without a grant are left out.</summary>
[Internal]
public sealed record MoneyOfCases(IReadOnlyCollection<CaseId> Cases) : IQuery<IReadOnlyDictionary<CaseId, CaseMoneyView>>;

/// <summary>Cost booked on a case by fiscal year, whether paid or not. SEK.</summary>
[Internal]
public sealed record CostOfCase(CaseId Case) : IQuery<IReadOnlyDictionary<int, Money>>;

/// <summary>A payout was posted, in this transaction.</summary>
public sealed record PayoutPosted(CaseId Case, string Occasion, Money Amount) : INotification;
