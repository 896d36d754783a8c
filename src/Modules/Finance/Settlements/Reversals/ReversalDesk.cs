using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Finance.Settlements.Arithmetic;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements.Reversals;

/// <summary>What must hold for a settlement to be taken back, asked when it is registered and again when it is approved.</summary>
internal sealed class ReversalDesk(FinanceDb db, FundLedger ledger, CurrentSetup setup, Actor actor, IMediator mediator)
{
    /// <summary>Those who may approve a settlement may approve that it is taken back.</summary>
    public bool MayApprove(Profile rules) =>
        actor.May(Permission.ApproveFinance) && rules.AllowsRole(nameof(ApproveSettlement), actor.Roles);

    /// <summary>The cases of a run.</summary>
    public async Task<IReadOnlyDictionary<CaseId, CaseHeaderView>> CasesAsync(SettlementRun run, CancellationToken cancellation) =>
        (await mediator.Send(new GetCases([.. run.Lines.Select(l => l.CaseId)]), cancellation)).ToDictionary(c => c.Id);

    /// <summary>The run with its lines, approved; the caller holds the fund's lock.</summary>
    /// <exception cref="Conflict">It is not approved any more, or it is another.</exception>
    public async Task<SettlementRun> ApprovedAsync(string fund, string occasion, Guid id, CancellationToken cancellation)
    {
        var run =
            await db
                .Runs.Include(r => r.Lines)
                .FirstOrDefaultAsync(r => r.Fund == fund && r.Occasion == occasion && r.Id == id, cancellation)
            ?? throw new NotFound(T("Tillfället har ingen bokförd avräkning som kan vändas."));
        return run.State switch
        {
            SettlementState.Approved => run,
            SettlementState.Reversed => throw new Conflict(T("Avräkningen är redan vänd. Läs in sidan igen.")),
            _ => throw new Conflict(
                T("Avräkningen är inte bokförd, så det finns inget att vända. Förbered den på nytt i stället.")
            ),
        };
    }

    /// <summary>
    /// Why the run cannot be taken back; null when it can. What was paid later must still be true afterwards (W-15): of two settlements
    /// without an overrun in the later one, what is paid in all is the cost, or the grant where that is less, in whatever order they are
    /// approved anew. An overrun that was worked out after this payout would not be: more of the grant would have been left for it.
    /// </summary>
    public async Task<string?> WhyNotAsync(
        SettlementRun run,
        IReadOnlyDictionary<CaseId, CaseHeaderView> cases,
        bool yearly,
        CancellationToken cancellation
    )
    {
        if ((await ledger.ClosedYearsAsync(run.Fund, cancellation)).Contains(run.Year))
        {
            return T($"Räkenskapsåret {run.Year} är stängt i fonden. Det som har betalats för mycket återkrävs i stället.");
        }

        var paid = run.Lines.Where(line => line.Payable.IsPositive).ToDictionary(line => line.CaseId, line => line.Payable);
        if (paid.Keys.Select(id => cases[id]).FirstOrDefault(about => about.StageKind == StageKind.Ended) is { } ended)
        {
            return T(
                $"{ended.Title} är avslutad och kan inte avräknas på nytt. Det som har betalats för mycket återkrävs i stället."
            );
        }

        return await BuiltOnAsync(run, paid, cases, yearly, cancellation) ?? await TakenBackAsync(run, paid, cases, cancellation);
    }

    // A later settlement that let an applicant bear cost, or said at the year's end what is to be claimed back, reckoned with this payout.
    private async Task<string?> BuiltOnAsync(
        SettlementRun run,
        Dictionary<CaseId, Money> paid,
        IReadOnlyDictionary<CaseId, CaseHeaderView> cases,
        bool yearly,
        CancellationToken cancellation
    )
    {
        var about = paid.Keys.ToList();
        var later =
            from other in db.Runs.AsNoTracking()
            where
                other.Fund == run.Fund
                && other.State == SettlementState.Approved
                && other.ApprovedAt > run.ApprovedAt
                && (!yearly || other.Year == run.Year)
            select other;
        var built = await (
            from other in later
            join line in db.SettlementLines.AsNoTracking() on other.Id equals line.RunId
            where about.Contains(line.CaseId) && line.Overrun > Money.Zero
            orderby other.ApprovedAt descending
            select new { other.Occasion, line.CaseId }
        ).FirstOrDefaultAsync(cancellation);
        var name = (await setup.GetAsync(cancellation)).CalendarOf(run.Fund);
        if (built is not null)
        {
            return T(
                $"Avräkningen {OccasionNames.Of(name, built.Occasion)} har räknat vad {cases[built.CaseId].Title} bär själv efter den "
                    + $"här utbetalningen. Vänd den avräkningen först."
            );
        }

        var claimed = await (
            from other in later
            join cost in db.SettlementCosts.AsNoTracking() on other.Id equals cost.RunId
            where about.Contains(cost.CaseId) && cost.Outcome == CostOutcome.Held && cost.Amount < Money.Zero && other.Year == run.Year
            orderby other.ApprovedAt descending
            select new
            {
                other.Occasion,
                other.PeriodEnd,
                cost.CaseId,
            }
        ).ToListAsync(cancellation);
        return claimed.FirstOrDefault(credit => new FiscalYear(credit.PeriodEnd.Year).End == credit.PeriodEnd) is { } last
            ? T(
                $"Avräkningen {OccasionNames.Of(name, last.Occasion)} har räknat vad {cases[last.CaseId].Title} ska betala tillbaka "
                    + $"efter den här utbetalningen. Vänd den avräkningen först."
            )
            : null;
    }

    private async Task<string?> TakenBackAsync(
        SettlementRun run,
        Dictionary<CaseId, Money> paid,
        IReadOnlyDictionary<CaseId, CaseHeaderView> cases,
        CancellationToken cancellation
    )
    {
        var money = await ledger.OfCasesAsync([.. paid.Keys], cancellation);
        foreach (var (about, amount) in paid)
        {
            var stands = money.GetValueOrDefault(about, CaseAccount.Empty).For(run.Year, yearly: true).Paid;
            if (stands < amount)
            {
                return T(
                    $"{cases[about].Title} fick {amount}, men av det som betalades {run.Year} har en del redan återkrävts: {stands} är "
                        + $"kvar. Återkräv resten i stället."
                );
            }
        }

        return null;
    }
}
