using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Platform.Load;

namespace Fund.Finance.Load;

/// <summary>A posting for load: a row of transactions and its two sides. SEK.</summary>
internal sealed record LoadPosting(LedgerKind Kind, string Key, string Fund, int Year, Money Amount)
{
    private readonly Guid id = Guid.CreateVersion7();

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    public LoadCase? Case { get; init; }

    public string? Reference { get; init; }

    public (Guid Id, string Occasion)? Run { get; init; }

    public object Transaction() =>
        new
        {
            Id = id,
            Key,
            Kind = Kind.ToString(),
            Fund,
            Case?.Track,
            Year,
            CaseId = Case?.Id.Value,
            Run?.Occasion,
            RunId = Run?.Id,
            Text,
            Reference,
            Who = SettlementsForLoad.By,
            At,
        };

    public IEnumerable<object> Rows()
    {
        var (from, to) = LedgerTransaction.Accounts(Kind);
        yield return Side(from, -Amount);
        yield return Side(to, Amount);
    }

    private object Side(LedgerAccount account, Money amount) =>
        new
        {
            Id = Guid.CreateVersion7(),
            TransactionId = id,
            Account = account.ToString(),
            Amount = amount.Ore,
        };
}

/// <summary>What a case has been paid, and for which fiscal year. SEK.</summary>
internal sealed record Paid(int Year, Money Amount);
