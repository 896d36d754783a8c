using Fund.Contracts.Values;

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

/// <summary>What a transaction is.</summary>
internal enum LedgerKind
{
    /// <summary>Avsättning eller årets anslag.</summary>
    Allocation,

    /// <summary>Uttag för samordning (U-18).</summary>
    AdministrationDraw,

    /// <summary>Beviljat.</summary>
    Commitment,

    /// <summary>Utbetalt.</summary>
    Payout,

    /// <summary>Återlämnat.</summary>
    Release,

    /// <summary>Förfallet anslag (U-82).</summary>
    Lapse,
}

/// <summary>A transaction of the fund: only ever added. Its key makes it happen once, whatever crashes.</summary>
internal sealed class LedgerTransaction
{
    private LedgerTransaction() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public string Key { get; private init; } = "";
    public LedgerKind Kind { get; private init; }
    public int Year { get; private init; }
    public CaseId? CaseId { get; private init; }
    public string? Occasion { get; private init; }
    public string Text { get; private init; } = "";
    public string? Reference { get; private init; }
    public string Who { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
    public List<LedgerRow> Rows { get; private init; } = [];

    /// <summary>Moves an amount from one account to another.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="key">Unique in the municipality: "payout:2026-T1:…".</param>
    /// <param name="year">Fiscal year.</param>
    /// <param name="amount">SEK, more than zero.</param>
    /// <param name="text">What it is, Swedish.</param>
    /// <param name="who">Who did it.</param>
    /// <param name="at">When.</param>
    /// <param name="about">The case; null for the fund's own.</param>
    /// <param name="occasion">The occasion it was settled at; null otherwise.</param>
    /// <param name="reference">Body, day and paragraph of the decision; null if none.</param>
    public static LedgerTransaction Move(
        LedgerKind kind,
        string key,
        int year,
        Money amount,
        string text,
        string who,
        DateTimeOffset at,
        CaseId? about = null,
        string? occasion = null,
        string? reference = null
    )
    {
        if (amount <= Money.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(amount), "A transaction moves more than nothing.");
        }

        var (from, to) = kind switch
        {
            LedgerKind.Allocation => (LedgerAccount.Source, LedgerAccount.Available),
            LedgerKind.AdministrationDraw => (LedgerAccount.Available, LedgerAccount.Paid),
            LedgerKind.Commitment => (LedgerAccount.Available, LedgerAccount.Committed),
            LedgerKind.Payout => (LedgerAccount.Committed, LedgerAccount.Paid),
            LedgerKind.Release => (LedgerAccount.Committed, LedgerAccount.Available),
            LedgerKind.Lapse => (LedgerAccount.Available, LedgerAccount.Source),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        var made = new LedgerTransaction
        {
            Key = key,
            Kind = kind,
            Year = year,
            Text = text,
            Who = who,
            At = at,
            CaseId = about,
            Occasion = occasion,
            Reference = reference,
        };
        made.Rows.Add(
            new LedgerRow
            {
                TransactionId = made.Id,
                Account = from,
                Amount = -amount,
            }
        );
        made.Rows.Add(
            new LedgerRow
            {
                TransactionId = made.Id,
                Account = to,
                Amount = amount,
            }
        );
        return made;
    }

    /// <summary>What was moved, SEK.</summary>
    public Money Moved => Rows.Where(row => !row.Amount.IsNegative).Select(row => row.Amount).Total();
}

/// <summary>One side of a transaction.</summary>
internal sealed class LedgerRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid TransactionId { get; init; }
    public LedgerAccount Account { get; init; }
    public Money Amount { get; init; }
}

/// <summary>The row that is locked while the fund's room is used, so that two decisions cannot share the same krona.</summary>
internal sealed class FundLock
{
    public string Key { get; init; } = "fund";
}
