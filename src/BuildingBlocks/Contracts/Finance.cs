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
