using System.Text.Json;
using Fund.Contracts.Values;
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
    public string Rows { get; init; } = "[]";
    public string? Text { get; init; }
    public PersonId SubmittedBy { get; init; }
    public string SubmittedByName { get; init; } = "";
    public DateTimeOffset SubmittedAt { get; init; }
    public string? ApprovedByName { get; set; }
    public DateTimeOffset? ApprovedAt { get; set; }

    public IReadOnlyList<RepaymentRow> Repayments() =>
        JsonSerializer.Deserialize<List<RepaymentRow>>(Rows, Platform.Api.ApiRoutes.Json) ?? [];

    public IReadOnlyList<PayoutRow> Payouts() => JsonSerializer.Deserialize<List<PayoutRow>>(Rows, Platform.Api.ApiRoutes.Json) ?? [];
}

/// <summary>A planned repayment: that year's frame of the unit is reduced (U-14). SEK.</summary>
internal sealed record RepaymentRow(string Unit, string UnitName, string UnitKind, int Year, Money Amount);

/// <summary>A planned payout of a fiscal year. SEK.</summary>
internal sealed record PayoutRow(int Year, Money Amount);
