using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Costs;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Finance.Reading;
using Fund.Finance.Settlements.Arithmetic;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>
/// What can have happened between preparing and approving a settlement: every wall is asked again, on the page and under the fund's lock
/// (F-07). A draft that any of them stops is prepared anew.
/// </summary>
internal sealed class SettlementWalls(FinanceDb db, FundLedger ledger, CurrentSetup setup, IMediator mediator)
{
    // What a person can take in; the rest is the same again once these are gone.
    private const int Told = 20;

    // A file that was being stored while somebody prepared bears an instant before that.
    private static readonly TimeSpan UnderWay = TimeSpan.FromMinutes(10);

    /// <summary>Costs that would be judged if the settlement were prepared now, and are not in it.</summary>
    public async Task<CostsSince> SinceAsync(SettlementRun run, CancellationToken cancellation)
    {
        var earliest = run.PreparedAt - UnderWay;
        var came = await NewAsync(run, db.CostLines.AsNoTracking().Where(cost => cost.At > earliest), cancellation);
        var givenBack = await (
            from reversal in db.Reversals.AsNoTracking()
            join earlier in db.Runs.AsNoTracking() on reversal.RunId equals earlier.Id
            where earlier.Fund == run.Fund && reversal.State == ReversalState.Approved && reversal.EndedAt > earliest
            select earlier.Id
        ).ToListAsync(cancellation);
        if (givenBack.Count > 0)
        {
            came.AddRange(
                await NewAsync(
                    run,
                    db.CostLines.AsNoTracking()
                        .Where(cost =>
                            cost.At <= earliest
                            && db.Set<SettlementCost>().Any(had => had.CostLineId == cost.Id && givenBack.Contains(had.RunId))
                        ),
                    cancellation
                )
            );
        }

        var others = came.Select(cost => cost.Case).Except(run.Lines.Select(line => line.CaseId)).ToList();
        var ours =
            others.Count == 0
                ? []
                : (await mediator.Send(new GetCases(others), cancellation))
                    .Where(about => about.Fund == run.Fund && about.StageKind is StageKind.Granted or StageKind.Running)
                    .Select(about => about.Id);
        var counted = run.Lines.Select(line => line.CaseId).Concat(ours).ToHashSet();
        var amounts = came.Where(cost => counted.Contains(cost.Case)).Select(cost => cost.Amount).ToList();
        return new CostsSince(amounts.Count, amounts.Total());
    }

    /// <summary>Why the run cannot be approved as it is, in sentences; none when nothing stands in the way.</summary>
    public async Task<IReadOnlyList<string>> InTheWayAsync(
        SettlementRun run,
        IReadOnlyDictionary<CaseId, CaseHeaderView> cases,
        CostsSince since,
        CancellationToken cancellation
    )
    {
        var paid = run.Lines.Where(line => line.Payable.IsPositive).ToList();
        var inTheWay = new List<string>();
        if (since.Count > 0)
        {
            inTheWay.Add(T($"{since} har kommit till sedan avräkningen förbereddes och är inte med. Förbered den på nytt."));
        }

        inTheWay.AddRange(await HeldAsync(run, paid, cases, cancellation));
        inTheWay.AddRange(await CostHeldAsync(run, cases, cancellation));
        inTheWay.AddRange(await ChangedAsync(run, cases, cancellation));
        inTheWay.AddRange(await UsedAsync(run, paid, cases, cancellation));
        inTheWay.AddRange(await TakenAsync(run, cases, cancellation));
        return inTheWay.Count > Told ? inTheWay[..Told] : inTheWay;
    }

    private async Task<List<(CaseId Case, Money Amount)>> NewAsync(
        SettlementRun run,
        IQueryable<CostLine> costs,
        CancellationToken cancellation
    )
    {
        var (id, last) = (run.Id, run.PeriodEnd);
        var found = await costs
            .Where(cost =>
                cost.CaseId != null
                && cost.Date <= last
                && !db.Set<CostSettled>().Any(settled => settled.CostLineId == cost.Id)
                && !db.Set<SettlementCost>().Any(own => own.RunId == id && own.CostLineId == cost.Id)
            )
            .Select(cost => new { Case = cost.CaseId!.Value, cost.Amount })
            .ToListAsync(cancellation);
        return [.. found.Select(cost => (cost.Case, cost.Amount))];
    }

