using Fund.Contracts.Applications;
using Fund.Contracts.Finance;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Costs;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Finance.Settlements.Arithmetic;
using Fund.Platform.Persistence;
using Fund.Platform.Plugins;
using Fund.Platform.Setup;
using Fund.Plugins;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>A case to settle, and what a cost of the occasion's year can be paid from. SEK.</summary>
internal sealed record CaseToSettle(CaseHeaderView Header, CaseMoneyView Money)
{
    /// <summary>Granted and not given back.</summary>
    public Money Granted => Money.Granted - Money.Released;

    /// <summary>Left of the grant.</summary>
    public Money Left => Contracts.Values.Money.Max(Money.Remaining, Contracts.Values.Money.Zero);
}

/// <summary>
/// Works out and writes the lines of a settlement, some cases at a time: a statement for what must be known of all of them, not for each,
/// and no more in memory than those.
/// </summary>
internal sealed class SettlementLines(FinanceDb db, TenantTransaction transaction, CurrentSetup setup, PluginHost plugins)
{
    private const int CasesAtATime = 500;

    /// <summary>Writes the lines of a run that has none.</summary>
    public async Task WriteAsync(SettlementRun run, IReadOnlyList<CaseToSettle> cases, CancellationToken cancellation)
    {
        foreach (var some in cases.Chunk(CasesAtATime))
        {
            var known = await KnownAsync(run, some, cancellation);
            var lines = new List<SettlementLine>(some.Length);
            var costs = new List<(CaseId Case, SettledCost Cost)>();
            foreach (var about in some)
            {
                var outcome = Settlement.Of(await BasisAsync(run, about, known, cancellation));
                costs.AddRange(outcome.Costs.Select(cost => (about.Header.Id, cost)));
                lines.Add(await LineAsync(run, about, outcome, known, cancellation));
            }

            db.SettlementLines.AddRange(lines);
            await db.SaveChangesAsync(cancellation);
            foreach (var line in lines)
            {
                db.Entry(line).State = EntityState.Detached;
            }

            await WriteCostsAsync(run.Id, costs, cancellation);
        }
    }

    private async Task<Known> KnownAsync(SettlementRun run, CaseToSettle[] cases, CancellationToken cancellation)
    {
        var ids = cases.Select(c => c.Header.Id).ToList();
        var costs = await (
            from cost in db.CostLines.AsNoTracking()
            where
                cost.CaseId != null
                && ids.Contains(cost.CaseId.Value)
                && !db.Set<CostSettled>().Any(settled => settled.CostLineId == cost.Id)
            select new
            {
                cost.CaseId,
                Cost = new CostToSettle(
                    cost.Id,
                    cost.Date,
                    cost.Amount,
                    cost.Text,
                    db.Set<CostHold>()
                        .Where(hold => hold.CostLineId == cost.Id && hold.ReleasedAt == null)
                        .Select(hold => hold.Reason)
                        .FirstOrDefault()
                ),
            }
        ).ToListAsync(cancellation);
        var overruns = await (
            from earlier in db.Runs.AsNoTracking()
            join line in db.SettlementLines.AsNoTracking() on earlier.Id equals line.RunId
            where
                earlier.Fund == run.Fund
                && earlier.Year == run.Year
                && earlier.State == SettlementState.Approved
                && ids.Contains(line.CaseId)
            select new { line.CaseId, line.Overrun }
        ).ToListAsync(cancellation);
        return new Known(
            costs.ToLookup(c => c.CaseId!.Value, c => c.Cost with { HeldBecause = WhyHeld(c.Cost.HeldBecause) }),
            overruns.ToLookup(o => o.CaseId, o => o.Overrun),
            await HoldsKnown.OfAsync(db, ids, run.Occasion, cancellation)
        );
    }

    private static string? WhyHeld(string? reason) => reason is null ? null : T($"Kostnaden hålls inne: {reason}");

