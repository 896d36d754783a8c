using Fund.Contracts.Finance;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Finance.Costs;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Years;

/// <summary>A settlement that must be approved before the year can be closed.</summary>
internal sealed record OpenSettlement(string Occasion, string Name, bool Prepared, DateOnly Due);

/// <summary>A cost at the year-end, and what has been decided of it. SEK.</summary>
/// <param name="Cost">Key of the cost.</param>
/// <param name="CaseNumber">Its case.</param>
/// <param name="CaseTitle">The case's title.</param>
/// <param name="Receiver">Name of the unit that is paid, or owes.</param>
/// <param name="Voucher">Its voucher.</param>
/// <param name="Text">What it was.</param>
/// <param name="Date">Its day.</param>
/// <param name="Amount">Below zero for a credit.</param>
/// <param name="Kind">Why it does not settle itself.</param>
/// <param name="Why">The same in words.</param>
/// <param name="Left">What is left of the grant to pay it from.</param>
/// <param name="Outcomes">What can be decided of it.</param>
/// <param name="Outcome">What is decided; null for nothing.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="DecidedOn">On which day, a Swedish calendar date.</param>
/// <param name="Paid">What was paid, or claimed back below zero, when the year-end was approved; null before.</param>
internal sealed record YearEndRow(
    Guid Cost,
    string CaseNumber,
    string CaseTitle,
    string Receiver,
    string Voucher,
    string Text,
    DateOnly Date,
    Money Amount,
    YearEndKind Kind,
    string Why,
    Money Left,
    IReadOnlyList<YearEndOutcome> Outcomes,
    YearEndOutcome? Outcome,
    string? Reason,
    string? DecidedBy,
    DateOnly? DecidedOn,
    Money? Paid
);

/// <summary>What is decided of what is left of a yearly appropriation. SEK.</summary>
internal sealed record UnspentView(Money CarriedOver, DateOnly? DecidedOn, string? Paragraph, string By, DateOnly RegisteredOn);

/// <summary>Who handed the year-end over for approval, and the instant.</summary>
internal sealed record YearHandedOver(string Who, DateTimeOffset At);

/// <summary>Why another sent the year-end back.</summary>
internal sealed record YearSentBack(string Who, string Because);

/// <summary>
/// The year-end of a fund: what is decided and what is left to decide, what happens when it is closed, and who closed it. SEK.
/// </summary>
/// <param name="Fund">Key of the fund.</param>
/// <param name="FundName">Its name.</param>
/// <param name="Owner">The body that owns it, which decides what is carried over.</param>
/// <param name="Year">Fiscal year.</param>
/// <param name="Ended">Has the year ended?</param>
/// <param name="Closing">Who closed it and when; null while it is open.</param>
/// <param name="IsYearly">A yearly appropriation: what is left of the year leaves it?</param>
/// <param name="Amounts">The year's five amounts.</param>
/// <param name="Settlements">Settlements of the year that are not approved.</param>
/// <param name="Posts">What must be decided, and what has been.</param>
/// <param name="Next">Costs of the next year's first months, which may belong to this one.</param>
/// <param name="Unspent">What is decided of what is left; null for nothing.</param>
/// <param name="HandedOver">Who handed it over for approval; null while nobody has.</param>
/// <param name="SentBack">Why it was sent back; null when it was not.</param>
/// <param name="MayDecide">May the reader decide and hand over?</param>
/// <param name="MayApprove">May the reader approve it?</param>
/// <param name="HasVouchers">Are there vouchers of what it paid and claimed back?</param>
/// <param name="Years">Years with a posting.</param>
/// <param name="Funds">The funds to choose among; empty where there is one.</param>
internal sealed record YearEndView(
    string Fund,
    string FundName,
    string Owner,
    int Year,
    bool Ended,
    YearClosing? Closing,
    bool IsYearly,
    FundAmounts Amounts,
    IReadOnlyList<OpenSettlement> Settlements,
    IReadOnlyList<YearEndRow> Posts,
    IReadOnlyList<YearEndRow> Next,
    UnspentView? Unspent,
    YearHandedOver? HandedOver,
    YearSentBack? SentBack,
    bool MayDecide,
    bool MayApprove,
    bool HasVouchers,
    IReadOnlyList<int> Years,
    IReadOnlyList<FundName> Funds
)
{
    /// <summary>What leaves the year when it is closed: it lapses, but for what is carried over. Nothing of equity.</summary>
    public Money Leaves => IsYearly ? Amounts.Available + Amounts.Committed : Money.Zero;

    /// <summary>Must it be decided what becomes of what is left?</summary>
    public bool AsksForUnspent => IsYearly && (Leaves.IsPositive || Unspent is not null);

    /// <summary>How many must be decided.</summary>
    public int Count => Posts.Count + (AsksForUnspent ? 1 : 0);

    /// <summary>How many are.</summary>
    public int Decided => Posts.Count(post => post.Outcome is not null) + (AsksForUnspent && Unspent is not null ? 1 : 0);

    /// <summary>Of what is paid, drawn for coordination.</summary>
    public Money Drawn { get; init; }

    /// <summary>Has something been posted on the year? Else there is nothing to close.</summary>
    public bool HasPostings { get; init; } = true;

    /// <summary>How many costs come to nothing with the rows that take them back: nobody decides on them.</summary>
    public int CancelledOut { get; init; }

    /// <summary>Can it be handed over for approval now?</summary>
    public bool MaySubmit =>
        MayDecide && Ended && HasPostings && Closing is null && HandedOver is null && Settlements.Count == 0 && Decided == Count;
}