    private async Task<IReadOnlyList<string>> HeldAsync(
        SettlementRun run,
        List<SettlementLine> paid,
        IReadOnlyDictionary<CaseId, CaseHeaderView> cases,
        CancellationToken cancellation
    )
    {
        var here = await setup.GetAsync(cancellation);
        var holds = await HoldsKnown.OfAsync(db, [.. paid.Select(line => line.CaseId)], run.Occasion, cancellation);
        return
        [
            .. from line in paid
            let about = cases[line.CaseId]
            let because = holds.Because(about.Id, here.ProfileOf(about.RuleVersion).Settlement)
            where because is not null
            select T($"{about.Title}: {Sentence.Of(because)} Det har hänt sedan avräkningen förbereddes. Förbered den på nytt."),
        ];
    }

    private async Task<IReadOnlyList<string>> CostHeldAsync(
        SettlementRun run,
        IReadOnlyDictionary<CaseId, CaseHeaderView> cases,
        CancellationToken cancellation
    )
    {
        var held = await (
            from hold in db.CostHolds.AsNoTracking()
            join cost in db.SettlementCosts.AsNoTracking() on hold.CostLineId equals cost.CostLineId
            where hold.ReleasedAt == null && cost.RunId == run.Id && cost.Outcome == CostOutcome.Settled
            orderby hold.HeldAt
            select new
            {
                hold.CaseId,
                cost.Amount,
                hold.Reason,
                hold.HeldByName,
            }
        )
            .Take(Told)
            .ToListAsync(cancellation);
        return
        [
            .. held.Select(hold =>
                T(
                    $"{cases[hold.CaseId].Title}: {hold.HeldByName} håller inne en kostnad på {hold.Amount}: {Sentence.Of(hold.Reason)} "
                        + $"Förbered avräkningen på nytt."
                )
            ),
        ];
    }

    // A body that has raised or lowered a grant has changed how much of the costs can be paid (F-08).
    private async Task<IReadOnlyList<string>> ChangedAsync(
        SettlementRun run,
        IReadOnlyDictionary<CaseId, CaseHeaderView> cases,
        CancellationToken cancellation
    )
    {
        var changed = await (
            from line in db.SettlementLines.AsNoTracking()
            where
                line.RunId == run.Id
                && db.Set<LedgerTransaction>()
                    .Any(t =>
                        t.CaseId == line.CaseId
                        && t.At > run.PreparedAt
                        && t.Reference != null
                        && (t.Kind == LedgerKind.Commitment || t.Kind == LedgerKind.GrantReduction)
                    )
            select line.CaseId
        )
            .Take(Told)
            .ToListAsync(cancellation);
        return
        [
            .. changed.Select(about =>
                T($"Det beviljade till {cases[about].Title} har ändrats sedan avräkningen förbereddes. Förbered den på nytt.")
            ),
        ];
    }

    private async Task<IReadOnlyList<string>> UsedAsync(
        SettlementRun run,
        List<SettlementLine> paid,
        IReadOnlyDictionary<CaseId, CaseHeaderView> cases,
        CancellationToken cancellation
    )
    {
        var yearly = (await ledger.BookAsync(run.Fund, cancellation)).Yearly;
        var money = await ledger.OfCasesAsync([.. paid.Select(line => line.CaseId)], cancellation);
        return
        [
            .. from line in paid
            let left = money.GetValueOrDefault(line.CaseId, CaseAccount.Empty).For(run.Year, yearly).Remaining
            where line.Payable > left
            select T($"{cases[line.CaseId].Title} har bara {left} kvar av det beviljade. Förbered avräkningen på nytt."),
        ];
    }

    private async Task<IReadOnlyList<string>> TakenAsync(
        SettlementRun run,
        IReadOnlyDictionary<CaseId, CaseHeaderView> cases,
        CancellationToken cancellation
    )
    {
        // What was settled before this was prepared is not in it: a million costs are gone through only where something has been since.
        var earliest = run.PreparedAt - UnderWay;
        var since = await db.Runs.AnyAsync(other => other.Id != run.Id && other.ApprovedAt > earliest, cancellation);
        var settled = since ? db.SettledCosts : db.SettledCosts.Where(cost => cost.DecisionId != null);
        var taken = await (
            from cost in db.SettlementCosts.AsNoTracking()
            join other in settled on cost.CostLineId equals other.CostLineId
            where cost.RunId == run.Id && cost.Outcome == CostOutcome.Settled
            select cost.CaseId
        )
            .Distinct()
            .Take(Told)
            .ToListAsync(cancellation);
        return
        [
            .. taken.Select(about =>
                T($"Kostnader för {cases[about].Title} har redan avräknats vid ett annat tillfälle. Förbered avräkningen på nytt.")
            ),
        ];
    }
}
