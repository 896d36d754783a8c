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

/// <summary>A cost on settlement day, its voucher, and what becomes of it. SEK.</summary>
internal sealed record SettlementDayCost(
    Guid Id,
    DateOnly Date,
    string Voucher,
    string Account,
    string Text,
    Money Amount,
    Money Payable,
    CostOutcome Outcome,
    string Reason,
    string? Rule
);

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
    IReadOnlyList<SettlementDayCost> Costs
)
{
    /// <summary>Who is paid.</summary>
    public string Receiver { get; init; } = "";

    /// <summary>The receiver keeps accounts of its own (W-23).</summary>
    public bool IsExternal { get; init; }

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

/// <summary>What a receiver is paid in a settlement. SEK.</summary>
internal sealed record PayeeSum(string Unit, bool IsExternal, int Initiatives, Money Amount);

/// <summary>A voucher file of a settlement, and who has confirmed that the finance system has read it; null until somebody has.</summary>
/// <param name="Id">Key of the file.</param>
/// <param name="Format">What people call its kind.</param>
/// <param name="TakesBack">It holds the reversing vouchers.</param>
/// <param name="ReadBy">Who has confirmed it.</param>
/// <param name="ReadAt">When.</param>
internal sealed record SettlementFile(Guid Id, string Format, bool TakesBack, string? ReadBy, DateTimeOffset? ReadAt);

/// <summary>That a settlement is, or is proposed to be, taken back. Approved by nobody while it waits.</summary>
internal sealed record RunReversal(string Reason, string By, DateTimeOffset At, string? ApprovedBy, DateTimeOffset? ApprovedAt);

/// <summary>Another settlement of the same occasion, to go to. SEK.</summary>
internal sealed record OtherRun(int Sequence, bool IsReversed, Money? Total, string? ApprovedBy, DateTimeOffset? ApprovedAt);

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
    /// <summary>Which of the occasion's settlements it is, from 1.</summary>
    public int Sequence { get; init; } = 1;

    /// <summary>Has it been taken back?</summary>
    public bool IsReversed { get; init; }

    /// <summary>Why it cannot be approved as it is, in sentences; none when nothing stands in the way (F-07).</summary>
    public IReadOnlyList<string> InTheWay { get; init; } = [];

    /// <summary>Its reversal, whether it waits or is approved; null for none.</summary>
    public RunReversal? Reversal { get; init; }

    /// <summary>Its voucher files, the one that takes back last.</summary>
    public IReadOnlyList<SettlementFile> Files { get; init; } = [];

    /// <summary>The occasion's other settlements, the newest first.</summary>
    public IReadOnlyList<OtherRun> Others { get; init; } = [];

    /// <summary>May the reader register that it is taken back?</summary>
    public bool MayReverse { get; init; }

    /// <summary>May the reader hold a cost?</summary>
    public bool MayHoldCosts { get; init; }

    /// <summary>May the reader hold the payout of an initiative, or release it?</summary>
    public bool MayHold { get; init; }

    /// <summary>May the reader confirm that a file has been read?</summary>
    public bool MayConfirmRead { get; init; }

    /// <summary>Who is paid how much, by name.</summary>
    public IReadOnlyList<PayeeSum> Payees =>
        [
            .. Rows.Where(row => row.Payable.IsPositive)
                .GroupBy(row => (row.Receiver, row.IsExternal))
                .Select(unit => new PayeeSum(unit.Key.Receiver, unit.Key.IsExternal, unit.Count(), unit.Select(row => row.Payable).Total()))
                .OrderBy(unit => unit.Unit, SwedishText.Comparer),
        ];

    /// <summary>The initiatives that somebody must look at before the settlement is approved.</summary>
    public IEnumerable<SettlementDayRow> ToLookAt => Rows.Where(row => row.NeedsALook);

    /// <summary>Those that nothing is to be said of.</summary>
    public IEnumerable<SettlementDayRow> InOrder => Rows.Where(row => !row.NeedsALook);
}

/// <summary>The settlement of an occasion of a fund.</summary>
/// <param name="Occasion">Key of the occasion.</param>
/// <param name="Fund">Key of the fund; null for the only or first one.</param>
/// <param name="Sequence">Which of the occasion's settlements; null for the one that holds.</param>
[Requires(Permission.ReadFinance)]
internal sealed record SettlementDayQuery(string Occasion, string? Fund = null, int? Sequence = null) : IQuery<SettlementDay>, IAboutFund;

