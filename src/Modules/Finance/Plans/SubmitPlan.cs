using System.Text.Json;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Finance.Repayments;
using Fund.Platform.Api;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Plans;

/// <summary>A row of a plan as it is handed in: a unit for a repayment, none for a payout. SEK.</summary>
internal sealed record PlanRowInput(string? Unit, int Year, Money Amount);

/// <summary>Hands in a plan: payout, repayment or in words (U-73, U-91).</summary>
[Requires(Permission.Report)]
[LoggedAs("En plan lämnades in")]
internal sealed record SubmitPlan(string CaseNumber, string Plan, IReadOnlyList<PlanRowInput>? Rows, string? Text) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() =>
        new Fund.Plugins.SubmitPlan
        {
            Plan = Plan,
            RepaymentRows =
            [
                .. (Rows ?? [])
                    .Where(row => row.Unit is not null)
                    .Select(row => new Fund.Plugins.RepaymentRowView
                    {
                        UnitKey = row.Unit!,
                        UnitName = row.Unit!,
                        UnitKind = "",
                        Year = row.Year,
                        AmountOre = row.Amount.Ore,
                    }),
            ],
        };
}

internal sealed class SubmitPlanHandler(FinanceDb db, ProcessContext process, Actor actor, IMediator mediator, TimeProvider time)
    : IRequestHandler<SubmitPlan, MediatR.Unit>
{
    public async Task<MediatR.Unit> Handle(SubmitPlan request, CancellationToken cancellationToken)
    {
        var kind =
            process.Profile.Plans.FirstOrDefault(p => p.Key == request.Plan) ?? throw new NotFound("Planen finns inte i riktlinjen.");
        var earlier = await db
            .Plans.Where(p => p.CaseId == process.Case.Id && p.Plan == kind.Key)
            .Select(p => p.Version)
            .ToListAsync(cancellationToken);
        var rows = kind.Content switch
        {
            PlanContent.RepaymentPerUnitAndYear => JsonSerializer.Serialize(
                await RepaymentsAsync(request, cancellationToken),
                ApiRoutes.Json
            ),
            PlanContent.PayoutPerYear => JsonSerializer.Serialize(Payouts(request), ApiRoutes.Json),
            _ => "[]",
        };
        if (kind.Content == PlanContent.Text && string.IsNullOrWhiteSpace(request.Text))
        {
            throw new Refused("Skriv planen.", kind.Rule, "text");
        }

        db.Plans.Add(
            new CasePlan
            {
                CaseId = process.Case.Id,
                Plan = kind.Key,
                Version = earlier.DefaultIfEmpty(0).Max() + 1,
                Content = kind.Content,
                Rows = rows,
                Text = request.Text,
                SubmittedBy = actor.Person!.Value,
                SubmittedByName = actor.Name,
                SubmittedAt = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }

    private async Task<List<RepaymentRow>> RepaymentsAsync(SubmitPlan request, CancellationToken cancellation)
    {
        if (request.Rows is not { Count: > 0 and <= 200 } rows)
        {
            throw new Refused(
                "Planen behöver minst en rad: vilken enhet, vilket år och hur mycket.",
                process.Profile.Repayment.Rule,
                "rows"
            );
        }

        var units = (await mediator.Send(new Units(), cancellation)).ToDictionary(u => u.Key);
        var planned = new List<RepaymentRow>();
        foreach (var row in rows)
        {
            if (row.Unit is null || !units.TryGetValue(row.Unit, out var unit))
            {
                throw new Refused("Varje rad ska ange en enhet.", process.Profile.Repayment.Rule, "rows");
            }

            if (process.Profile.Repayment.BeneficiaryKinds is { Count: > 0 } kinds && !kinds.Contains(unit.Kind))
            {
                throw new Refused(
                    $"{unit.Name} har inget kommunbidrag att minska. Raden ska ange en nämnd.",
                    process.Profile.Repayment.Rule,
                    "rows"
                );
            }

            RequireYearAndAmount(row);
            planned.Add(new RepaymentRow(unit.Key, unit.Name, unit.Kind, row.Year, row.Amount));
        }

        return planned;
    }

    private List<PayoutRow> Payouts(SubmitPlan request)
    {
        if (request.Rows is not { Count: > 0 and <= 60 } rows)
        {
            throw new Refused("Planen behöver minst en rad: år och belopp.", field: "rows");
        }

        foreach (var row in rows)
        {
            RequireYearAndAmount(row);
        }

        var granted = process.Facts.Amounts.GetValueOrDefault("granted");
        if (rows.Select(r => r.Amount).Total() > granted)
        {
            throw new Refused($"Planen är större än de {granted} som är beviljade.", field: "rows");
        }

        return [.. rows.Select(r => new PayoutRow(r.Year, r.Amount))];
    }

    private static void RequireYearAndAmount(PlanRowInput row)
    {
        if (row.Year is < 2000 or > 2100)
        {
            throw new Refused("Ange året med fyra siffror.", field: "rows");
        }

        if (row.Amount <= Money.Zero || row.Amount > SwedishAmount.Limit)
        {
            throw new Refused("Beloppet ska vara mer än 0 kr.", field: "rows");
        }
    }
}

/// <summary>Approves the latest version of a plan (U-73). Not by the one who handed it in.</summary>
[Requires(Permission.Assess)]
[LoggedAs("En plan godkändes")]
internal sealed record ApprovePlan(string CaseNumber, string Plan) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.ApprovePlan { Plan = Plan };
}

internal sealed class ApprovePlanHandler(FinanceDb db, ProcessContext process, RepaymentBook repayments, Actor actor, TimeProvider time)
    : IRequestHandler<ApprovePlan, MediatR.Unit>
{
    public async Task<MediatR.Unit> Handle(ApprovePlan request, CancellationToken cancellationToken)
    {
        var plan =
            await db
                .Plans.Where(p => p.CaseId == process.Case.Id && p.Plan == request.Plan)
                .OrderByDescending(p => p.Version)
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw new Refused("Planen är inte inlämnad än.", field: "plan");
        if (plan.ApprovedAt is not null)
        {
            throw new Conflict("Planen är redan godkänd.");
        }

        if (plan.SubmittedBy == actor.Person)
        {
            throw new Refused("Den som lämnade in planen kan inte godkänna den.", field: "plan");
        }

        (plan.ApprovedAt, plan.ApprovedByName) = (time.GetUtcNow(), actor.Name);
        if (plan.Content == PlanContent.RepaymentPerUnitAndYear)
        {
            await repayments.ReplaceAsync(process.Case.Id, plan.Repayments(), cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}

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
        if (header.StageKind == StageKind.Draft && header.ReceivedOn is null)
        {
            throw new NotFound("Ärendet finns inte.");
        }

        var latest = (await db.Plans.AsNoTracking().Where(p => p.CaseId == header.Id).ToListAsync(cancellationToken))
            .GroupBy(p => p.Plan)
            .ToDictionary(g => g.Key, g => g.MaxBy(p => p.Version)!);
        var plans = profile.Plans.Select(kind =>
        {
            var plan = latest.GetValueOrDefault(kind.Key);
            return new PlanView(
                kind.Key,
                kind.Name,
                kind.Rule,
                kind.Content.ToString(),
                plan?.Version,
                plan?.Text,
                kind.Content == PlanContent.RepaymentPerUnitAndYear && plan is not null ? plan.Repayments() : [],
                kind.Content == PlanContent.PayoutPerYear && plan is not null ? plan.Payouts() : [],
                plan?.SubmittedByName,
                plan?.SubmittedAt,
                plan?.ApprovedByName,
                plan?.ApprovedAt
            );
        });
        var operations = profile.OperationsIn(header.Stage);
        var units = await mediator.Send(new Units(), cancellationToken);
        return new CasePlansView(
            header.Number,
            header.Title,
            facts.Amounts.TryGetValue(FactAmounts.Granted, out var granted) ? granted : null,
            [.. plans],
            [.. units.Where(u => profile.Repayment.BeneficiaryKinds.Count == 0 || profile.Repayment.BeneficiaryKinds.Contains(u.Kind))],
            profile.Repayment.Model == RepaymentModel.None ? null : profile.Repayment.RiskText,
            operations.Contains("SubmitPlan") && actor.May(Permission.Report) && profile.AllowsRole("SubmitPlan", actor.Roles),
            operations.Contains("ApprovePlan") && actor.May(Permission.Assess) && profile.AllowsRole("ApprovePlan", actor.Roles)
        );
    }
}
