using System.Text.Json;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Finance.Settlements.Arithmetic;
using Fund.Platform.Plugins;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Plugins;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>
/// Prepares (or prepares anew, while not approved) the settlement of an occasion for every running initiative. Posts nothing.
/// </summary>
[Requires(Permission.ManageFinance)]
[LoggedAs("Avräkningen förbereddes")]
internal sealed record SettlePeriod(string Occasion) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => null;

    public Operation ForPlugins() => new Fund.Plugins.SettlePeriod { Occasion = Occasion };
}

internal sealed class SettlePeriodHandler(
    FinanceDb db,
    ProcessContext process,
    FundLedger ledger,
    CurrentSetup setup,
    FundOccasions occasions,
    PluginHost plugins,
    TaskBoard tasks,
    Actor actor,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<SettlePeriod, Unit>
{
    public async Task<Unit> Handle(SettlePeriod request, CancellationToken cancellationToken)
    {
        var occasion = (await occasions.OfAsync(null, cancellationToken)).GetExisting(request.Occasion);
        if (StockholmTime.Today(time) <= occasion.PeriodEnd)
        {
            throw new Refused(
                $"Perioden slutar {occasion.PeriodEnd:yyyy-MM-dd}. Avräkningen kan förberedas dagen efter.",
                process.Profile.Settlement.ActualCostRule,
                "occasion"
            );
        }

        var run = await BeginAsync(occasion, cancellationToken);
        var cases = await mediator.Send(new CasesIn([StageKind.Granted, StageKind.Running]), cancellationToken);
        var money = await ledger.OfCasesAsync([.. cases.Select(c => c.Id)], cancellationToken);
        foreach (var header in cases.Where(c => money.ContainsKey(c.Id)))
        {
            run.Lines.Add(await LineAsync(occasion, header, money[header.Id].Granted, money[header.Id].Paid, cancellationToken));
        }

        await db.SaveChangesAsync(cancellationToken);
        await tasks.AskAsync(
            new TaskItem
            {
                Kind = $"settlement:{occasion.Id}",
                Title = $"Granska och godkänn avräkningen {occasion.NameInYear}",
                Role = Role.Controller,
                Due = occasion.Due,
                Link = $"/avrakning/{occasion.Id}",
                AskedAt = time.GetUtcNow(),
            },
            cancellationToken
        );
        return default;
    }

    // The insert waits for a twin that is under way: of ten who try at once one makes the row, the others find it (S2).
    private async Task<SettlementRun> BeginAsync(ReportingOccasion occasion, CancellationToken cancellation)
    {
        var key = occasion.Id.ToString();
        await ledger.LockAsync(cancellation);
        var run = await db.Runs.Include(r => r.Lines).FirstOrDefaultAsync(r => r.Occasion == key, cancellation);
        if (run is { ApprovedAt: not null })
        {
            throw new Conflict($"Avräkningen {occasion.NameInYear} är redan godkänd och bokförd.");
        }

        if (run is null)
        {
            db.Runs.Add(
                run = new SettlementRun
                {
                    Occasion = key,
                    Year = occasion.Year.Year,
                    PeriodStart = occasion.PeriodStart,
                    PeriodEnd = occasion.PeriodEnd,
                    RuleVersion = process.Profile.Code,
                }
            );
        }
        else
        {
            run.Lines.Clear();
            await db.SaveChangesAsync(cancellation);
        }

        (run.PreparedBy, run.PreparedByName, run.PreparedAt) = (actor.Person?.Value, actor.Name, time.GetUtcNow());
        return run;
    }

    private async Task<SettlementLine> LineAsync(
        ReportingOccasion occasion,
        CaseHeaderView header,
        Money granted,
        Money paid,
        CancellationToken cancellation
    )
    {
        var rules = (await setup.GetAsync(cancellation)).ProfileOf(header.RuleVersion).Settlement;
        var held = await HeldBecauseAsync(occasion, header, rules, cancellation);
        var costs = await db
            .CostLines.AsNoTracking()
            .Where(c => c.CaseId == header.Id && c.SettledAt == null)
            .Select(c => new CostToSettle(c.Id, c.Date, c.Amount, c.Text))
            .ToListAsync(cancellation);
        var basis = new SettlementBasis
        {
            Granted = granted,
            PaidEarlier = paid,
            OverrunEarlier = (
                await db
                    .Runs.AsNoTracking()
                    .Where(r => r.Year == occasion.Year.Year && r.ApprovedAt != null)
                    .SelectMany(r => r.Lines)
                    .Where(l => l.CaseId == header.Id)
                    .Select(l => l.Overrun)
                    .ToListAsync(cancellation)
            ).Total(),
            StartedOn = header.StartedOn,
            PeriodEnd = occasion.PeriodEnd,
            Costs = costs,
            HeldBecause = held,
            CostYearRule = rules.CostYearRule,
            StartRule = rules.StartRule,
        };
        var outcome = Settlement.Of(basis);
        var answered = await plugins.CalculateAsync<SettlementAmount, long>(
            new SettlementAmount
            {
                Occasion = occasion.Id.ToString(),
                EligibleCostOre = outcome.PeriodCost.Ore,
                RemainingGrantOre = (granted - paid).Ore,
                Standard = outcome.Payable.Ore,
            },
            header,
            null,
            cancellation
        );
        var payable = PayoutWall.Cap(new Money(answered), Money.Max(outcome.PeriodCost, Money.Zero), Money.Max(granted - paid, Money.Zero));
        return new SettlementLine
        {
            Occasion = occasion.Id.ToString(),
            CaseId = header.Id,
            PeriodCost = outcome.PeriodCost,
            Payable = payable,
            Held = outcome.Held,
            Overrun = outcome.Overrun,
            GrantLeft = granted - paid - payable,
            HeldBecause = held,
            Costs = JsonSerializer.Serialize(outcome.Costs, Platform.Api.ApiRoutes.Json),
            Alerts = [.. outcome.Alerts],
        };
    }

    private async Task<string?> HeldBecauseAsync(
        ReportingOccasion occasion,
        CaseHeaderView header,
        SettlementRules rules,
        CancellationToken cancellation
    )
    {
        if (await db.Holds.AsNoTracking().FirstOrDefaultAsync(h => h.CaseId == header.Id && h.ReleasedAt == null, cancellation) is { } hold)
        {
            return $"Utbetalningen hålls inne: {hold.Reason}";
        }

        if (rules.AdherenceRule is null)
        {
            return null;
        }

        var key = occasion.Id.ToString();
        var word = await db
            .AdherenceWords.AsNoTracking()
            .Where(a => a.CaseId == header.Id && a.Occasion == key)
            .OrderByDescending(a => a.At)
            .FirstOrDefaultAsync(cancellation);
        if (word is null)
        {
            return "Ingen har bekräftat att satsningen följer sina planer.";
        }

        var released = await db.Holds.AsNoTracking().AnyAsync(h => h.CaseId == header.Id && h.ReleasedAt > word.At, cancellation);
        return word.FollowsPlan || released ? null : $"Satsningen följer inte sina planer: {word.Comment}";
    }
}
