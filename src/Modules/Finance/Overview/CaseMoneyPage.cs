using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Costs;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Finance.Plans;
using Fund.Finance.Years;
using Fund.Platform.Admission;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Overview;

/// <summary>A cost in the case's list; settled at the occasion that took it up, by its name, and null before.</summary>
/// <param name="Id">Key of the cost.</param>
/// <param name="Date">The day it arose.</param>
/// <param name="Voucher">Its voucher.</param>
/// <param name="Account">Its account; empty when typed by hand.</param>
/// <param name="Text">What it is about.</param>
/// <param name="Amount">SEK; below zero a credit, or what takes another row back.</param>
/// <param name="SettledAt">The settlement that took it up.</param>
/// <param name="Who">Who booked it.</param>
/// <param name="Reason">Why it takes another row back; null on a cost as it came.</param>
/// <param name="Restores">It is put again after what took it back was undone?</param>
/// <param name="FileId">What was attached.</param>
/// <param name="Held">By whom and why it is held; null where it is not.</param>
/// <param name="CanBeTakenBack">It was typed by hand and stands.</param>
internal sealed record CostRow(
    Guid Id,
    DateOnly Date,
    string Voucher,
    string Account,
    string Text,
    Money Amount,
    string? SettledAt,
    string Who,
    string? Reason,
    bool Restores,
    Guid? FileId,
    string? Held,
    bool CanBeTakenBack
);

/// <summary>A fiscal year: what the approved plan says is paid out, and what has been. SEK; null where no plan says.</summary>
internal sealed record PlannedYear(int Year, Money? Planned, Money Paid);

/// <summary>A case's money: granted, paid, left, and every cost. SEK.</summary>
internal sealed record CaseMoneyPageView(
    string CaseNumber,
    string CaseTitle,
    Money? Granted,
    Money Paid,
    Money Released,
    Money Left,
    Money Waiting,
    string? ProjectCode,
    OpenHold? Held,
    string? AdherenceRule,
    IReadOnlyList<OpenOccasion> Occasions,
    IReadOnlyList<PlannedYear> Years,
    IReadOnlyList<PaidAtOccasion> PaidAtOccasions,
    IReadOnlyList<CostRow> Costs,
    bool MayConfirm,
    bool MayHold,
    bool MayRelease,
    bool MayEnter,
    bool MayHoldCosts
)
{
    /// <summary>What a body has withdrawn: among what is given back, and not granted any more.</summary>
    public Money Withdrawn { get; init; }
}

