using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Setup;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Years;

/// <summary>What a case had been promised and paid when a year ended. SEK.</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="CaseTitle">Its title.</param>
/// <param name="Receiver">Name of the unit that is paid.</param>
/// <param name="Granted">Granted until then, less what was given back.</param>
/// <param name="PaidInYear">Paid in the year.</param>
/// <param name="Committed">Granted and not paid when the year ended.</param>
internal sealed record NoteCase(string CaseNumber, string CaseTitle, string Receiver, Money Granted, Money PaidInYear, Money Committed);

/// <summary>
/// What the annual report says of a fund's year: from the opening balance to the closing one, and what is promised case by case. SEK.
/// </summary>
/// <param name="Fund">Key of the fund.</param>
/// <param name="FundName">Its name.</param>
/// <param name="IsYearly">A yearly appropriation: no year's money is another's?</param>
/// <param name="Year">Fiscal year.</param>
/// <param name="ClosedBy">Who closed it and when; null while it is open and may change.</param>
/// <param name="Opening">Set aside and not paid when the year began; of a yearly appropriation nothing.</param>
/// <param name="Allocated">Set aside for it, less what was reversed.</param>
/// <param name="Repaid">Come back into the fund in it from units that had the effect.</param>
/// <param name="Granted">Granted for it.</param>
/// <param name="Paid">Paid in it to cases, less what was claimed back.</param>
/// <param name="Drawn">Drawn in it for coordination.</param>
/// <param name="Released">Given back in it by cases.</param>
/// <param name="Lapsed">Left the fund at its end, what was carried over too.</param>
/// <param name="Closing">Set aside and not paid when it ended.</param>
/// <param name="Committed">Of that, promised to cases.</param>
/// <param name="Cases">What is promised, case by case, and what was paid in the year.</param>
/// <param name="Funds">The funds to choose among; empty where there is one.</param>
internal sealed record YearEndNoteView(
    string Fund,
    string FundName,
    bool IsYearly,
    int Year,
    YearClosing? ClosedBy,
    Money Opening,
    Money Allocated,
    Money Repaid,
    Money Granted,
    Money Paid,
    Money Drawn,
    Money Released,
    Money Lapsed,
    Money Closing,
    Money Committed,
    IReadOnlyList<NoteCase> Cases,
    IReadOnlyList<FundName> Funds
)
{
    /// <summary>Granted for the years after and not paid, SEK: of a yearly appropriation it is those years' own.</summary>
    public Money Later { get; init; }

    /// <summary>Has the year ended?</summary>
    public bool Ended { get; init; } = true;
}

/// <summary>The note on a fund's year for the annual report (A-45, U-82).</summary>
[Requires(Permission.ReadFinance)]
internal sealed record YearEndNote(int Year, string? Fund = null) : IQuery<YearEndNoteView>, IAboutFund;

internal sealed class YearEndNoteHandler(FinanceDb db, FundLedger ledger, FundsHere funds, IMediator mediator, TimeProvider time)
    : IRequestHandler<YearEndNote, YearEndNoteView>
{
    public async Task<YearEndNoteView> Handle(YearEndNote request, CancellationToken cancellationToken)
    {
        var (fund, year) = ((await funds.ShownAsync(request.Fund, cancellationToken)).Fund, request.Year);
        if (year is < 2000 or > 2100)
        {
            throw new NotFound(T("Året finns inte."));
        }

        var book = await ledger.BookAsync(fund.Key, cancellationToken);
        var before = book.Yearly ? FundBalance.Whole([]) : FundBalance.Lasting(book.Sums, year - 1);
        var end = book.Yearly ? FundBalance.OfYear(book.Sums, year) : FundBalance.Lasting(book.Sums, year);
        var moved = book.Years.FirstOrDefault(of => of.Year == year);
        var closing = await db
            .FundYears.AsNoTracking()
            .FirstOrDefaultAsync(y => y.Fund == fund.Key && y.Year == year && y.ClosedAt != null, cancellationToken);
        return new YearEndNoteView(
            fund.Key,
            fund.Name,
            book.Yearly,
            year,
            closing is { ClosedAt: { } at } ? new YearClosing(closing.ClosedByName ?? "", at) : null,
            before.Available + before.Committed,
            moved?.Allocated ?? Money.Zero,
            moved?.Repaid ?? Money.Zero,
            moved?.Granted ?? Money.Zero,
            moved?.ToCases ?? Money.Zero,
            moved?.Drawn ?? Money.Zero,
            moved?.Released ?? Money.Zero,
            moved?.Lapsed ?? Money.Zero,
            end.Available + end.Committed,
            end.Committed,
            await CasesAsync(fund.Key, year, book.Yearly, cancellationToken),
            await funds.ChoicesAsync(cancellationToken)
        )
        {
            Later = book.Yearly ? FundBalance.Whole([.. book.Sums.Where(sum => sum.Year > year)]).Committed : Money.Zero,
            Ended = StockholmTime.Today(time).Year > year,
        };
    }

    private async Task<IReadOnlyList<NoteCase>> CasesAsync(string fund, int year, bool yearly, CancellationToken cancellation)
    {
        var sums = await db
            .CaseBalances.AsNoTracking()
            .Where(b => b.Fund == fund && (yearly ? b.Year == year : b.Year <= year))
            .ToListAsync(cancellation);
        var accounts = sums.GroupBy(b => b.CaseId)
            .ToDictionary(of => of.Key, of => CaseAccount.Of(of.Select(b => new AccountSum(b.Kind, b.Account, b.Year, b.Amount))));
        var units = (await mediator.Send(new Units(), cancellation)).ToDictionary(unit => unit.Key, unit => unit.Name);
        return
        [
            .. from about in await mediator.Send(new GetCases([.. accounts.Keys]), cancellation)
            let whole = accounts[about.Id].Whole
            let paid = accounts[about.Id].For(year, yearly: true).Paid
            where !whole.Remaining.IsZero || !paid.IsZero
            orderby whole.Remaining descending, about.Number
            select new NoteCase(
                about.Number,
                about.Title,
                units.GetValueOrDefault(about.LeadUnit, about.LeadUnit),
                whole.Granted - whole.Released,
                paid,
                whole.Remaining
            ),
        ];
    }
}
