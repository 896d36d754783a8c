using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Finance.Reading;
using Fund.Finance.Settlements.Arithmetic;
using Fund.Finance.Vouchers;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Platform.Works;
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

    /// <summary>May the reader hold its payout, or decide on what is held?</summary>
    public bool MayHold { get; init; }

    /// <summary>Is something out of order?</summary>
    public bool NeedsALook { get; init; }

    /// <summary>How many costs there are up to the period's end; of very many only some are listed.</summary>
    public int CostCount { get; init; }

    /// <summary>Not taken up: before the start or while it is awaited, or of another year.</summary>
    public Money NotTakenUp { get; init; }

    /// <summary>How many more have come that are dated after the period: they are neither listed nor counted here.</summary>
    public int LaterCount { get; init; }

    /// <summary>That more costs have come which are dated after the period, in a sentence; null for none.</summary>
    public string? Later =>
        LaterCount switch
        {
            0 => null,
            1 => T("En kostnad till uppstod efter perioden och kommer med nästa gång."),
            _ => T($"{LaterCount} kostnader till uppstod efter perioden och kommer med nästa gång."),
        };

    /// <summary>Why costs are left out though nothing is held: each reason once, with how much.</summary>
    public IReadOnlyList<LeftOutCosts> LeftOut { get; init; } = [];

    /// <summary>All that somebody must know of it, in sentences; each once.</summary>
    public IEnumerable<string> Remarks =>
        [
            .. HeldBecause is { } held ? [Sentence.Of(T(held))] : Array.Empty<string>(),
            .. Overrun.IsPositive
                ? [T($"Kostnaden är {Overrun} högre än det som är kvar av beviljat. Resten bär sökanden.")]
                : Array.Empty<string>(),
            .. Alerts.Select(alert => T(alert)),
            .. LeftOut.Select(left => T($"{Sentence.Of(T(left.Reason))} Det gäller {left.Sum}.")),
        ];
}

/// <summary>Costs of an initiative that a settlement leaves out for one reason. SEK.</summary>
internal sealed record LeftOutCosts(string Reason, Money Sum);

/// <summary>All initiatives of a settlement together, whichever of them are listed. SEK.</summary>
/// <param name="Initiatives">How many.</param>
/// <param name="Paid">How many are paid.</param>
/// <param name="ToLookAt">How many need a look.</param>
/// <param name="PeriodCost">What is taken up and what is held.</param>
/// <param name="Held">What is held.</param>
/// <param name="HeldFor">For how many.</param>
/// <param name="Overrun">Above the grants.</param>
/// <param name="OverrunFor">For how many.</param>
/// <param name="GrantLeft">Left of the grants.</param>
internal sealed record SettlementTotals(
    int Initiatives,
    int Paid,
    int ToLookAt,
    Money PeriodCost,
    Money Held,
    int HeldFor,
    Money Overrun,
    int OverrunFor,
    Money GrantLeft
)
{
    /// <summary>Not taken up: before the start or while it is awaited, or of another year.</summary>
    public Money LeftOut { get; init; }

    /// <summary>For how many.</summary>
    public int LeftOutFor { get; init; }
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

    /// <summary>The fiscal year that it settles.</summary>
    public int Year { get; init; }

    /// <summary>The fund is a yearly appropriation: what is left of a grant is what is left of this year's?</summary>
    public bool IsYearly { get; init; }

    /// <summary>What the money is called that is left of the grants: of the year's where years are apart.</summary>
    public string LeftLabel => IsYearly ? T($"Kvar av beviljat för {Year}") : T("Kvar av beviljat");

    /// <summary>Has it been taken back?</summary>
    public bool IsReversed { get; init; }

    /// <summary>Why it cannot be approved as it is, in sentences; none when nothing stands in the way (F-07).</summary>
    public IReadOnlyList<string> InTheWay { get; init; } = [];

    /// <summary>Why the reader cannot be the second person of it, in a sentence; null when they can.</summary>
    public string? NotYou { get; init; }

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

    /// <summary>May the reader confirm that a file has been read?</summary>
    public bool MayConfirmRead { get; init; }

    /// <summary>Who is paid how much, by name.</summary>
    public IReadOnlyList<PayeeSum> Payees { get; init; } = [];

    /// <summary>All initiatives together.</summary>
    public SettlementTotals Totals { get; init; } = new(0, 0, 0, default, default, 0, default, 0, default);

    /// <summary>Which page of the initiatives is listed, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many pages.</summary>
    public int Pages { get; init; } = 1;

    /// <summary>What a job is doing with it, or why it could not; null when nothing.</summary>
    public WorkView? Work { get; init; }

    /// <summary>The listed initiatives that somebody must look at before the settlement is approved.</summary>
    public IEnumerable<SettlementDayRow> ToLookAt => Rows.Where(row => row.NeedsALook);

    /// <summary>The listed ones that nothing is to be said of.</summary>
    public IEnumerable<SettlementDayRow> InOrder => Rows.Where(row => !row.NeedsALook);
}

