using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Costs;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Finance.Settlements;
using Fund.Platform.Setup;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Years;

/// <summary>Why a cost does not settle itself.</summary>
internal enum YearEndKind
{
    /// <summary>It came after the year's last settlement.</summary>
    Late,

    /// <summary>It belongs to another year.</summary>
    OtherYear,

    /// <summary>It is dated in the next year, and may belong to this one (W-17).</summary>
    NextYear,

    /// <summary>It arose before the start (U-74).</summary>
    BeforeStart,

    /// <summary>It is a credit that no later cost of the year takes up.</summary>
    Credit,

    /// <summary>Its payout is held (U-75, W-16).</summary>
    Held,
}

/// <summary>A cost to decide at the year-end. SEK.</summary>
/// <param name="Cost">The cost.</param>
/// <param name="Case">Its case.</param>
/// <param name="Kind">Why it does not settle itself.</param>
/// <param name="Why">The same in words.</param>
/// <param name="Decision">What has been decided; null for nothing.</param>
internal sealed record YearEndPost(CostLine Cost, CaseHeaderView Case, YearEndKind Kind, string Why, YearEndDecision? Decision)
{
    /// <summary>What can be decided of it.</summary>
    public IReadOnlyList<YearEndOutcome> Outcomes =>
        Kind switch
        {
            YearEndKind.NextYear => [YearEndOutcome.TakeUp, YearEndOutcome.Stay],
            YearEndKind.Credit => [YearEndOutcome.ClaimBack, YearEndOutcome.TakeUp, YearEndOutcome.Bear],
            YearEndKind.BeforeStart or YearEndKind.Held => [YearEndOutcome.Bear],
            _ => [YearEndOutcome.TakeUp, YearEndOutcome.Bear],
        };
}

/// <summary>The costs of a year-end.</summary>
/// <param name="Posts">What must be decided.</param>
/// <param name="Next">Of the first months of the next year, what may belong to this one: it is decided only by who moves it.</param>
/// <param name="CancelOut">Costs with the rows that take them back: they come to nothing, and nobody decides on them.</param>
internal sealed record YearEndCosts(IReadOnlyList<YearEndPost> Posts, IReadOnlyList<YearEndPost> Next, IReadOnlyList<YearEndPost> CancelOut)
{
    /// <summary>None.</summary>
    public static YearEndCosts None { get; } = new([], [], []);

    /// <summary>What is decided by people.</summary>
    public void Deconstruct(out IReadOnlyList<YearEndPost> posts, out IReadOnlyList<YearEndPost> next) => (posts, next) = (Posts, Next);
}

/// <summary>
/// The costs that must be decided before a year of a fund is closed: of the year itself, when its settlements are approved, and of earlier
/// years that are closed (F-09, W-16, W-17).
/// </summary>
internal sealed class YearEndPosts(FinanceDb db, FundLedger ledger, FundOccasions occasions, CurrentSetup setup, IMediator mediator)
{
    private const int MonthsAfter = 3;

    /// <summary>The costs that no settlement has taken up, and that must or may be decided at the year-end.</summary>
    public async Task<YearEndCosts> OfAsync(FundRules fund, int year, CancellationToken cancellation)
    {
        var fiscal = new FiscalYear(year);
        var last = fiscal.End.AddMonths(MonthsAfter);
        var costs = await db
            .CostLines.AsNoTracking()
            .Where(cost => cost.CaseId != null && cost.Date <= last)
            .Where(cost => !db.Set<CostSettled>().Any(settled => settled.CostLineId == cost.Id))
            .ToListAsync(cancellation);
        var ids = costs.Select(cost => cost.CaseId!.Value).Distinct().ToList();
        var cases = (await mediator.Send(new GetCases(ids), cancellation)).Where(c => c.Fund == fund.Key).ToDictionary(c => c.Id);
        var ofFund = costs.Where(cost => cases.ContainsKey(cost.CaseId!.Value)).OrderBy(cost => cost.Date).ThenBy(cost => cost.Id).ToList();
        var known = ofFund.Select(cost => cost.Id).ToList();
        var decisions = await db
            .YearEndDecisions.AsNoTracking()
            .Where(d => known.Contains(d.CostLineId))
            .ToDictionaryAsync(d => d.CostLineId, cancellation);
        var closed = await ledger.ClosedYearsAsync(fund.Key, cancellation);
        var settled = await IsSettledAsync(fund.Key, fiscal, cancellation);
        var holds = await HoldsAsync([.. cases.Keys], fund.Key, fiscal, cancellation);
        var costHolds = await db
            .CostHolds.AsNoTracking()
            .Where(h => known.Contains(h.CostLineId) && h.ReleasedAt == null)
            .ToDictionaryAsync(h => h.CostLineId, h => T($"{h.HeldByName} håller inne kostnaden: {h.Reason}"), cancellation);
        var posts = new List<YearEndPost>();
        var next = new List<YearEndPost>();
        var cancelOut = new List<YearEndPost>();
        var undone = UndoneOf(ofFund);
        foreach (var cost in ofFund)
        {
            var about = cases[cost.CaseId!.Value];
            var held = costHolds.GetValueOrDefault(cost.Id)
                ?? holds.Because(about.Id, (await setup.GetAsync(cancellation)).ProfileOf(about.RuleVersion).Settlement);
            var decision = decisions.GetValueOrDefault(cost.Id) is { } made && made.Year == year ? made : null;
            if (cost.Date > fiscal.End)
            {
                // A cost and the row that takes it back are settled together.
                if (undone.Contains(cost.Id))
                {
                    continue;
                }

                next.Add(new YearEndPost(cost, about, YearEndKind.NextYear, Why(YearEndKind.NextYear, cost, about, held), decision));
            }
            else if (Of(cost, about, year, held, settled, closed) is { } kind)
            {
                (undone.Contains(cost.Id) ? cancelOut : posts).Add(
                    new YearEndPost(cost, about, kind, Why(kind, cost, about, held), decision)
                );
            }
        }

        return new YearEndCosts(posts, next, cancelOut);
    }

