using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Plans;

/// <summary>A row of a plan as it is handed in: a unit for a repayment, none for a payout. SEK.</summary>
internal sealed record PlanRowInput(string? Unit, int Year, Money Amount);

/// <summary>Hands in a plan: payout, repayment or in words (U-73, U-91).</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Plan">Key of the plan.</param>
/// <param name="Rows">Its rows; none for a plan in words.</param>
/// <param name="Text">The plan in words.</param>
/// <param name="Seen">The version that was seen when this one was written; 0 when none had been handed in.</param>
[InCase(CasePart.Acts)]
[DoneAt("planer")]
[Requires(Permission.Report)]
[LoggedAs("En plan lämnades in")]
internal sealed record SubmitPlan(string CaseNumber, string Plan, IReadOnlyList<PlanRowInput>? Rows, string? Text, int Seen = 0)
    : ICommand,
        IOperation
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

internal sealed class SubmitPlanShape : AbstractValidator<SubmitPlan>
{
    private const int Longest = 20_000;

    public SubmitPlanShape() =>
        RuleFor(plan => plan.Text).MaximumLength(Longest).WithMessage(_ => T($"Texten är för lång, högst {Longest:N0} tecken."));
}

internal sealed class SubmitPlanHandler(FinanceDb db, ProcessContext process, CurrentAct act, PlanHandOver handOver, IMediator mediator)
    : IRequestHandler<SubmitPlan, MediatR.Unit>
{
    public async Task<MediatR.Unit> Handle(SubmitPlan request, CancellationToken cancellationToken)
    {
        var kind = process.Profile.Plans.FirstOrDefault(p => p.Key == request.Plan)
            ?? throw new NotFound(T("Planen finns inte i riktlinjen."));
        if (!process.Profile.AsksFor(kind.Key, process.Facts))
        {
            throw new Refused(
                T($"Ingen återbetalning gäller för det som startar {process.Facts.StartedOrToday():yyyy-MM-dd}. Planen behövs inte."),
                process.Profile.Repayment.Rule,
                "plan"
            );
        }

        var latest = await db
            .Plans.AsNoTracking()
            .Where(p => p.CaseId == process.Case.Id && p.Plan == kind.Key)
            .OrderByDescending(p => p.Version)
            .FirstOrDefaultAsync(cancellationToken);
        if (latest is not null && latest.Version != request.Seen)
        {
            throw StalePlan.Of(request.Seen, latest);
        }

        var id = Guid.CreateVersion7();
        var rows = kind.Content switch
        {
            PlanContent.RepaymentPerUnitAndYear => await RepaymentsAsync(id, request, cancellationToken),
            PlanContent.PayoutPerYear => Payouts(id, request),
            _ => [],
        };
        if (kind.Content == PlanContent.Text && string.IsNullOrWhiteSpace(request.Text))
        {
            throw new Refused(T("Skriv planen."), kind.Rule, "text");
        }

        var plan = new CasePlan
        {
            Id = id,
            CaseId = process.Case.Id,
            Plan = kind.Key,
            Version = (latest?.Version ?? 0) + 1,
            Content = kind.Content,
            Rows = rows,
            Text = request.Text,
            Act = act.Now.Id,
            SubmittedBy = act.Now.Person!.Value,
            SubmittedByName = act.Now.Who,
            SubmittedAt = act.Now.At,
        };
        db.Plans.Add(plan);
        await db.SaveChangesAsync(cancellationToken);
        await handOver.ToApproverAsync(plan, kind, cancellationToken);
        return default;
    }

    private async Task<List<PlanRow>> RepaymentsAsync(Guid plan, SubmitPlan request, CancellationToken cancellation)
    {
        if (request.Rows is not { Count: > 0 and <= 200 } rows)
        {
            throw new Refused(
                T("Planen behöver minst en rad: vilken enhet, vilket år och hur mycket."),
                process.Profile.Repayment.Rule,
                "rows"
            );
        }

        var units = (await mediator.Send(new Units(), cancellation)).ToDictionary(u => u.Key);
        var rule = process.Profile.Repayment.Rule;
        var wrong = YearsAndAmounts(rows).ToList();
        var planned = new List<PlanRow>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Unit is not { } key || !units.TryGetValue(key, out var unit))
            {
                wrong.Add(new Finding(T("Varje rad ska ange en enhet."), rule, FieldOf(i, "unit")));
                continue;
            }

            if (process.Profile.Repayment.BeneficiaryKinds is { Count: > 0 } kinds && !kinds.Contains(unit.Kind))
            {
                wrong.Add(
                    new Finding(T($"{unit.Name} har inget kommunbidrag att minska. Raden ska ange en nämnd."), rule, FieldOf(i, "unit"))
                );
            }

            planned.Add(
                new PlanRow
                {
                    PlanId = plan,
                    Position = planned.Count + 1,
                    Unit = unit.Key,
                    UnitName = unit.Name,
                    UnitKind = unit.Kind,
                    Year = rows[i].Year,
                    Amount = rows[i].Amount,
                }
            );
        }

        return wrong.Count == 0 ? planned : throw new Refused(wrong);
    }

    private List<PlanRow> Payouts(Guid plan, SubmitPlan request)
    {
        if (request.Rows is not { Count: > 0 and <= 60 } rows)
        {
            throw new Refused(T("Planen behöver minst en rad: år och belopp."), field: "rows");
        }

        if (YearsAndAmounts(rows).ToList() is { Count: > 0 } wrong)
        {
            throw new Refused(wrong);
        }

        var granted = process.Facts.Amounts.GetValueOrDefault(FactAmounts.Granted);
        if (rows.Select(r => r.Amount).Total() > granted)
        {
            throw new Refused(T($"Planen är större än de {granted} som är beviljade."), field: "rows");
        }

        return
        [
            .. rows.Select(
                (row, index) =>
                    new PlanRow
                    {
                        PlanId = plan,
                        Position = index + 1,
                        Year = row.Year,
                        Amount = row.Amount,
                    }
            ),
        ];
    }

    // All rows at once: whoever mistyped in two is told of both.
    private static IEnumerable<Finding> YearsAndAmounts(IReadOnlyList<PlanRowInput> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Year is < 2000 or > 2100)
            {
                yield return new Finding(T("Ange året med fyra siffror."), Field: FieldOf(i, "year"));
            }

            if (rows[i].Amount <= Money.Zero || rows[i].Amount > SwedishAmount.Limit)
            {
                yield return new Finding(T("Beloppet ska vara mer än 0 kr."), Field: FieldOf(i, "amount"));
            }
        }
    }

    private static string FieldOf(int row, string part) => $"rows[{row}][{part}]";
}