/// <summary>The settlement of an occasion of a fund.</summary>
/// <param name="Occasion">Key of the occasion.</param>
/// <param name="Fund">Key of the fund; null for the only or first one.</param>
/// <param name="Sequence">Which of the occasion's settlements; null for the one that holds.</param>
/// <param name="Page">Which page of the initiatives, from 1; null for all of them, as the files have them.</param>
/// <param name="Costs">With the costs of each initiative; of very many only some on a page, and none where all initiatives are asked
/// for.</param>
[Requires(Permission.ReadFinance)]
internal sealed record SettlementDayQuery(string Occasion, string? Fund = null, int? Sequence = null, int? Page = null, bool Costs = true)
    : IQuery<SettlementDay>,
        IAboutFund;

internal sealed class SettlementDayHandler(
    FinanceDb db,
    FundsHere funds,
    FundLedger ledger,
    FundOccasions occasions,
    SettlementWalls walls,
    SettlementRows rows,
    SecondOfSettlement second,
    WorkBoard works,
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
        var work = await works.OfAsync(SettlementTask.KindOf(fund, key), cancellationToken);
        var open =
            work is not { State: WorkState.Waiting }
            && run is null or { State: SettlementState.Prepared }
            && !(await ledger.ClosedYearsAsync(fund, cancellationToken)).Contains(occasion.Year.Year);
        var cases = run is null
            ? []
            : (await mediator.Send(new GetCases([.. run.Lines.Select(l => l.CaseId)]), cancellationToken)).ToDictionary(c => c.Id);
        var isDraft = run is { State: SettlementState.Prepared };
        var since = isDraft ? await walls.SinceAsync(run!, cancellationToken) : CostsSince.None;
        IReadOnlyList<string> inTheWay = isDraft && open ? await walls.InTheWayAsync(run!, cases, since, cancellationToken) : [];
        var approves = isDraft && open && inTheWay.Count == 0 && second.MayApprove(rules);
        var notYou = approves ? await second.InTheWayAsync(run!, cancellationToken) : null;
        var reversal = run is null
            ? null
            : await db
                .Reversals.AsNoTracking()
                .FirstOrDefaultAsync(r => r.RunId == run.Id && r.State != ReversalState.Withdrawn, cancellationToken);
        var (listed, page, pages) = run is null ? ([], 1, 1) : await rows.OfAsync(run, cases, request, isDraft && open, cancellationToken);
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
            approves && notYou is null,
            listed,
            await funds.ChoicesAsync(cancellationToken)
        )
        {
            Year = occasion.Year.Year,
            IsYearly = await ledger.IsYearlyAsync(fund, cancellationToken) == true,
            Sequence = run?.Sequence ?? runs.Count + 1,
            Page = page,
            Pages = pages,
            Totals = run is null ? SettlementRows.TotalsOf([]) : await rows.TotalsAsync(run, cancellationToken),
            Payees = SettlementRows.PayeesOf(run?.Lines ?? []),
            Work = work,
            IsReversed = run is { State: SettlementState.Reversed },
            InTheWay = inTheWay,
            NotYou = notYou,
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
}
