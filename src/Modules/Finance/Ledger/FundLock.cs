namespace Fund.Finance.Ledger;

/// <summary>
/// The row of a fund that is locked while its room is used, so that two decisions cannot share the same krona. It also says what the
/// database's walls must know of the fund.
/// </summary>
internal sealed class FundLock
{
    /// <summary>Key of the fund.</summary>
    public string Key { get; init; } = "";

    /// <summary>
    /// The money is of a year (a yearly appropriation) and may not be used in another; false for earmarked equity, whose years are for
    /// reporting. Set by the first posting and never changed.
    /// </summary>
    public bool Yearly { get; init; }
}
