using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Costs;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Finance.Settlements.Arithmetic;
using Fund.Finance.Vouchers;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>One initiative on settlement day. SEK; the period's cost is what is taken up and what is held.</summary>
internal sealed record SettlementDayRow(
    string CaseNumber,
    string Title,
    string LeadUnit,
    Money PeriodCost,
    Money Payable,
    Money Held,
    Money Overrun,
    Money GrantLeft,
    string? HeldBecause,
    IReadOnlyList<string> Alerts,
    IReadOnlyList<SettledCost> Costs
)
{
    /// <summary>Is something out of order?</summary>
    public bool NeedsALook => HeldBecause is not null || Alerts.Count > 0 || Overrun.IsPositive || LeftOut.Any();

    /// <summary>Why costs are left out though nothing is held: each reason once, with how many and how much.</summary>
    public IEnumerable<(string Reason, int Count, Money Sum)> LeftOut =>
        from cost in Costs
        where cost.Outcome is not (CostOutcome.Settled or CostOutcome.Later) && cost.Reason != HeldBecause
        group cost by cost.Reason into same
        select (same.Key, same.Count(), same.Select(cost => cost.Amount).Total());

    /// <summary>All that somebody must know of it, in sentences; each once.</summary>
    public IEnumerable<string> Remarks =>
        [
            .. HeldBecause is { } held ? [Sentence(T(held))] : Array.Empty<string>(),
            .. Overrun.IsPositive
                ? [T($"Kostnaden är {Overrun} högre än det som är kvar av beviljat. Resten bär sökanden.")]
                : Array.Empty<string>(),
            .. Alerts.Select(alert => T(alert)),
            .. LeftOut.Select(left => T($"{Sentence(T(left.Reason))} Det gäller {left.Sum}.")),
        ];

    private static string Sentence(string text) => text.Length > 0 && text[^1] is '.' or '!' or '?' ? text : text + ".";
}

/// <summary>Costs of the period that came after the settlement was prepared and are not in it. SEK.</summary>
internal sealed record CostsSince(int Count, Money Sum)
{
    /// <summary>"3 kostnader på 41 250 kr".</summary>
    public override string ToString() => Count == 1 ? T($"En kostnad på {Sum}") : T($"{Count} kostnader på {Sum}");
}

/// <summary>
/// Settlement day on one screen: what needs a look on top. Run and version are what is seen, for the one who approves; no run when nothing
/// is prepared. The rule version is the one that it was prepared under, which decides what file the vouchers are written in.
/// </summary>
internal sealed record SettlementDay(
    string Fund,
    string Occasion,
    string Name,
    DateOnly PeriodStart,
    DateOnly PeriodEnd,
    DateOnly Due,
    bool Ended,
    bool Exists,
    Guid? Run,
    int Version,
    string? PreparedBy,
    DateTimeOffset? PreparedAt,
    string? ApprovedBy,
    DateTimeOffset? ApprovedAt,
    string? RuleVersion,
    Money Total,
    CostsSince Since,
    string? VoucherFormat,
    bool MayPrepare,
    bool MayApprove,
    IReadOnlyList<SettlementDayRow> Rows,
    IReadOnlyList<FundName> Funds
)
{
    /// <summary>The initiatives that somebody must look at before the settlement is approved.</summary>
    public IEnumerable<SettlementDayRow> ToLookAt => Rows.Where(row => row.NeedsALook);

    /// <summary>Those that nothing is to be said of.</summary>
    public IEnumerable<SettlementDayRow> InOrder => Rows.Where(row => !row.NeedsALook);
}

/// <summary>The settlement of an occasion of a fund.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record SettlementDayQuery(string Occasion, string? Fund = null) : IQuery<SettlementDay>, IAboutFund;

