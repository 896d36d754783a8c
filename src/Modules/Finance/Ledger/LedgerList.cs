using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Ledger;

/// <summary>A transaction in the list. SEK.</summary>
/// <param name="At">When it was posted.</param>
/// <param name="Kind">What happened, in words.</param>
/// <param name="Year">The fiscal year it belongs to.</param>
/// <param name="CaseNumber">The case; null for the fund's own.</param>
/// <param name="CaseTitle">Its title.</param>
/// <param name="Text">What it was.</param>
/// <param name="Reference">The decision; null for none.</param>
/// <param name="Amount">What was moved.</param>
/// <param name="Effect">What it did to what can be granted: below zero when it took from it, zero when it did nothing.</param>
/// <param name="AvailableAfter">What could be granted after it; null where rows are left out and it would not add up.</param>
/// <param name="Who">Who posted it.</param>
/// <param name="Proposal">The proposal that another attested, with its documents; null for what came about otherwise.</param>
/// <param name="IsReversed">Has it been taken back by a later row?</param>
internal sealed record LedgerListRow(
    DateTimeOffset At,
    string Kind,
    int Year,
    string? CaseNumber,
    string? CaseTitle,
    string Text,
    string? Reference,
    Money Amount,
    Money Effect,
    Money? AvailableAfter,
    string Who,
    Guid? Proposal,
    bool IsReversed
)
{
    /// <summary>What it did to what is paid: below zero when it took from it, zero when it did nothing.</summary>
    public Money Paid { get; init; }
}

/// <summary>Reads transactions of a fund as people see them.</summary>
internal sealed class LedgerList(FinanceDb db, IMediator mediator)
{
    /// <summary>How the key of what is carried over to the next year begins.</summary>
    public const string CarriedOut = "carriedOut";

    /// <summary>How the key of what is carried over from the year before begins.</summary>
    public const string CarriedIn = "carriedIn";

    /// <summary>What people call what happens, to ask the list for it.</summary>
    public static IReadOnlyDictionary<LedgerKind, string> Names =>
        new Dictionary<LedgerKind, string>
        {
            [LedgerKind.Allocation] = T("Avsättning"),
            [LedgerKind.AdministrationDraw] = T("Uttag för samordning"),
            [LedgerKind.Commitment] = T("Beviljat"),
            [LedgerKind.GrantReduction] = T("Sänkt beviljande"),
            [LedgerKind.Payout] = T("Utbetalt"),
            [LedgerKind.PayoutReversal] = T("Vänd utbetalning"),
            [LedgerKind.Release] = T("Återlämnat"),
            [LedgerKind.Lapse] = T("Förfallet eller fört över"),
            [LedgerKind.ClaimBack] = T("Återkrävt"),
            [LedgerKind.AllocationReversal] = T("Vänd avsättning"),
            [LedgerKind.DrawReversal] = T("Vänt uttag"),
            [LedgerKind.Repayment] = T("Återbetalt till fonden"),
            [LedgerKind.RepaymentReversal] = T("Vänd återbetalning"),
        };

    /// <summary>What is asked of the list, as typed in the address; the case by its number.</summary>
    /// <exception cref="NotFound">There is no such case.</exception>
    public async Task<LedgerFilter> FilterAsync(
        LedgerKind? kind,
        string? caseNumber,
        DateOnly? from,
        DateOnly? to,
        CancellationToken cancellation
    ) =>
        new(
            kind,
            string.IsNullOrWhiteSpace(caseNumber) ? null : (await mediator.Send(new GetCase(caseNumber.Trim()), cancellation)).Id,
            from,
            to
        );

    /// <summary>The transactions of a fund that a year's page is about, the newest first.</summary>
    /// <param name="fund">Key of the fund.</param>
    /// <param name="span">The year.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="skip">How many of the newest are passed over.</param>
    /// <param name="take">How many are read at most.</param>
    /// <param name="available">What can be granted after all of them; null leaves out what could be after each.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<LedgerListRow>> OfAsync(
        string fund,
        YearSpan span,
        LedgerFilter filter,
        int skip,
        int take,
        Money? available,
        CancellationToken cancellation
    )
    {
        var asked = filter
            .Of(span.Of(db.Transactions.AsNoTracking().Where(t => t.Fund == fund)))
            .OrderByDescending(t => t.At)
            .ThenByDescending(t => t.Id);
        var rows = await asked
            .Select(t => new
            {
                t.At,
                t.Key,
                t.Kind,
                t.Year,
                t.CaseId,
                t.Text,
                t.Reference,
                t.Who,
                t.Proposal,
                IsReversed = db.Set<LedgerTransaction>().Any(later => later.Reverses == t.Id),
                In = t.Rows.Where(r => r.Amount > Money.Zero).Select(r => r.Amount).ToList(),
            })
            .Skip(skip)
            .Take(take)
            .ToListAsync(cancellation);
        var after = filter == LedgerFilter.None ? available : null;
        if (skip > 0 && after is not null)
        {
            after -= await EffectOfNewerAsync(asked.Take(skip), cancellation);
        }

        var about = rows.Select(r => r.CaseId).OfType<CaseId>().Distinct().ToList();
        var cases = about.Count == 0 ? [] : (await mediator.Send(new GetCases(about), cancellation)).ToDictionary(c => c.Id);
        var list = new List<LedgerListRow>(rows.Count);
        foreach (var row in rows)
        {
            var header = row.CaseId is { } id ? cases.GetValueOrDefault(id) : null;
            var amount = row.In.Total();
            var effect = Signed(amount, LedgerTransaction.SignOf(row.Kind));
            list.Add(
                new LedgerListRow(
                    row.At,
                    NameOf(row.Kind, row.Key, row.Year, row.Text),
                    row.Year,
                    header?.Number,
                    header?.Title,
                    row.Text,
                    row.Reference,
                    amount,
                    effect,
                    after,
                    row.Who,
                    row.Proposal,
                    row.IsReversed
                )
                {
                    Paid = Signed(amount, LedgerTransaction.PaidSignOf(row.Kind)),
                }
            );
            after -= effect;
        }

        return list;
    }

    private static Money Signed(Money amount, int sign) =>
        sign switch
        {
            > 0 => amount,
            < 0 => -amount,
            _ => Money.Zero,
        };

    // What is carried over leaves one year and reaches the next: neither lapsed nor set aside anew.
    private static string NameOf(LedgerKind kind, string key, int year, string text) =>
        IsCorrection(kind, text) ? T("Rättat beslut")
        : key.StartsWith(CarriedOut, StringComparison.Ordinal) ? T($"Fört över till {year + 1}")
        : key.StartsWith(CarriedIn, StringComparison.Ordinal) ? T($"Fört över från {year - 1}")
        : kind == LedgerKind.Lapse ? T("Förfallet")
        : Names[kind];

    // No body has lowered or raised anything: a decision had been registered otherwise than the minutes have it.
    private static bool IsCorrection(LedgerKind kind, string text) =>
        kind is LedgerKind.Commitment or LedgerKind.GrantReduction && T(text) == T("Rättat beslut");

    // Summed by the database: however far back somebody has paged, a number comes and no rows.
    private static async Task<Money> EffectOfNewerAsync(IQueryable<LedgerTransaction> newer, CancellationToken cancellation) =>
        new(
            await (
                from t in newer
                from row in t.Rows
                where row.Account == LedgerAccount.Available
                select (long)(object)row.Amount
            ).SumAsync(cancellation)
        );
}
