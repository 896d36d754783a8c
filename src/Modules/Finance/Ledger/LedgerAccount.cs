namespace Fund.Finance.Ledger;

/// <summary>The accounts of the fund's sub-ledger. Every transaction sums to zero over them.</summary>
internal enum LedgerAccount
{
    /// <summary>Where the money comes from: equity or the year's appropriation.</summary>
    Source,

    /// <summary>Set aside, not promised to anybody.</summary>
    Available,

    /// <summary>Granted, not yet paid (åtagande).</summary>
    Committed,

    /// <summary>Paid out.</summary>
    Paid,
}
