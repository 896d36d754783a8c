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
/// <param name="CanBeHeld">It stands, and no settlement has taken it up.</param>
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
    bool CanBeTakenBack,
    bool CanBeHeld
);

/// <summary>A fiscal year: what the approved plan says is paid out, and what has been. SEK; null where no plan says.</summary>
internal sealed record PlannedYear(int Year, Money? Planned, Money Paid);

/// <summary>A case's money: granted, paid, left, and its costs, a page at a time, the latest first. SEK.</summary>
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
    /// <summary>How many costs the case has, whichever page of them is shown.</summary>
    public int CostCount { get; init; }

    /// <summary>What they sum to.</summary>
    public Money CostTotal { get; init; }

    /// <summary>Which page of its costs is shown, from 1.</summary>
    public int CostPage { get; init; } = 1;

    /// <summary>How many pages of costs there are.</summary>
    public int CostPages { get; init; } = 1;
}

/// <summary>A case's money.</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Page">Which page of its costs, from 1.</param>
[InCase(CasePart.Sees)]
[Requires(Permission.ReadFinance)]
internal sealed record CaseMoneyPage(string CaseNumber, int Page = 1) : IQuery<CaseMoneyPageView>, IAboutCase
{
    /// <summary>How many costs are on a page.</summary>
    public const int CostsAPage = 200;

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
        var held = await adherence.HeldAsync(header.Id, cancellationToken);
        var (count, total) = await CountedAsync(header.Id, cancellationToken);
        var pages = Math.Max(1, (count + CaseMoneyPage.CostsAPage - 1) / CaseMoneyPage.CostsAPage);
        var page = Math.Clamp(request.Page, 1, pages);
        var costs = await db
            .CostLines.AsNoTracking()
            .Where(c => c.CaseId == header.Id)
            .OrderByDescending(c => c.Date)
            .ThenByDescending(c => c.Id)
            .Skip((page - 1) * CaseMoneyPage.CostsAPage)
            .Take(CaseMoneyPage.CostsAPage)
            .ToListAsync(cancellationToken);
        var shown = costs.Select(c => c.Id).ToList();
        var settled = await SettledAsync(header, shown, cancellationToken);
        var takenBack = (
            await db
                .CostLines.AsNoTracking()
                .Where(c => c.CaseId == header.Id && c.Corrects != null && shown.Contains(c.Corrects.Value))
                .Select(c => c.Corrects!.Value)
                .ToListAsync(cancellationToken)
        ).ToHashSet();
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
            await db.UnsettledAsync(header.Id, cancellationToken),
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
                        && (c.PersonId == actor.Person || actor.May(Permission.ManageFinance)),
                    c.Corrects is null && !takenBack.Contains(c.Id) && !settled.ContainsKey(c.Id)
                )),
            ],
            asked.Count > 0 && await MayAsync(typeof(ConfirmAdherence), profile, header, cancellationToken),
            held is null && await MayAsync(typeof(HoldPayout), profile, header, cancellationToken),
            held is not null && await MayAsync(typeof(ReleasePayout), profile, header, cancellationToken),
            running && await admission.AdmitsAsync(typeof(EnterCost), header, cancellationToken),
            await admission.AdmitsAsync(typeof(Settlements.CostHolds.HoldCost), header, cancellationToken)
        )
        {
            CostCount = count,
            CostTotal = total,
            CostPage = page,
            CostPages = pages,
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

    // Of all the case's costs, by the database: a page lists some of them.
    private async Task<(int Count, Money Total)> CountedAsync(CaseId about, CancellationToken cancellation)
    {
        var own = db.CostLines.AsNoTracking().Where(c => c.CaseId == about);
        return (await own.CountAsync(cancellation), new Money(await own.Select(c => (long)(object)c.Amount).SumAsync(cancellation)));
    }

    // The occasion that each settled cost was taken up at, by the name that people know.
    private async Task<Dictionary<Guid, string>> SettledAsync(CaseHeaderView header, List<Guid> costs, CancellationToken cancellation)
    {
        var taken = await (
            from settled in db.SettledCosts.AsNoTracking()
            join run in db.Runs.AsNoTracking() on settled.RunId equals (Guid?)run.Id
            where costs.Contains(settled.CostLineId)
            select new { settled.CostLineId, run.Occasion }
        ).ToListAsync(cancellation);
        var decided = await (
            from settled in db.SettledCosts.AsNoTracking()
            join decision in db.YearEndDecisions.AsNoTracking() on settled.DecisionId equals (Guid?)decision.Id
            where costs.Contains(settled.CostLineId)
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