/// <summary>The year-end of a fund.</summary>
/// <param name="Year">Fiscal year; null for the first that has ended and is open, or else the last that has ended.</param>
/// <param name="Fund">Key of the fund; null for the only or first one.</param>
[Requires(Permission.ReadFinance)]
internal sealed record YearEnd(int? Year = null, string? Fund = null) : IQuery<YearEndView>, IAboutFund;

internal sealed class YearEndHandler(
    FinanceDb db,
    FundLedger ledger,
    FundsHere funds,
    FundOccasions occasions,
    YearEndPosts posts,
    YearEndDecided decided,
    SecondPerson second,
    CurrentSetup setup,
    Actor actor,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<YearEnd, YearEndView>
{
    public async Task<YearEndView> Handle(YearEnd request, CancellationToken cancellationToken)
    {
        var rules = await funds.ShownAsync(request.Fund, cancellationToken);
        var fund = rules.Fund;
        var book = await ledger.BookAsync(fund.Key, cancellationToken);
        var today = StockholmTime.Today(time);
        var known = await db.FundYears.AsNoTracking().Where(y => y.Fund == fund.Key).ToDictionaryAsync(y => y.Year, cancellationToken);
        var posted = book.Years.Select(year => year.Year).ToList();
        var year = request.Year
            ?? posted.Where(y => y < today.Year && known.GetValueOrDefault(y)?.ClosedAt is null).Select(y => (int?)y).FirstOrDefault()
            ?? posted.Where(y => y < today.Year).Select(y => (int?)y).LastOrDefault()
            ?? today.Year;
        if (year is < 2000 or > 2100)
        {
            throw new NotFound(T("Året finns inte."));
        }

        var row = known.GetValueOrDefault(year);
        var closing = row is { ClosedAt: { } at } ? new YearClosing(row.ClosedByName ?? "", at) : null;
        var costs = closing is null ? await posts.OfAsync(fund, year, cancellationToken) : YearEndCosts.None;
        var (due, next) = costs;
        return new YearEndView(
            fund.Key,
            fund.Name,
            fund.Owner,
            year,
            today > new FiscalYear(year).End,
            closing,
            book.Yearly,
            book.Position(year, today.Year),
            closing is null ? await SettlementsAsync(fund.Key, year, cancellationToken) : [],
            closing is null
                ? await RowsAsync(due, year, book.Yearly, cancellationToken)
                : await decided.OfAsync(fund.Key, year, cancellationToken),
            await RowsAsync(next, year, book.Yearly, cancellationToken),
            row is { CarriedOver: { } carried }
                ? new UnspentView(
                    carried,
                    row.CarryDecidedOn,
                    row.CarryParagraph,
                    row.UnspentByName ?? "",
                    StockholmTime.DateOf(row.UnspentAt!.Value)
                )
                : null,
            row is { SubmittedAt: { } submitted } ? new YearHandedOver(row.SubmittedByName ?? "", submitted) : null,
            row is { SentBackBecause: { } because } ? new YearSentBack(row.SentBackByName ?? "", because) : null,
            closing is null && actor.May(Permission.ManageFinance),
            closing is null && row?.SubmittedAt is not null && MayApprove(rules, row, due.Concat(next)),
            row?.VoucherFile is not null,
            [.. posted.Append(year).Distinct().Order()],
            await funds.ChoicesAsync(cancellationToken)
        )
        {
            HasPostings = posted.Contains(year),
            CancelledOut = closing is null ? costs.CancelOut.Count / 2 : await decided.CancelledOutAsync(fund.Key, year, cancellationToken),
            Drawn = book.DrawnIn(book.SpanOf(year, today.Year)),
        };
    }

    private bool MayApprove(Profile rules, FundYear row, IEnumerable<YearEndPost> all) =>
        second.May(rules, row.SubmittedBy)
        && second.May(rules, row.UnspentBy)
        && all.Select(post => post.Decision).OfType<YearEndDecision>().All(decision => second.May(rules, decision.DecidedBy));

    private async Task<IReadOnlyList<OpenSettlement>> SettlementsAsync(string fund, int year, CancellationToken cancellation)
    {
        var runs = await db
            .Runs.AsNoTracking()
            .Where(r => r.Fund == fund && r.Year == year && r.State != SettlementState.Reversed)
            .ToDictionaryAsync(r => r.Occasion, r => r.State, cancellation);
        return
        [
            .. from occasion in (await occasions.OfAsync(fund, cancellation)).Of(new FiscalYear(year))
            let key = occasion.Id.ToString()
            let state = runs.TryGetValue(key, out var known) ? known : (SettlementState?)null
            where state != SettlementState.Approved
            select new OpenSettlement(key, occasion.NameInYear, state is not null, occasion.Due),
        ];
    }

    private async Task<IReadOnlyList<YearEndRow>> RowsAsync(
        IReadOnlyList<YearEndPost> of,
        int year,
        bool yearly,
        CancellationToken cancellation
    )
    {
        if (of.Count == 0)
        {
            return [];
        }

        var money = await ledger.OfCasesAsync([.. of.Select(post => post.Case.Id).Distinct()], cancellation);
        var units = (await mediator.Send(new Units(), cancellation)).ToDictionary(unit => unit.Key, unit => unit.Name);
        var texts = CostTexts.ByVersion(actor, await setup.GetAsync(cancellation), of.Select(post => post.Case));
        return
        [
            .. from post in of
            orderby post.Decision is not null, post.Kind, post.Cost.Date
            select new YearEndRow(
                post.Cost.Id,
                post.Case.Number,
                post.Case.Title,
                units.GetValueOrDefault(post.Case.LeadUnit, post.Case.LeadUnit),
                $"{post.Cost.Series} {post.Cost.Number}".Trim(),
                texts[post.Case.RuleVersion].Of(post.Cost.Account, post.Cost.Text),
                post.Cost.Date,
                post.Cost.Amount,
                post.Kind,
                post.Why,
                money.TryGetValue(post.Case.Id, out var account) ? account.For(year, yearly).Remaining : Money.Zero,
                post.Outcomes,
                post.Decision?.Outcome,
                post.Decision?.Reason,
                post.Decision?.DecidedByName,
                post.Decision is { } made ? StockholmTime.DateOf(made.DecidedAt) : null,
                post.Decision?.Paid
            ),
        ];
    }
}
