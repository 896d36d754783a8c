using Fund.Contracts.Values;
using Fund.Finance.Repayments;
using Fund.Process.Profiles;

namespace Fund.Finance.Plans;

/// <summary>
/// A version of a plan of a case: handed in, approved by another, never changed (U-73). A changed plan is a new version that needs approval
/// (U-101).
/// </summary>
internal sealed class CasePlan
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Plan { get; init; } = "";
    public int Version { get; init; }
    public PlanContent Content { get; init; }
    public string? Text { get; init; }

    /// <summary>The entry of the log that it was handed in with.</summary>
    public Guid Act { get; init; }
    public PersonId SubmittedBy { get; init; }
    public string SubmittedByName { get; init; } = "";
    public DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The entry of the log that it was approved with; null before.</summary>
    public Guid? ApprovalAct { get; set; }
    public PersonId? ApprovedBy { get; set; }
    public string? ApprovedByName { get; set; }
    public DateTimeOffset? ApprovedAt { get; set; }
    public List<PlanRow> Rows { get; init; } = [];

    /// <summary>Planned repayments; empty for another kind of plan.</summary>
    public IReadOnlyList<RepaymentRow> Repayments() =>
        Content == PlanContent.RepaymentPerUnitAndYear
            ? [.. Rows.OrderBy(r => r.Position).Select(r => new RepaymentRow(r.Unit!, r.UnitName!, r.UnitKind!, r.Year, r.Amount))]
            : [];

    /// <summary>Planned payouts; empty for another kind of plan.</summary>
    public IReadOnlyList<PayoutRow> Payouts() =>
        Content == PlanContent.PayoutPerYear ? [.. Rows.OrderBy(r => r.Position).Select(r => new PayoutRow(r.Year, r.Amount))] : [];
}

/// <summary>A row of a plan: an amount of a fiscal year, for a repayment with the unit whose frame is reduced. SEK.</summary>
internal sealed class PlanRow
{
    public Guid PlanId { get; init; }

    /// <summary>Place in the plan, from 1.</summary>
    public int Position { get; init; }
    public string? Unit { get; init; }
    public string? UnitName { get; init; }
    public string? UnitKind { get; init; }
    public int Year { get; init; }
    public Money Amount { get; init; }
}

/// <summary>A planned payout of a fiscal year. SEK.</summary>
internal sealed record PayoutRow(int Year, Money Amount);
