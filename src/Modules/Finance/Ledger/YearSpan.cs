namespace Fund.Finance.Ledger;

/// <summary>
/// Which of a fund's postings the page of a year is about: the same for its amounts and for the rows that explain them, so that the rows
/// sum up to the amounts. A <see cref="FundBook"/> knows which.
/// </summary>
/// <param name="First">The first fiscal year that counts.</param>
/// <param name="Last">The last one.</param>
internal sealed record YearSpan(int First, int Last)
{
    /// <summary>The whole ledger.</summary>
    public static YearSpan Whole { get; } = new(int.MinValue, int.MaxValue);

    /// <summary>A year alone.</summary>
    public static YearSpan Only(int year) => new(year, year);

    /// <summary>A year and all before it.</summary>
    public static YearSpan UpTo(int year) => new(int.MinValue, year);

    /// <summary>Does what is posted in a fiscal year count?</summary>
    public bool Holds(int year) => year >= First && year <= Last;

    /// <summary>The transactions that count.</summary>
    public IQueryable<LedgerTransaction> Of(IQueryable<LedgerTransaction> transactions)
    {
        var (first, last) = (First, Last);
        return transactions.Where(t => t.Year >= first && t.Year <= last);
    }
}
