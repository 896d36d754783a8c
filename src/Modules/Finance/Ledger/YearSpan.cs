namespace Fund.Finance.Ledger;

/// <summary>
/// Which of a fund's postings the page of a year is about: the same for its amounts and for the rows that explain them, so that the rows
/// sum up to the amounts.
/// </summary>
/// <param name="Yearly">A yearly appropriation: the year's postings and no others.</param>
/// <param name="Year">The year that is looked at.</param>
/// <param name="PresentYear">The year of today.</param>
/// <remarks>
/// Earmarked equity is one whole. A past year is shown as it ended. In the present year all that is promised counts, for coming years too,
/// but not what is set aside for a budget year that has not come.
/// </remarks>
internal readonly record struct YearSpan(bool Yearly, int Year, int PresentYear)
{
    /// <summary>Does a posting count?</summary>
    public bool Holds(LedgerKind kind, int year) =>
        Yearly ? year == Year
        : Year < PresentYear ? year <= Year
        : kind != LedgerKind.Allocation || year <= Year;

    /// <summary>The transactions that count.</summary>
    public IQueryable<LedgerTransaction> Of(IQueryable<LedgerTransaction> transactions)
    {
        var year = Year;
        return Yearly ? transactions.Where(t => t.Year == year)
            : Year < PresentYear ? transactions.Where(t => t.Year <= year)
            : transactions.Where(t => t.Kind != LedgerKind.Allocation || t.Year <= year);
    }
}
