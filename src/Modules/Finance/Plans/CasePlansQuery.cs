using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Finance.Repayments;
using Fund.Finance.Repayments.Arithmetic;
using Fund.Platform.Admission;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Plans;

/// <summary>
/// What a unit bears itself, SEK, if nothing, half or all of the expected effect comes: its frame is reduced by the plan whatever comes
/// (U-101).
/// </summary>
internal sealed record EffectGap(string UnitName, Money IfNone, Money IfHalf, Money IfAll);

/// <summary>
/// A plan of a case as shown. The share is that of the grant that comes back, 0.833 = 83.3 %, and null but for a plan for repayment: for
/// information, no guideline states a percentage (U-101).
/// </summary>
internal sealed record PlanView(
    string Plan,
    string Name,
    string? Rule,
    string Content,
    int? Version,
    string? Text,
    IReadOnlyList<RepaymentRow> Repayments,
    decimal? ShareOfGrant,
    IReadOnlyList<EffectGap> Gaps,
    IReadOnlyList<PayoutRow> Payouts,
    string? SubmittedBy,
    DateTimeOffset? SubmittedAt,
    string? ApprovedBy,
    DateTimeOffset? ApprovedAt
)
{
    /// <summary>Did the reader hand it in? Then another approves it.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>
/// The plans of a case, each in its latest version. A payout plan that nobody has written begins with what was granted for each year.
/// </summary>
internal sealed record CasePlansView(
    string CaseNumber,
    string CaseTitle,
    Money? Granted,
    IReadOnlyList<PlanView> Plans,
    IReadOnlyList<UnitView> Beneficiaries,
    string? Risk,
    IReadOnlyList<PlanRowInput> PayoutsToBegin,
    IReadOnlyList<PaidAtOccasion> PaidAtOccasions,
    bool MaySubmit,
    bool MayApprove
);

/// <summary>The plans of a case.</summary>
[InCase(CasePart.Sees)]
[Requires(Permission.ReadCases)]
internal sealed record CasePlans(string CaseNumber) : IQuery<CasePlansView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CasePlansHandler(
    FinanceDb db,
    CaseProcess cases,
    FundLedger ledger,
    PlanAgainstPaid against,
    Admission admission,
    Actor actor,
    IMediator mediator
) : IRequestHandler<CasePlans, CasePlansView>
{
    public async Task<CasePlansView> Handle(CasePlans request, CancellationToken cancellationToken)
    {
        var (header, profile, facts) = await cases.LoadAsync(request.CaseNumber, cancellationToken);
        var latest = (await db.Plans.AsNoTracking().Include(p => p.Rows).Where(p => p.CaseId == header.Id).ToListAsync(cancellationToken))
            .GroupBy(p => p.Plan)
            .ToDictionary(g => g.Key, g => g.MaxBy(p => p.Version)!);
        var operations = profile.OperationsIn(header.Stage);
        var units = await mediator.Send(new Units(), cancellationToken);
        Money? granted = facts.Amounts.TryGetValue(FactAmounts.Granted, out var amount) ? amount : null;
        return new CasePlansView(
            header.Number,
            header.Title,
            granted,
            [
                .. profile
                    .Plans.Where(kind => latest.ContainsKey(kind.Key) || profile.AsksFor(kind.Key, facts))
                    .Select(kind => View(kind, latest.GetValueOrDefault(kind.Key), granted, actor.Person)),
            ],
            [.. units.Where(u => profile.Repayment.BeneficiaryKinds.Count == 0 || profile.Repayment.BeneficiaryKinds.Contains(u.Kind))],
            profile.Repayment.ModelOn(facts.StartedOrToday()) == RepaymentModel.None ? null : profile.Repayment.RiskText,
            [
                .. (await ledger.OfCaseAsync(header.Id, cancellationToken))
                    .Years.Where(year => year.Value.Granted.IsPositive)
                    .OrderBy(year => year.Key)
                    .Select(year => new PlanRowInput(null, year.Key, year.Value.Granted)),
            ],
            await against.OfAsync(header, cancellationToken),
            operations.Contains(nameof(SubmitPlan)) && await admission.AdmitsAsync(typeof(SubmitPlan), header, cancellationToken),
            operations.Contains(nameof(ApprovePlan)) && await admission.AdmitsAsync(typeof(ApprovePlan), header, cancellationToken)
        );
    }

    private static PlanView View(PlanKind kind, CasePlan? plan, Money? granted, PersonId? reader)
    {
        var repayments = plan?.Repayments() ?? [];
        var planned = repayments.Select(row => new PlannedRepayment(row.Unit, row.Year, row.Amount)).ToList();
        return new(
            kind.Key,
            kind.Name,
            kind.Rule,
            kind.Content.ToString(),
            plan?.Version,
            plan?.Text,
            repayments,
            granted is { IsPositive: true } whole && planned.Count > 0 ? RepaymentSums.ShareOfGrant(planned, whole) : null,
            Gaps(repayments, planned),
            plan?.Payouts() ?? [],
            plan?.SubmittedByName,
            plan?.SubmittedAt,
            plan?.ApprovedByName,
            plan?.ApprovedAt
        )
        {
            IsOwn = plan is not null && plan.SubmittedBy == reader,
        };
    }

    private static List<EffectGap> Gaps(IReadOnlyList<RepaymentRow> repayments, List<PlannedRepayment> planned)
    {
        var (none, half, all) = (
            RepaymentSums.GapIfEffectIs(planned, 0m),
            RepaymentSums.GapIfEffectIs(planned, 0.5m),
            RepaymentSums.GapIfEffectIs(planned, 1m)
        );
        return
        [
            .. repayments
                .DistinctBy(row => row.Unit)
                .Select(row => new EffectGap(row.UnitName, none[row.Unit], half[row.Unit], all[row.Unit])),
        ];
    }
}