    // An undone file leaves each of its costs and a row of the opposite amount: together they are nothing to decide on.
    private static HashSet<Guid> UndoneOf(IReadOnlyList<CostLine> costs)
    {
        var known = costs.ToDictionary(cost => cost.Id);
        return
        [
            .. from back in costs
            where back.Corrects is not null
            let cost = known.GetValueOrDefault(back.Corrects!.Value)
            where cost is not null && cost.Amount == -back.Amount && cost.CaseId == back.CaseId && cost.Date == back.Date
            from id in new[] { cost.Id, back.Id }
            select id,
        ];
    }

    /// <summary>Why a cost does not settle itself; null where a settlement to come takes it up.</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="about">Its case.</param>
    /// <param name="year">The fiscal year that ends.</param>
    /// <param name="held">Why its payout is held; null where it is not.</param>
    /// <param name="settled">Are the year's settlements approved?</param>
    /// <param name="closed">Years that are closed.</param>
    public static YearEndKind? Of(CostLine cost, CaseHeaderView about, int year, string? held, bool settled, IReadOnlySet<int> closed) =>
        cost.Date.Year != year ? (closed.Contains(cost.Date.Year) ? YearEndKind.OtherYear : null)
        : about.StartedOn is not { } start || cost.Date < start ? YearEndKind.BeforeStart
        // What a settlement to come can take up is no matter for the year-end.
        : !settled ? null
        : held is not null ? YearEndKind.Held
        : cost.Amount.IsNegative ? YearEndKind.Credit
        : YearEndKind.Late;

    /// <summary>The same in words.</summary>
    public static string Why(YearEndKind kind, CostLine cost, CaseHeaderView about, string? held) =>
        kind switch
        {
            YearEndKind.Held => held!,
            YearEndKind.BeforeStart => about.StartedOn is { } start
                ? T($"Uppstod {cost.Date:yyyy-MM-dd}, före starten {start:yyyy-MM-dd}.")
                : T($"Uppstod {cost.Date:yyyy-MM-dd}. Starten är inte registrerad."),
            YearEndKind.NextYear => T($"Daterad {cost.Date:yyyy-MM-dd}."),
            YearEndKind.OtherYear => T($"Hör till {cost.Date.Year}, som är stängt."),
            YearEndKind.Credit => T("Krediten är större än det som återstår att betala, och året har inget senare tillfälle."),
            _ => T($"Kom in {StockholmTime.DateOf(cost.At):yyyy-MM-dd}, efter årets sista avräkning."),
        };

    private async Task<bool> IsSettledAsync(string fund, FiscalYear year, CancellationToken cancellation)
    {
        var approved = await db
            .Runs.AsNoTracking()
            .Where(r => r.Fund == fund && r.Year == year.Year && r.State == SettlementState.Approved)
            .Select(r => r.Occasion)
            .ToListAsync(cancellation);
        return (await occasions.OfAsync(fund, cancellation)).Of(year).All(occasion => approved.Contains(occasion.Id.ToString()));
    }

    /// <summary>What has been said before payouts of the cases, as the year's last settlement saw it.</summary>
    public async Task<HoldsKnown> HoldsAsync(List<CaseId> cases, string fund, FiscalYear year, CancellationToken cancellation)
    {
        var last = (await occasions.OfAsync(fund, cancellation)).Of(year).Select(occasion => occasion.Id.ToString()).LastOrDefault();
        var holds = await db.Holds.AsNoTracking().Where(h => cases.Contains(h.CaseId)).ToListAsync(cancellation);
        var words = await db
            .AdherenceWords.AsNoTracking()
            .Where(word => word.Occasion == last && cases.Contains(word.CaseId))
            .OrderBy(word => word.At)
            .ToListAsync(cancellation);
        return new HoldsKnown(
            holds.ToLookup(hold => hold.CaseId),
            words.GroupBy(word => word.CaseId).ToDictionary(of => of.Key, of => of.Last())
        );
    }
}