    private async Task<SettlementBasis> BasisAsync(SettlementRun run, CaseToSettle about, Known known, CancellationToken cancellation)
    {
        var rules = (await setup.GetAsync(cancellation)).ProfileOf(about.Header.RuleVersion).Settlement;
        return new SettlementBasis
        {
            Granted = about.Granted,
            PaidEarlier = about.Money.Paid,
            OverrunEarlier = known.Overruns[about.Header.Id].Total(),
            StartedOn = about.Header.StartedOn,
            PeriodEnd = run.PeriodEnd,
            Costs = [.. known.Costs[about.Header.Id]],
            HeldBecause = known.Holds.Because(about.Header.Id, rules),
            CostYearRule = rules.CostYearRule,
            StartRule = rules.StartRule,
        };
    }

    private async Task<SettlementLine> LineAsync(
        SettlementRun run,
        CaseToSettle about,
        SettlementOutcome outcome,
        Known known,
        CancellationToken cancellation
    )
    {
        var answered = await plugins.CalculateAsync<SettlementAmount, long>(
            new SettlementAmount
            {
                Occasion = run.Occasion,
                EligibleCostOre = outcome.PeriodCost.Ore,
                RemainingGrantOre = about.Money.Remaining.Ore,
                Standard = outcome.Payable.Ore,
            },
            about.Header,
            null,
            cancellation
        );
        var payable = PayoutWall.Cap(new Money(answered), Money.Max(outcome.PeriodCost, Money.Zero), about.Left);
        var here = await setup.GetAsync(cancellation);
        var rules = here.ProfileOf(about.Header.RuleVersion).Settlement;
        var payee = Payee.Of(about.Header, here.Units);
        var name = OccasionNames.Of(here.CalendarOf(run.Fund), run.Occasion);
        var made = new SettlementLine
        {
            RunId = run.Id,
            CaseId = about.Header.Id,
            PeriodCost = outcome.PeriodCost,
            Payable = payable,
            Held = outcome.Held,
            Overrun = outcome.Overrun,
            GrantLeft = about.Money.Remaining - payable,
            HeldBecause = known.Holds.Because(about.Header.Id, rules),
            Alerts = [.. outcome.Alerts],
            ReceiverName = payee.Name,
            ReceiverCode = payee.Code,
            IsExternal = payee.IsExternal,
            Project = about.Header.ProjectCode,
            VoucherText = $"{about.Header.RegistryNumber} {about.Header.Title}".Trim(),
            RowText = $"Avräkning {name}, {payee.Name}{(payee.IsExternal ? ", extern mottagare" : "")}",
        };
        made.Alerts.AddRange(VoucherRemarks.Of(made, here.ProfileOf(run.RuleVersion).Settlement.Voucher));
        return made;
    }

    private async Task WriteCostsAsync(Guid run, List<(CaseId Case, SettledCost Cost)> costs, CancellationToken cancellation)
    {
        if (costs.Count == 0)
        {
            return;
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            insert into finance.settlement_costs
                (municipality_id, run_id, case_id, cost_line_id, date, amount, payable, outcome, reason, rule)
            select {transaction.Municipality.Value}, {run}, c.*
            from unnest({costs.Select(c => c.Case.Value).ToArray()}, {costs.Select(c => c.Cost.Id).ToArray()},
                        {costs.Select(c => c.Cost.Date).ToArray()}, {costs.Select(c => c.Cost.Amount.Ore).ToArray()},
                        {costs.Select(c => c.Cost.Payable.Ore).ToArray()}, {costs.Select(c => c.Cost.Outcome.ToString()).ToArray()},
                        {costs.Select(c => c.Cost.Reason).ToArray()}, {costs.Select(c => c.Cost.Rule).ToArray()}) as c
            """,
            cancellation
        );
    }

    private sealed record Known(ILookup<CaseId, CostToSettle> Costs, ILookup<CaseId, Money> Overruns, HoldsKnown Holds);
}
