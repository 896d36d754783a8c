using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Finance.Repayments;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Plans;

/// <summary>A plan of a case as shown.</summary>
internal sealed record PlanView(
    string Plan,
    string Name,
    string? Rule,
    string Content,
    int? Version,
    string? Text,
    IReadOnlyList<RepaymentRow> Repayments,
    IReadOnlyList<PayoutRow> Payouts,
    string? SubmittedBy,
    DateTimeOffset? SubmittedAt,
    string? ApprovedBy,
    DateTimeOffset? ApprovedAt
);

/// <summary>The plans of a case, each in its latest version.</summary>
internal sealed record CasePlansView(
    string CaseNumber,
    string CaseTitle,
    Money? Granted,
    IReadOnlyList<PlanView> Plans,
    IReadOnlyList<UnitView> Beneficiaries,
    string? Risk,
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

internal sealed class CasePlansHandler(FinanceDb db, CaseProcess cases, Actor actor, IMediator mediator)
    : IRequestHandler<CasePlans, CasePlansView>
{
    public async Task<CasePlansView> Handle(CasePlans request, CancellationToken cancellationToken)
    {
        var (header, profile, facts) = await cases.LoadAsync(request.CaseNumber, cancellationToken);
        var latest = (await db.Plans.AsNoTracking().Include(p => p.Rows).Where(p => p.CaseId == header.Id).ToListAsync(cancellationToken))
            .GroupBy(p => p.Plan)
            .ToDictionary(g => g.Key, g => g.MaxBy(p => p.Version)!);
        var operations = profile.OperationsIn(header.Stage);
        var units = await mediator.Send(new Units(), cancellationToken);
        return new CasePlansView(
            header.Number,
            header.Title,
            facts.Amounts.TryGetValue(FactAmounts.Granted, out var granted) ? granted : null,
            [.. profile.Plans.Select(kind => View(kind, latest.GetValueOrDefault(kind.Key)))],
            [.. units.Where(u => profile.Repayment.BeneficiaryKinds.Count == 0 || profile.Repayment.BeneficiaryKinds.Contains(u.Kind))],
            profile.Repayment.Model == RepaymentModel.None ? null : profile.Repayment.RiskText,
            operations.Contains("SubmitPlan") && actor.May(Permission.Report) && profile.AllowsRole("SubmitPlan", actor.Roles),
            operations.Contains("ApprovePlan") && actor.May(Permission.Assess) && profile.AllowsRole("ApprovePlan", actor.Roles)
        );
    }

    private static PlanView View(PlanKind kind, CasePlan? plan) =>
        new(
            kind.Key,
            kind.Name,
            kind.Rule,
            kind.Content.ToString(),
            plan?.Version,
            plan?.Text,
            plan?.Repayments() ?? [],
            plan?.Payouts() ?? [],
            plan?.SubmittedByName,
            plan?.SubmittedAt,
            plan?.ApprovedByName,
            plan?.ApprovedAt
        );
}
