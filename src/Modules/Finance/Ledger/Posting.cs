using Fund.Contracts.Values;

namespace Fund.Finance.Ledger;

/// <summary>What is to be posted: an amount that moves from one account of a fund to another.</summary>
internal sealed record Posting
{
    /// <summary>What it is; decides the accounts.</summary>
    public required LedgerKind Kind { get; init; }

    /// <summary>Unique in the municipality, made of what makes the event itself unique: "payout:{run}:{case}".</summary>
    public required string Key { get; init; }

    /// <summary>Key of the fund.</summary>
    public required string Fund { get; init; }

    /// <summary>Fiscal year; must be open.</summary>
    public required int Year { get; init; }

    /// <summary>SEK, more than zero.</summary>
    public required Money Amount { get; init; }

    /// <summary>What it is, Swedish.</summary>
    public required string Text { get; init; }

    /// <summary>Key of the case's track; null where the fund has none and for the fund's own.</summary>
    public string? Track { get; init; }

    /// <summary>The case; null for the fund's own.</summary>
    public CaseId? Case { get; init; }

    /// <summary>Body, day and paragraph of the decision; null if none.</summary>
    public string? Reference { get; init; }

    /// <summary>The proposal that another person attested; null for what came about otherwise.</summary>
    public Guid? Proposal { get; init; }

    /// <summary>The transaction that it takes back; null for none.</summary>
    public Guid? Reverses { get; init; }
}