internal sealed class SettlementDayHandler(
    FinanceDb db,
    FundsHere funds,
    FundLedger ledger,
    FundOccasions occasions,
    CurrentSetup setup,
    Actor actor,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<SettlementDayQuery, SettlementDay>
{
    public async Task<SettlementDay> Handle(SettlementDayQuery request, CancellationToken cancellationToken)
    {
        var rules = await funds.ShownAsync(request.Fund, cancellationToken);
        var fund = rules.Fund.Key;
        var all = await occasions.OfAsync(fund, cancellationToken);
        var occasion = all.Get(request.Occasion);
        var key = occasion.Id.ToString();
        var run = await db
            .Runs.AsNoTracking()
            .Include(r => r.Lines)
            .FirstOrDefaultAsync(r => r.Fund == fund && r.Occasion == key && r.State != SettlementState.Reversed, cancellationToken);
        var ended = StockholmTime.Today(time) > occasion.PeriodEnd;
        var open =
            run is not { State: SettlementState.Approved }
            && !(await ledger.ClosedYearsAsync(fund, cancellationToken)).Contains(occasion.Year.Year);
        return new SettlementDay(
            fund,
            key,
            occasion.NameInYear,
            occasion.PeriodStart,
            occasion.PeriodEnd,
            occasion.Due,
            ended,
            all.Exists(occasion),
            run?.Id,
            run?.Version ?? 0,
            run?.PreparedByName,
            run?.PreparedAt,
            run?.ApprovedByName,
            run?.ApprovedAt,
            run?.RuleVersion,
            run?.Lines.Select(l => l.Payable).Total() ?? Money.Zero,
            run is { State: SettlementState.Prepared } ? await SinceAsync(run, cancellationToken) : new CostsSince(0, Money.Zero),
            run?.VoucherFile is null ? null : await FormatAsync(run.RuleVersion, cancellationToken),
            ended && open && all.Exists(occasion) && actor.May(Permission.ManageFinance),
            run is not null && open && actor.May(Permission.ApproveFinance) && run.PreparedBy != actor.Person,
            run is null ? [] : await RowsAsync(run, cancellationToken),
            await funds.ChoicesAsync(cancellationToken)
        );
    }

    private async Task<CostsSince> SinceAsync(SettlementRun run, CancellationToken cancellation)
    {
        var about = run.Lines.Select(line => line.CaseId).ToList();
        var (at, last) = (run.PreparedAt, run.PeriodEnd);
        var costs = await db
            .CostLines.AsNoTracking()
            .Where(cost => cost.CaseId != null && about.Contains(cost.CaseId.Value) && cost.At > at && cost.Date <= last)
            .Select(cost => cost.Amount)
            .ToListAsync(cancellation);
        return new CostsSince(costs.Count, costs.Total());
    }

    private async Task<string> FormatAsync(string ruleVersion, CancellationToken cancellation) =>
        VoucherFormat.Of((await setup.GetAsync(cancellation)).ProfileOf(ruleVersion).Settlement.Voucher.File).Name;

    private async Task<IReadOnlyList<SettlementDayRow>> RowsAsync(SettlementRun run, CancellationToken cancellation)
    {
        var cases = (await mediator.Send(new GetCases([.. run.Lines.Select(l => l.CaseId)]), cancellation)).ToDictionary(c => c.Id);
        var costs = (
            await db
                .SettlementCosts.AsNoTracking()
                .Where(c => c.RunId == run.Id)
                .OrderBy(c => c.Date)
                .ThenBy(c => c.CostLineId)
                .ToListAsync(cancellation)
        ).ToLookup(c => c.CaseId);
        return
        [
            .. run
                .Lines.Select(l => new SettlementDayRow(
                    cases[l.CaseId].Number,
                    cases[l.CaseId].Title,
                    cases[l.CaseId].LeadUnitName,
                    // What is held is a cost of the period, though nothing of it is taken up this time.
                    l.PeriodCost + l.Held,
                    l.Payable,
                    l.Held,
                    l.Overrun,
                    l.GrantLeft,
                    l.HeldBecause,
                    l.Alerts,
                    [.. costs[l.CaseId].Select(c => c.AsSettled())]
                ))
                .OrderByDescending(r => r.NeedsALook)
                .ThenBy(r => r.Title, SwedishText.Comparer),
        ];
    }
}
