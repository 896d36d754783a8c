using Fund.Contracts.Applications;
using Fund.Contracts.Finance;
using Fund.Contracts.Values;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Finance.Settlements.Arithmetic;
using Fund.Platform.Plugins;
using Fund.Platform.Setup;
using Fund.Platform.Works;
using Fund.Plugins;
using Fund.Process.Calendar;
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
internal sealed class SettlementLines(
    FinanceDb db,
    SettlementCosts costs,
    WrittenLines table,
    CurrentSetup setup,
    PluginHost plugins,
    WorkProgress progress
)
{
    private const int CasesAtATime = 200;

    /// <summary>Writes the lines of a run that has none.</summary>
    public async Task WriteAsync(SettlementRun run, IReadOnlyList<CaseToSettle> cases, CancellationToken cancellation)
    {
        var written = 0;
        foreach (var some in cases.Chunk(CasesAtATime))
        {
            var known = await KnownAsync(run, some, cancellation);
            var lines = new List<SettlementLine>(some.Length);
            var bases = new Dictionary<CaseId, SettlementBasis>(some.Length);
            foreach (var about in some)
            {
                bases[about.Header.Id] = await BasisAsync(run, about, known, cancellation);
            }

            // Of a case whose costs are all paid as they are their sum is enough: they never leave the database.
            var whole = bases.Where(basis => known.IsPaidWhole(basis.Key, basis.Value)).Select(basis => basis.Key).ToHashSet();
            var unsettled = await costs.UnsettledAsync(bases.Keys.Where(about => !whole.Contains(about)), cancellation);
            var judged = new List<(CaseId Case, SettledCost Cost)>();
            foreach (var about in some)
            {
                var id = about.Header.Id;
                var own = whole.Contains(id) ? known.Together(id, run.PeriodEnd) : unsettled.GetValueOrDefault(id, []);
                var outcome = Settlement.Of(bases[id] with { Costs = own });
                if (!whole.Contains(id))
                {
                    judged.AddRange(outcome.Costs.Select(cost => (id, cost)));
                }

                lines.Add(await LineAsync(run, about, outcome, known, cancellation));
            }

            await table.WriteAsync(lines, cancellation);
            await costs.WriteWholeAsync(run.Id, whole, cancellation);
            await costs.WriteAsync(run.Id, judged, cancellation);
            await progress.SayAsync(written += some.Length, cases.Count, cancellation);
        }
    }

    private async Task<Known> KnownAsync(SettlementRun run, CaseToSettle[] cases, CancellationToken cancellation)
    {
        var ids = cases.Select(c => c.Header.Id).ToList();
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
            await costs.SumsAsync(
                [.. cases.Select(c => (c.Header.Id, c.Header.StartedOn))],
                FiscalYear.Of(run.PeriodEnd).Start,
                run.PeriodEnd,
                cancellation
            ),
            overruns.ToLookup(o => o.CaseId, o => o.Overrun),
            await HoldsKnown.OfAsync(db, ids, run.Occasion, cancellation)
        );
    }

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
            Costs = [],
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
        var because = known.Holds.Because(about.Header.Id, rules);
        var made = new SettlementLine
        {
            RunId = run.Id,
            CaseId = about.Header.Id,
            PeriodCost = outcome.PeriodCost,
            Payable = payable,
            Held = outcome.Held,
            Overrun = outcome.Overrun,
            GrantLeft = about.Money.Remaining - payable,
            HeldBecause = because,
            ReceiverName = payee.Name,
            ReceiverCode = payee.Code,
            IsExternal = payee.IsExternal,
            Project = about.Header.ProjectCode,
            VoucherText = $"{about.Header.RegistryNumber} {about.Header.Title}".Trim(),
            RowText = $"Avräkning {name}, {payee.Name}{(payee.IsExternal ? ", extern mottagare" : "")}",
        };
        made.Alerts.AddRange(outcome.Alerts);
        made.Alerts.AddRange(VoucherRemarks.Of(made, here.ProfileOf(run.RuleVersion).Settlement.Voucher));
        made.NeedsALook =
            because is not null
            || made.Alerts.Count > 0
            || made.Overrun.IsPositive
            || outcome.Costs.Any(cost => cost.Outcome is not (CostOutcome.Settled or CostOutcome.Later) && cost.Reason != because);
        return made;
    }

    private sealed record Known(IReadOnlyDictionary<CaseId, UnsettledSum> Sums, ILookup<CaseId, Money> Overruns, HoldsKnown Holds)
    {
        /// <summary>Is each of the case's costs paid as it is?</summary>
        public bool IsPaidWhole(CaseId about, SettlementBasis basis) =>
            !Sums.TryGetValue(about, out var costs) || Settlement.IsPaidWhole(basis, costs.Sum, costs.HasOdd);

        /// <summary>The case's costs as one.</summary>
        public IReadOnlyList<CostToSettle> Together(CaseId about, DateOnly end) =>
            Sums.TryGetValue(about, out var costs) ? [new CostToSettle(Guid.Empty, end, costs.Sum)] : [];
    }
}
