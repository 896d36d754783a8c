using Fund.Contracts.Values;
using Fund.Process.Calendar;

namespace Fund.Finance.Ledger;

/// <summary>Which transactions of the ledger are asked for; what is null is not asked.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Case">The case.</param>
/// <param name="From">Posted on or after this day, a Swedish calendar date.</param>
/// <param name="To">Posted on or before this day.</param>
internal sealed record LedgerFilter(LedgerKind? Kind = null, CaseId? Case = null, DateOnly? From = null, DateOnly? To = null)
{
    /// <summary>All of them.</summary>
    public static LedgerFilter None { get; } = new();

    // Whatever somebody asks for, nothing was posted before or after these years; and a day beyond the calendar's end has no next.
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    /// <summary>The transactions asked for.</summary>
    public IQueryable<LedgerTransaction> Of(IQueryable<LedgerTransaction> transactions)
    {
        if (Kind is { } kind)
        {
            transactions = transactions.Where(t => t.Kind == kind);
        }

        if (Case is { } about)
        {
            transactions = transactions.Where(t => t.CaseId == about);
        }

        if (From is { } from && from.Year > FirstYear)
        {
            var begins = StockholmTime.StartOf(from);
            transactions = transactions.Where(t => t.At >= begins);
        }

        if (To is { } to && to.Year < LastYear)
        {
            var ends = StockholmTime.StartOf(to.AddDays(1));
            transactions = transactions.Where(t => t.At < ends);
        }

        return transactions;
    }
}
