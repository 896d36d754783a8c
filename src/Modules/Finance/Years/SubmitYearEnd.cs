using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Finance.Years;

/// <summary>
/// Hands a fiscal year of a fund over for approval, when its settlements are approved and everything is decided: another person closes it.
/// </summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Fund">Key of the fund; null for the only one.</param>
[Requires(Permission.ManageFinance)]
[LoggedAs("Bokslutet lämnades för godkännande")]
internal sealed record SubmitYearEnd(int Year, string? Fund = null) : ICommand, IAboutFund;

internal sealed class SubmitYearEndHandler(
    FinanceDb db,
    FundsHere funds,
    YearBook years,
    YearEndWalls walls,
    SecondAsked asked,
    SecondPerson second,
    Actor actor,
    TimeProvider time
) : IRequestHandler<SubmitYearEnd, Unit>
{
    public async Task<Unit> Handle(SubmitYearEnd request, CancellationToken cancellationToken)
    {
        var rules = await funds.RulesAsync(request.Fund, cancellationToken);
        var fund = rules.Fund;
        var year = await years.OpenAsync(fund, request.Year, cancellationToken);
        if (year.SubmittedAt is not null)
        {
            throw new Conflict(T($"{year.SubmittedByName} har redan lämnat bokslutet för godkännande."));
        }

        var decided = await walls.RequireAsync(fund, year, cancellationToken);
        year.Submit(actor.Person, actor.Name, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        var link = await funds.LinkAsync($"/fonden/bokslut?year={request.Year}", fund.Key, cancellationToken);
        await asked.AskAsync(
            second.RolesToAsk(rules),
            FirstOf(year, decided),
            to => new TaskItem
            {
                Kind = YearBook.TaskOf(fund.Key, request.Year),
                Title = T($"Godkänn bokslutet {request.Year} i {fund.Name}"),
                Why = T($"{actor.Name} har beslutat om årets poster. Året stängs när du har godkänt, och då bokförs besluten."),
                Role = to.Role,
                PersonId = to.Person,
                NotFor = to.NotFor,
                Link = link,
                AskedAt = time.GetUtcNow(),
            },
            cancellationToken
        );
        return default;
    }

    // Whoever has decided a post does not approve it: they would come to a page without its button.
    private static IReadOnlyCollection<PersonId> FirstOf(FundYear year, IEnumerable<YearEndPost> decided) =>
        [
            .. decided
                .Select(post => post.Decision!.DecidedBy)
                .Prepend(year.UnspentBy)
                .Prepend(year.SubmittedBy)
                .OfType<PersonId>()
                .Distinct(),
        ];
}
