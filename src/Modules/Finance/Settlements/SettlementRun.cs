using Fund.Contracts.Values;

namespace Fund.Finance.Settlements;

/// <summary>The settlement of an occasion. The row, not the job, decides that it happens once: its key is the occasion.</summary>
internal sealed class SettlementRun
{
    public string Occasion { get; init; } = "";
    public int Year { get; init; }
    public DateOnly PeriodStart { get; init; }
    public DateOnly PeriodEnd { get; init; }
    public string RuleVersion { get; init; } = "";
    public Guid? PreparedBy { get; set; }
    public string PreparedByName { get; set; } = "";
    public DateTimeOffset PreparedAt { get; set; }
    public string? ApprovedByName { get; set; }
    public DateTimeOffset? ApprovedAt { get; set; }
    public Money? Total { get; set; }
    public Guid? VoucherFile { get; set; }
    public List<SettlementLine> Lines { get; init; } = [];
}

/// <summary>One initiative in a settlement. SEK.</summary>
internal sealed class SettlementLine
{
    public string Occasion { get; init; } = "";
    public CaseId CaseId { get; init; }
    public Money PeriodCost { get; init; }
    public Money Payable { get; init; }
    public Money Held { get; init; }
    public Money Overrun { get; init; }
    public Money GrantLeft { get; init; }
    public string? HeldBecause { get; init; }
    public string Costs { get; init; } = "[]";
    public List<string> Alerts { get; init; } = [];
}
