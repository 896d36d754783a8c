using System.Globalization;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Costs;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Finance.Plans;
using Fund.Finance.Settlements;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Overview;

/// <summary>A cost in the case's list.</summary>
internal sealed record CostRow(DateOnly Date, string Voucher, string Account, string Text, Money Amount, string? SettledAt, string Who);

/// <summary>
/// An occasion whose settlement is open, and what has been said of the initiative's adherence then; null when nobody has said anything.
/// </summary>
internal sealed record OpenOccasion(string Key, string Name, bool? FollowsPlan, string? Comment, string? Who);

/// <summary>A fiscal year: what the approved plan says is paid out, and what has been. SEK; null where no plan says.</summary>
internal sealed record PlannedYear(int Year, Money? Planned, Money Paid);

/// <summary>Payouts that are held: which hold, why and by whom.</summary>
internal sealed record OpenHold(Guid Id, string Reason, string Who, DateTimeOffset At);

/// <summary>A case's money: granted, paid, left, and every cost. SEK.</summary>
internal sealed record CaseMoneyPageView(
    string CaseNumber,
    string CaseTitle,
    Money? Granted,
    Money Paid,
    Money Left,
    string? ProjectCode,
    OpenHold? Held,
    string? AdherenceRule,
    IReadOnlyList<OpenOccasion> Occasions,
    IReadOnlyList<PlannedYear> Years,
    IReadOnlyList<CostRow> Costs,
    bool MayEnter
);

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
    FundOccasions occasions,
    Actor actor,
    TimeProvider time
) : IRequestHandler<CaseMoneyPage, CaseMoneyPageView>
{
    private const string HiddenText = "Personalkostnad";

    public async Task<CaseMoneyPageView> Handle(CaseMoneyPage request, CancellationToken cancellationToken)
    {
        var (header, profile, _) = await cases.LoadAsync(request.CaseNumber, cancellationToken);
        var account = await ledger.OfCaseAsync(header.Id, cancellationToken);
        var settled = await SettledAsync(header.Id, cancellationToken);
        var costs = await db
            .CostLines.AsNoTracking()
            .Where(c => c.CaseId == header.Id)
            .OrderBy(c => c.Date)
            .ThenBy(c => c.Id)
            .Take(1_000)
            .ToListAsync(cancellationToken);
        var running = header.StageKind is StageKind.Granted or StageKind.Running;
        return new CaseMoneyPageView(
            header.Number,
            header.Title,
            account.Years.Count > 0 ? account.Whole.Granted : null,
            account.Whole.Paid,
            account.Whole.Remaining,
            header.ProjectCode,
            await HeldAsync(header.Id, cancellationToken),
            profile.Settlement.AdherenceRule,
            running && profile.Settlement.AdherenceRule is not null ? await OpenOccasionsAsync(header, cancellationToken) : [],
            await YearsAsync(header.Id, account, cancellationToken),
            [
                .. costs.Select(c => new CostRow(
                    c.Date,
                    $"{c.Series} {c.Number}".Trim(),
                    c.Account,
                    IsHidden(c.Account, profile.Settlement) ? HiddenText : c.Text,
                    c.Amount,
                    settled.GetValueOrDefault(c.Id),
                    c.Who
                )),
            ],
            running && actor.May(Permission.Report)
        );
    }

    // A text of a salary can be a person's name. Only those who handle the fund's money have to do with it.
    private bool IsHidden(string account, SettlementRules rules) =>
        account.Length > 0 && !actor.May(Permission.ManageFinance) && Ranges(rules.HiddenTexts).Contains(account);

    private static AccountRanges Ranges(IEnumerable<AccountSpan> spans) =>
        new([
            .. spans.Select(span => new AccountRange(
                span.From.ToString(CultureInfo.InvariantCulture),
                span.To.ToString(CultureInfo.InvariantCulture)
            )),
        ]);

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

    // The occasion that each settled cost was taken up at.
    private async Task<Dictionary<Guid, string>> SettledAsync(CaseId about, CancellationToken cancellation) =>
        await (
            from settled in db.SettledCosts.AsNoTracking()
            join run in db.Runs.AsNoTracking() on settled.RunId equals run.Id
            where settled.CaseId == about
            select new { settled.CostLineId, run.Occasion }
        ).ToDictionaryAsync(s => s.CostLineId, s => s.Occasion, cancellation);

    private async Task<OpenHold?> HeldAsync(CaseId about, CancellationToken cancellation) =>
        await db
            .Holds.AsNoTracking()
            .Where(h => h.CaseId == about && h.ReleasedAt == null)
            .Select(h => new OpenHold(h.Id, h.Reason, h.HeldByName, h.HeldAt))
            .FirstOrDefaultAsync(cancellation);

    // From the one in which the initiative started to the one that is under way.
    private async Task<IReadOnlyList<OpenOccasion>> OpenOccasionsAsync(CaseHeaderView header, CancellationToken cancellation)
    {
        var today = StockholmTime.Today(time);
        var approved = await db
            .Runs.AsNoTracking()
            .Where(r => r.Fund == header.Fund && r.State == SettlementState.Approved)
            .Select(r => r.Occasion)
            .ToListAsync(cancellation);
        var said = (await db.AdherenceWords.AsNoTracking().Where(a => a.CaseId == header.Id).OrderBy(a => a.At).ToListAsync(cancellation))
            .GroupBy(a => a.Occasion)
            .ToDictionary(g => g.Key, g => g.Last());
        return
        [
            .. from occasion in (await occasions.OfAsync(header.Fund, cancellation)).Touching(header.StartedOn ?? today, today)
            let key = occasion.Id.ToString()
            where !approved.Contains(key)
            let word = said.GetValueOrDefault(key)
            select new OpenOccasion(key, occasion.NameInYear, word?.FollowsPlan, word?.Comment, word?.Who),
        ];
    }
}
