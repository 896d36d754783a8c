using Fund.Contracts.Values;

namespace Fund.Finance.Ledger;

/// <summary>A transaction of a fund: only ever added. Its key makes it happen once, whatever crashes.</summary>
internal sealed class LedgerTransaction
{
    private LedgerTransaction() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public string Key { get; private init; } = "";
    public LedgerKind Kind { get; private init; }
    public string Fund { get; private init; } = "";
    public string? Track { get; private init; }
    public int Year { get; private init; }
    public CaseId? CaseId { get; private init; }
    public string? Occasion { get; private init; }
    public Guid? RunId { get; private init; }

    /// <summary>The proposal that another person attested; null for what came about otherwise.</summary>
    public Guid? Proposal { get; private init; }

    /// <summary>The transaction that this one takes back; null for none.</summary>
    public Guid? Reverses { get; private init; }
    public string Text { get; private init; } = "";
    public string? Reference { get; private init; }
    public PersonId? PersonId { get; private init; }
    public string Who { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
    public List<LedgerRow> Rows { get; private init; } = [];

    /// <summary>The account that the money leaves and the one that it reaches.</summary>
    public static (LedgerAccount From, LedgerAccount To) Accounts(LedgerKind kind) =>
        kind switch
        {
            LedgerKind.Allocation or LedgerKind.Repayment => (LedgerAccount.Source, LedgerAccount.Available),
            LedgerKind.AdministrationDraw => (LedgerAccount.Available, LedgerAccount.Paid),
            LedgerKind.Commitment => (LedgerAccount.Available, LedgerAccount.Committed),
            LedgerKind.Payout => (LedgerAccount.Committed, LedgerAccount.Paid),
            LedgerKind.ClaimBack or LedgerKind.PayoutReversal => (LedgerAccount.Paid, LedgerAccount.Committed),
            LedgerKind.Release or LedgerKind.GrantReduction => (LedgerAccount.Committed, LedgerAccount.Available),
            LedgerKind.Lapse or LedgerKind.AllocationReversal or LedgerKind.RepaymentReversal => (
                LedgerAccount.Available,
                LedgerAccount.Source
            ),
            LedgerKind.DrawReversal => (LedgerAccount.Paid, LedgerAccount.Available),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>What it does to what can be granted: 1 adds, -1 takes, 0 neither.</summary>
    public static int SignOf(LedgerKind kind) =>
        Accounts(kind) switch
        {
            (_, LedgerAccount.Available) => 1,
            (LedgerAccount.Available, _) => -1,
            _ => 0,
        };

    /// <summary>What it does to what is paid: 1 adds, -1 takes, 0 neither.</summary>
    public static int PaidSignOf(LedgerKind kind) =>
        Accounts(kind) switch
        {
            (_, LedgerAccount.Paid) => 1,
            (LedgerAccount.Paid, _) => -1,
            _ => 0,
        };

    /// <summary>Moves an amount from one account to another.</summary>
    /// <param name="posting">What is posted.</param>
    /// <param name="person">Who did it; null for the system.</param>
    /// <param name="who">Their name.</param>
    /// <param name="at">When.</param>
    public static LedgerTransaction Of(Posting posting, PersonId? person, string who, DateTimeOffset at)
    {
        if (posting.Amount <= Money.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(posting), "A transaction moves more than nothing.");
        }

        var (from, to) = Accounts(posting.Kind);
        var made = new LedgerTransaction
        {
            Key = posting.Key,
            Kind = posting.Kind,
            Fund = posting.Fund,
            Track = posting.Track,
            Year = posting.Year,
            Text = posting.Text,
            PersonId = person,
            Who = who,
            At = at,
            CaseId = posting.Case,
            Reference = posting.Reference,
            Proposal = posting.Proposal,
            Reverses = posting.Reverses,
        };
        made.Rows.Add(
            new LedgerRow
            {
                TransactionId = made.Id,
                Account = from,
                Amount = -posting.Amount,
            }
        );
        made.Rows.Add(
            new LedgerRow
            {
                TransactionId = made.Id,
                Account = to,
                Amount = posting.Amount,
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
