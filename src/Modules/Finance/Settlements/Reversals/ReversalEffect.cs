using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Costs;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements.Reversals;

/// <summary>What the reversal does to an initiative. SEK.</summary>
/// <param name="CaseNumber">Number of the case.</param>
/// <param name="Title">Its title.</param>
/// <param name="Receiver">Who gives the money back.</param>
/// <param name="PaidBack">How much.</param>
/// <param name="LeftNow">Left of the grant now.</param>
/// <param name="LeftAfter">Left of it afterwards.</param>
internal sealed record ReversedCase(string CaseNumber, string Title, string Receiver, Money PaidBack, Money LeftNow, Money LeftAfter);

/// <summary>A reversal that waits for another person.</summary>
internal sealed record WaitingReversal(Guid Id, string Reason, string By, DateTimeOffset At);

/// <summary>What the reversal of an approved settlement does, before anybody does it.</summary>
/// <param name="Occasion">Key of the occasion.</param>
/// <param name="Name">Its name.</param>
/// <param name="Fund">Key of the fund.</param>
/// <param name="Year">The fiscal year that the reversal is posted in: the settlement's.</param>
/// <param name="Run">The settlement that is reversed.</param>
/// <param name="Total">What comes back, SEK.</param>
/// <param name="Costs">How many costs can be settled again.</param>
/// <param name="Cases">What it does to each initiative that was paid.</param>
/// <param name="InTheWay">Why it cannot be done; null when it can.</param>
/// <param name="Waiting">What is registered and waits for another person; null when nothing is.</param>
/// <param name="MayPropose">May the reader register it?</param>
/// <param name="MayApprove">May the reader approve it?</param>
/// <param name="MayWithdraw">May the reader withdraw it or send it back?</param>
internal sealed record ReversalEffectView(
    string Occasion,
    string Name,
    string Fund,
    int Year,
    Guid Run,
    Money Total,
    int Costs,
    IReadOnlyList<ReversedCase> Cases,
    string? InTheWay,
    WaitingReversal? Waiting,
    bool MayPropose,
    bool MayApprove,
    bool MayWithdraw
)
{
    /// <summary>The fund is a yearly appropriation: what is left of a grant is what is left of the year's?</summary>
    public bool IsYearly { get; init; }
}

/// <summary>What the reversal of the approved settlement of an occasion does.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record ReversalEffect(string Occasion, string? Fund = null) : IQuery<ReversalEffectView>, IAboutFund;

internal sealed class ReversalEffectHandler(
    FinanceDb db,
    FundsHere funds,
    FundLedger ledger,
    ReversalDesk desk,
    CurrentSetup setup,
    Actor actor
) : IRequestHandler<ReversalEffect, ReversalEffectView>
{
    public async Task<ReversalEffectView> Handle(ReversalEffect request, CancellationToken cancellationToken)
    {
        var rules = await funds.ShownAsync(request.Fund, cancellationToken);
        var fund = rules.Fund.Key;
        var run = await db
            .Runs.AsNoTracking()
            .Include(r => r.Lines)
            .FirstOrDefaultAsync(
                r => r.Fund == fund && r.Occasion == request.Occasion && r.State == SettlementState.Approved,
                cancellationToken
            )
            ?? throw new NotFound(T("Tillfället har ingen bokförd avräkning som kan vändas."));
        var cases = await desk.CasesAsync(run, cancellationToken);
        var book = await ledger.BookAsync(fund, cancellationToken);
        var money = await ledger.OfCasesAsync([.. cases.Keys], cancellationToken);
        var waiting = await db
            .Reversals.AsNoTracking()
            .FirstOrDefaultAsync(r => r.RunId == run.Id && r.State == ReversalState.Proposed, cancellationToken);
        var inTheWay = await desk.WhyNotAsync(run, cases, book.Yearly, cancellationToken);
        return new ReversalEffectView(
            run.Occasion,
            OccasionNames.Of((await setup.GetAsync(cancellationToken)).CalendarOf(fund), run.Occasion),
            fund,
            run.Year,
            run.Id,
            run.Total ?? Money.Zero,
            await db.SettledCosts.CountAsync(settled => settled.RunId == run.Id, cancellationToken),
            [
                .. run
                    .Lines.Where(line => line.Payable.IsPositive)
                    .Select(line =>
                    {
                        var left = money.GetValueOrDefault(line.CaseId, CaseAccount.Empty).For(run.Year, book.Yearly).Remaining;
                        var about = cases[line.CaseId];
                        return new ReversedCase(about.Number, about.Title, line.ReceiverName, line.Payable, left, left + line.Payable);
                    })
                    .OrderBy(about => about.Title, SwedishText.Comparer),
            ],
            inTheWay,
            waiting is null ? null : new WaitingReversal(waiting.Id, waiting.Reason, waiting.ProposedByName, waiting.ProposedAt),
            inTheWay is null && waiting is null && actor.May(Permission.ManageFinance),
            inTheWay is null && waiting is not null && waiting.ProposedBy != actor.Person && desk.MayApprove(rules),
            waiting is not null && (actor.May(Permission.ManageFinance) || desk.MayApprove(rules))
        )
        {
            IsYearly = book.Yearly,
        };
    }
}
