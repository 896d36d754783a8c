using Fund.Contracts.Values;

namespace Fund.Finance.Ledger;

/// <summary>
/// The running sum of a fund's ledger rows: kept by the database itself when rows are added, written by nobody else, proved from the rows
/// by `verify`. What a page or a rule asks of the whole ledger is a few of these. SEK.
/// </summary>
internal sealed class FundBalanceRow
{
    public string Fund { get; init; } = "";

    /// <summary>Key of the track; empty for what belongs to none.</summary>
    public string Track { get; init; } = "";
    public int Year { get; init; }
    public LedgerKind Kind { get; init; }
    public LedgerAccount Account { get; init; }
    public Money Amount { get; init; }
}

/// <summary>The running sum of a case's ledger rows, kept in the same way. SEK.</summary>
internal sealed class CaseBalanceRow
{
    public CaseId CaseId { get; init; }
    public string Fund { get; init; } = "";
    public int Year { get; init; }
    public LedgerKind Kind { get; init; }
    public LedgerAccount Account { get; init; }
    public Money Amount { get; init; }
}

/// <summary>What a case has been granted, paid and has given back over all years, kept in the same way, for lists of cases. SEK.</summary>
internal sealed class CaseSumRow
{
    public CaseId CaseId { get; init; }
    public Money Granted { get; init; }
    public Money Paid { get; init; }
    public Money Released { get; init; }
}
