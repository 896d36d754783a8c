using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Years;

/// <summary>
/// Decides what becomes of a cost at the year-end, with a reason. It holds when another person has approved the year-end; until then it can
/// be decided anew.
/// </summary>
/// <param name="Year">The fiscal year whose year-end it is.</param>
/// <param name="Cost">The cost.</param>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Fund">Key of the fund; null for the only one.</param>
[Requires(Permission.ManageFinance)]
[LoggedAs("Ett beslut om en kostnad i bokslutet registrerades")]
internal sealed record DecideCost(int Year, Guid Cost, YearEndOutcome Outcome, string Reason, string? Fund = null) : ICommand, IAboutFund;

internal sealed class DecideCostShape : AbstractValidator<DecideCost>
{
    public DecideCostShape() =>
        RuleFor(d => d.Reason)
            .NotEmpty()
            .WithMessage(_ => T("Skriv skälet till beslutet."))
            .MaximumLength(500)
            .WithMessage(_ => T("Texten är för lång, högst 500 tecken."));
}

internal sealed class DecideCostHandler(FinanceDb db, FundsHere funds, YearBook years, YearEndPosts posts, Actor actor, TimeProvider time)
    : IRequestHandler<DecideCost, Unit>
{
    public async Task<Unit> Handle(DecideCost request, CancellationToken cancellationToken)
    {
        var fund = (await funds.RulesAsync(request.Fund, cancellationToken)).Fund;
        var year = await years.OpenAsync(fund, request.Year, cancellationToken);
        var (due, next) = await posts.OfAsync(fund, request.Year, cancellationToken);
        var post =
            due.Concat(next).FirstOrDefault(p => p.Cost.Id == request.Cost)
            ?? throw new Conflict(
                T("Kostnaden behöver inget beslut: den är avräknad, eller hör inte till bokslutet. Läs in sidan " + "igen.")
            );
        if (!post.Outcomes.Contains(request.Outcome))
        {
            throw new Refused(NotSo(post, request.Outcome), field: "outcome");
        }

        var decision = await db.YearEndDecisions.FirstOrDefaultAsync(d => d.CostLineId == request.Cost, cancellationToken);
        if (decision is null)
        {
            db.YearEndDecisions.Add(decision = new YearEndDecision { CostLineId = post.Cost.Id, CaseId = post.Case.Id });
        }

        if (decision.Is(request.Year, request.Outcome, request.Reason, actor.Person))
        {
            return default;
        }

        decision.Decide(fund.Key, request.Year, request.Outcome, request.Reason, actor.Person, actor.Name, time.GetUtcNow());
        await years.ReopenAsync(year, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }

    private static string NotSo(YearEndPost post, YearEndOutcome outcome) =>
        (post.Kind, outcome) switch
        {
            (YearEndKind.Held, YearEndOutcome.TakeUp) => T(
                $"{post.Why} Släpp utbetalningen först, så kan kostnaden tas upp, eller låt sökanden bära den."
            ),
            (YearEndKind.BeforeStart, YearEndOutcome.TakeUp) => T("En kostnad från tiden före starten betalas inte av fonden."),
            _ => T("Bara en kredit kan återkrävas."),
        };
}