/// <summary>A case's money.</summary>
[InCase(CasePart.Sees)]
[Requires(Permission.ReadFinance)]
internal sealed record CaseMoneyPage(string CaseNumber) : IQuery<CaseMoneyPageView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseMoneyPageHandler(
    FinanceDb db,
    CaseProcess cases,
    FundLedger ledger,
    AdherenceReading adherence,
    PlanAgainstPaid against,
    CurrentSetup setup,
    Admission admission,
    Actor actor
) : IRequestHandler<CaseMoneyPage, CaseMoneyPageView>
{
    public async Task<CaseMoneyPageView> Handle(CaseMoneyPage request, CancellationToken cancellationToken)
    {
        var (header, profile, _) = await cases.LoadAsync(request.CaseNumber, cancellationToken);
        var account = await ledger.OfCaseAsync(header.Id, cancellationToken);
        var settled = await SettledAsync(header, cancellationToken);
        var held = await adherence.HeldAsync(header.Id, cancellationToken);
        var costs = await db
            .CostLines.AsNoTracking()
            .Where(c => c.CaseId == header.Id)
            .OrderBy(c => c.Date)
            .ThenBy(c => c.Id)
            .Take(1_000)
            .ToListAsync(cancellationToken);
        var takenBack = costs.Where(c => c.Corrects is not null).Select(c => c.Corrects!.Value).ToHashSet();
        var heldCosts = await db
            .CostHolds.AsNoTracking()
            .Where(h => h.CaseId == header.Id && h.ReleasedAt == null)
            .ToDictionaryAsync(h => h.CostLineId, h => $"{h.HeldByName}: {h.Reason}", cancellationToken);
        var texts = new CostTexts(actor, profile.Settlement);
        var running = header.StageKind is StageKind.Granted or StageKind.Running;
        var asked = await adherence.OccasionsAsync(header, profile, cancellationToken);
        return new CaseMoneyPageView(
            header.Number,
            header.Title,
            account.Years.Count > 0 ? account.Whole.Granted : null,
            account.Whole.Paid,
            account.Whole.Released,
            account.Whole.Remaining,
            await UnsettledAsync(header.Id, cancellationToken),
            header.ProjectCode,
            held,
            profile.Settlement.AdherenceRule,
            asked,
            await YearsAsync(header.Id, account, cancellationToken),
            await against.OfAsync(header, cancellationToken),
            [
                .. costs.Select(c => new CostRow(
                    c.Id,
                    c.Date,
                    $"{c.Series} {c.Number}".Trim(),
                    c.Account,
                    texts.Of(c.Account, c.Text),
                    c.Amount,
                    settled.GetValueOrDefault(c.Id),
                    c.Who,
                    c.Reason,
                    c.Restores is not null,
                    c.FileId,
                    heldCosts.GetValueOrDefault(c.Id),
                    c.Series == CostLine.ByHand
                        && c.Corrects is null
                        && !takenBack.Contains(c.Id)
                        && (c.PersonId == actor.Person || actor.May(Permission.ManageFinance))
                )),
            ],
            asked.Count > 0 && await MayAsync(typeof(ConfirmAdherence), profile, header, cancellationToken),
            held is null && await MayAsync(typeof(HoldPayout), profile, header, cancellationToken),
            held is not null && await MayAsync(typeof(ReleasePayout), profile, header, cancellationToken),
            running && await admission.AdmitsAsync(typeof(EnterCost), header, cancellationToken),
            actor.May(Permission.ManageFinance)
        )
        {
            Withdrawn = account.Whole.Released.IsZero ? Money.Zero : await ledger.WithdrawnAsync(header.Id, cancellationToken),
        };
    }

    private async Task<IReadOnlyList<PlannedYear>> YearsAsync(CaseId about, CaseAccount account, CancellationToken cancellation)
    {
        var plan = await db
            .Plans.AsNoTracking()
            .Include(p => p.Rows)
            .Where(p => p.CaseId == about && p.Content == PlanContent.PayoutPerYear && p.ApprovedAt != null)
            .OrderByDescending(p => p.Version)
            .FirstOrDefaultAsync(cancellation);
        var planned = plan?.Rows.GroupBy(row => row.Year).ToDictionary(year => year.Key, year => year.Select(row => row.Amount).Total());
        return planned is null
            ? []
            :
            [
                .. planned
                    .Keys.Concat(account.Years.Where(year => !year.Value.Paid.IsZero).Select(year => year.Key))
                    .Distinct()
                    .Order()
                    .Select(year => new PlannedYear(
                        year,
                        planned.TryGetValue(year, out var amount) ? amount : null,
                        account.Years.TryGetValue(year, out var own) ? own.Paid : Money.Zero
                    )),
            ];
    }

    // Of all costs, of which the page lists the first thousand.
    private async Task<Money> UnsettledAsync(CaseId about, CancellationToken cancellation)
    {
        var sums = await db
            .Database.SqlQuery<long>(
                $"""
                select coalesce(sum(c.amount), 0)::bigint as "Value" from finance.cost_lines c
                where c.municipality_id = {db.CurrentMunicipalityId} and c.case_id = {about.Value}
                  and not exists (select from finance.settled_costs s
                                  where s.municipality_id = c.municipality_id and s.cost_line_id = c.id)
                """
            )
            .ToListAsync(cancellation);
        return new Money(sums.Single());
    }

    // The occasion that each settled cost was taken up at, by the name that people know.
    private async Task<Dictionary<Guid, string>> SettledAsync(CaseHeaderView header, CancellationToken cancellation)
    {
        var about = header.Id;
        var taken = await (
            from cost in db.CostLines.AsNoTracking()
            join settled in db.SettledCosts.AsNoTracking() on cost.Id equals settled.CostLineId
            join run in db.Runs.AsNoTracking() on settled.RunId equals (Guid?)run.Id
            where cost.CaseId == about
            select new { settled.CostLineId, run.Occasion }
        ).ToListAsync(cancellation);
        var decided = await (
            from cost in db.CostLines.AsNoTracking()
            join settled in db.SettledCosts.AsNoTracking() on cost.Id equals settled.CostLineId
            join decision in db.YearEndDecisions.AsNoTracking() on settled.DecisionId equals (Guid?)decision.Id
            where cost.CaseId == about
            select new { settled.CostLineId, decision.Year }
        ).ToListAsync(cancellation);
        var calendar = (await setup.GetAsync(cancellation)).CalendarOf(header.Fund);
        return taken
            .Select(s => (s.CostLineId, Name: OccasionNames.Of(calendar, s.Occasion)))
            .Concat(decided.Select(d => (d.CostLineId, Name: T($"Bokslut {d.Year}"))))
            .ToDictionary(s => s.CostLineId, s => s.Name);
    }

    // The link is shown to those whom its page lets in; the page and the pipeline ask again.
    private async Task<bool> MayAsync(Type message, Profile profile, CaseHeaderView header, CancellationToken cancellation) =>
        profile.OperationsIn(header.Stage).Contains(message.Name)
        && profile.AllowsRole(message.Name, actor.Roles)
        && await admission.AdmitsAsync(message, header, cancellation);
}