internal sealed class SettlementDayHandler(
    FinanceDb db,
    FundsHere funds,
    FundLedger ledger,
    FundOccasions occasions,
    SettlementWalls walls,
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
        var runs = await db.Runs.AsNoTracking().Where(r => r.Fund == fund && r.Occasion == key).ToListAsync(cancellationToken);
        var run = request.Sequence is { } asked
            ? runs.FirstOrDefault(r => r.Sequence == asked) ?? throw new NotFound(T("Avräkningen finns inte."))
            : runs.FirstOrDefault(r => r.State != SettlementState.Reversed);
        run?.Lines.AddRange(await db.SettlementLines.AsNoTracking().Where(l => l.RunId == run.Id).ToListAsync(cancellationToken));
        var ended = StockholmTime.Today(time) > occasion.PeriodEnd;
        var open =
            run is null or { State: SettlementState.Prepared }
            && !(await ledger.ClosedYearsAsync(fund, cancellationToken)).Contains(occasion.Year.Year);
        var cases = run is null
            ? []
            : (await mediator.Send(new GetCases([.. run.Lines.Select(l => l.CaseId)]), cancellationToken)).ToDictionary(c => c.Id);
        var isDraft = run is { State: SettlementState.Prepared };
        var since = isDraft ? await walls.SinceAsync(run!, cancellationToken) : CostsSince.None;
        IReadOnlyList<string> inTheWay = isDraft && open ? await walls.InTheWayAsync(run!, cases, since, cancellationToken) : [];
        var mayApprove = isDraft && open && inTheWay.Count == 0 && actor.May(Permission.ApproveFinance) && run!.PreparedBy != actor.Person;
        var reversal = run is null
            ? null
            : await db
                .Reversals.AsNoTracking()
                .FirstOrDefaultAsync(r => r.RunId == run.Id && r.State != ReversalState.Withdrawn, cancellationToken);
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
            since,
            run?.VoucherFile is null ? null : await FormatAsync(run.RuleVersion, cancellationToken),
            ended && open && all.Exists(occasion) && actor.May(Permission.ManageFinance),
            mayApprove,
            run is null ? [] : await RowsAsync(run, cases, cancellationToken),
            await funds.ChoicesAsync(cancellationToken)
        )
        {
            Sequence = run?.Sequence ?? runs.Count + 1,
            IsReversed = run is { State: SettlementState.Reversed },
            InTheWay = inTheWay,
            Reversal = reversal is null
                ? null
                : new RunReversal(
                    reversal.Reason,
                    reversal.ProposedByName,
                    reversal.ProposedAt,
                    reversal.State == ReversalState.Approved ? reversal.EndedByName : null,
                    reversal.EndedAt
                ),
            Files = run is null ? [] : await FilesAsync(run, reversal, cancellationToken),
            Others =
            [
                .. runs.Where(other => other.Id != run?.Id)
                    .OrderByDescending(other => other.Sequence)
                    .Select(other => new OtherRun(
                        other.Sequence,
                        other.State == SettlementState.Reversed,
                        other.Total,
                        other.ApprovedByName,
                        other.ApprovedAt
                    )),
            ],
            MayReverse = run is { State: SettlementState.Approved } && reversal is null && actor.May(Permission.ManageFinance),
            MayHoldCosts = isDraft && open && actor.May(Permission.ManageFinance),
            MayHold = isDraft && open && actor.May(Permission.ConfirmAdherence),
            MayConfirmRead = actor.May(Permission.ManageFinance),
        };
    }

    private async Task<IReadOnlyList<SettlementFile>> FilesAsync(
        SettlementRun run,
        SettlementReversal? reversal,
        CancellationToken cancellation
    )
    {
        var ids = new[] { run.VoucherFile, reversal?.VoucherFile }.OfType<Guid>().ToList();
        if (ids.Count == 0)
        {
            return [];
        }

        var read = await db
            .VoucherFilesRead.AsNoTracking()
            .Where(f => ids.Contains(f.FileId))
            .ToDictionaryAsync(f => f.FileId, cancellation);
        var format = await FormatAsync(run.RuleVersion, cancellation);
        return
        [
            .. ids.Select(id =>
            {
                var said = read.GetValueOrDefault(id);
                return new SettlementFile(id, format, id == reversal?.VoucherFile, said?.Who, said?.At);
            }),
        ];
    }

    private async Task<string> FormatAsync(string ruleVersion, CancellationToken cancellation) =>
        VoucherFormat.Of((await setup.GetAsync(cancellation)).ProfileOf(ruleVersion).Settlement.Voucher.File).Name;

    private async Task<IReadOnlyList<SettlementDayRow>> RowsAsync(
        SettlementRun run,
        Dictionary<CaseId, CaseHeaderView> cases,
        CancellationToken cancellation
    )
    {
        var costs = (await CostsAsync(run, cancellation)).ToLookup(c => c.Case);
        var here = await setup.GetAsync(cancellation);
        var texts = cases
            .Values.Select(about => about.RuleVersion)
            .Distinct()
            .ToDictionary(version => version, version => new CostTexts(actor, here.ProfileOf(version).Settlement));
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
                    [
                        .. costs[l.CaseId]
                            .Select(c => c.Cost with { Text = texts[cases[l.CaseId].RuleVersion].Of(c.Cost.Account, c.Cost.Text) }),
                    ]
                )
                {
                    Receiver = l.ReceiverName,
                    IsExternal = l.IsExternal,
                })
                .OrderByDescending(r => r.NeedsALook)
                .ThenBy(r => r.Title, SwedishText.Comparer),
        ];
    }

    private async Task<IReadOnlyList<(CaseId Case, SettlementDayCost Cost)>> CostsAsync(SettlementRun run, CancellationToken cancellation)
    {
        var id = run.Id;
        var costs = await (
            from said in db.SettlementCosts.AsNoTracking()
            join line in db.CostLines.AsNoTracking() on said.CostLineId equals line.Id
            where said.RunId == id
            orderby said.Date, said.CostLineId
            select new
            {
                Said = said,
                line.Series,
                line.Number,
                line.Account,
                line.Text,
            }
        ).ToListAsync(cancellation);
        return
        [
            .. costs.Select(c =>
                (
                    c.Said.CaseId,
                    new SettlementDayCost(
                        c.Said.CostLineId,
                        c.Said.Date,
                        $"{c.Series} {c.Number}".Trim(),
                        c.Account,
                        c.Text,
                        c.Said.Amount,
                        c.Said.Payable,
                        c.Said.Outcome,
                        c.Said.Reason,
                        c.Said.Rule
                    )
                )
            ),
        ];
    }
}
