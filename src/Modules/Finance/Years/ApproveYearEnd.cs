using Fund.Contracts.Messages;
using Fund.Finance.Costs;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Years;

/// <summary>
/// Approves a year-end that another has handed over: what was decided is posted, once, what is left of a yearly appropriation lapses or is
/// carried over (U-82), and the year is closed: nothing is posted in it any more.
/// </summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Fund">Key of the fund; null for the only one.</param>
/// <param name="HandedOver">When what was looked at was handed over: handed over anew since, nothing is closed. Null asks nothing.</param>
[Requires(Permission.ApproveFinance)]
[LoggedAs("Bokslutet godkändes och året stängdes")]
internal sealed record ApproveYearEnd(int Year, string? Fund = null, DateTimeOffset? HandedOver = null) : ICommand, IAboutFund;

internal sealed class ApproveYearEndHandler(
    FinanceDb db,
    FundsHere funds,
    YearBook years,
    YearEndWalls walls,
    YearEndPosts posts,
    YearEndPosting posting,
    YearEndVoucherFile voucher,
    SecondPerson second,
    TaskBoard tasks,
    IMediator mediator,
    Actor actor,
    TimeProvider time
) : IRequestHandler<ApproveYearEnd, Unit>
{
    public async Task<Unit> Handle(ApproveYearEnd request, CancellationToken cancellationToken)
    {
        var rules = await funds.RulesAsync(request.Fund, cancellationToken);
        var fund = rules.Fund;
        var year = await years.OpenAsync(fund, request.Year, cancellationToken);
        if (year.SubmittedAt is null)
        {
            throw new Refused(T($"Bokslutet {request.Year} är inte lämnat för godkännande."), field: "year");
        }

        if (request.HandedOver is { } seen && seen != year.SubmittedAt)
        {
            throw new Conflict(T($"{year.SubmittedByName} har lämnat bokslutet på nytt sedan du såg det. Gå igenom det igen."));
        }

        second.Require(rules, year.SubmittedBy, year.SubmittedByName!);
        var decided = await walls.RequireAsync(fund, year, cancellationToken);
        await RequireAnotherAsync(rules, year, cancellationToken);
        await posting.CancelOutAsync(
            year,
            (await posts.OfAsync(fund, request.Year, cancellationToken)).CancelOut,
            time.GetUtcNow(),
            cancellationToken
        );
        var moved = await posting.PostAsync(rules, year, decided, cancellationToken);
        year.Close(
            actor.Person,
            actor.Name,
            time.GetUtcNow(),
            moved.Count > 0 ? await voucher.KeepAsync(rules, request.Year, moved, cancellationToken) : null
        );
        await db.SaveChangesAsync(cancellationToken);
        await tasks.DoneAsync(null, YearBook.TaskOf(fund.Key, request.Year), cancellationToken);
        await mediator.Publish(new CostsTakenBack(), cancellationToken);
        return default;
    }

    // Whoever has decided a post does not approve it, whoever handed the whole over.
    private async Task RequireAnotherAsync(Profile rules, FundYear year, CancellationToken cancellation)
    {
        second.Require(rules, year.UnspentBy, year.UnspentByName ?? "");
        var (fund, of) = (year.Fund, year.Year);
        foreach (
            var decision in await db.YearEndDecisions.AsNoTracking().Where(d => d.Fund == fund && d.Year == of).ToListAsync(cancellation)
        )
        {
            second.Require(rules, decision.DecidedBy, decision.DecidedByName);
        }
    }
}
