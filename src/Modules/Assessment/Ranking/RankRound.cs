using FluentValidation;
using Fund.Assessment.Persistence;
using Fund.Assessment.Recusals;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Ranking;

/// <summary>
/// Puts the applications that meet every base criterion in order on one ranking criterion, relative to each other (U-46…U-54).
/// </summary>
/// <param name="Criterion">Key of the criterion.</param>
/// <param name="Order">Case numbers, the first place first.</param>
/// <param name="Reason">Why.</param>
/// <param name="Seen">The order that the person saw; null when there was none. Another since then is a conflict (F-02).</param>
/// <param name="Fund">Key of the fund; null where the municipality has one.</param>
[Requires(Permission.Assess)]
[InCase(CasePart.Acts, Impartial = true)]
[LoggedAs("Ansökningar rangordnades", Working = true)]
internal sealed record RankRound(string Criterion, IReadOnlyList<string> Order, string Reason, Guid? Seen, string? Fund = null)
    : ICommand,
        IOperation,
        IAboutFund
{
    string? IAboutCase.CaseNumber => null;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.RankRound { Criterion = Criterion, Order = Order };
}

internal sealed class RankRoundShape : AbstractValidator<RankRound>
{
    public RankRoundShape()
    {
        RuleFor(r => r.Order)
            .Must(o => o.Count is > 0 and <= 200 && o.Distinct().Count() == o.Count)
            .WithMessage(_ => T("Varje ansökan ska stå en gång i ordningen."));
        RuleFor(r => r.Reason)
            .NotEmpty()
            .WithMessage(_ => T("Motivera ordningen."))
            .MaximumLength(4000)
            .WithMessage(_ => T("Texten är för lång, högst 4 000 tecken."));
    }
}

internal sealed class RankRoundHandler(AssessmentDb db, ProcessContext process, Rankable rankable, CurrentAct act)
    : IRequestHandler<RankRound, Unit>
{
    public async Task<Unit> Handle(RankRound request, CancellationToken cancellationToken)
    {
        if (process.Profile.Ranking.Method == RankingMethod.None)
        {
            throw new Refused(T("Kommunens riktlinje rangordnar inte ansökningar."));
        }

        if (process.Profile.Criteria.All(c => c.Set != "ranking" || c.Key != request.Criterion))
        {
            throw new NotFound(T("Urvalskriteriet finns inte."));
        }

        await RequireSeenAsync(request, cancellationToken);
        var allowed = await rankable.NowAsync(process.Profile, cancellationToken);
        if (!allowed.Select(c => c.Header.Number).ToHashSet().SetEquals(request.Order))
        {
            throw new Refused(
                T("Ordningen ska innehålla precis de ansökningar som uppfyller alla grundkriterier."),
                process.Profile.Ranking.EligibleRule,
                "order"
            );
        }

        await RequireImpartialAsync([.. allowed.Select(c => (c.Header.Id, c.Header.Title))], cancellationToken);
        db.Rankings.Add(
            new CriterionRanking
            {
                Fund = process.Fund,
                Criterion = request.Criterion,
                Order = [.. request.Order],
                Contents = [.. request.Order.Select(number => allowed.First(c => c.Header.Number == number).Content)],
                Reason = request.Reason,
                PersonId = act.Now.Person,
                Who = act.Now.Who,
                At = act.Now.At,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }

    private async Task RequireSeenAsync(RankRound request, CancellationToken cancellation)
    {
        var latest = await db
            .Rankings.AsNoTracking()
            .Where(r => r.Fund == process.Fund && r.Criterion == request.Criterion)
            .OrderByDescending(r => r.At)
            .FirstOrDefaultAsync(cancellation);
        if (latest?.Id != request.Seen)
        {
            var now = latest is null
                ? T("finns ingen ordning")
                : T($"gäller ordningen från {latest.Who}: {string.Join(", ", latest.Order)}");
            throw new Conflict(
                T($"Ordningen har ändrats sedan du öppnade sidan: nu {now}. Din ordning var {string.Join(", ", request.Order)}.")
            );
        }
    }

    // W-22: who has declared a conflict of interest in one of them cannot put the others before or after it.
    private async Task RequireImpartialAsync(IReadOnlyList<(CaseId Id, string Title)> ranked, CancellationToken cancellation)
    {
        var (me, ids) = (act.Now.Person, ranked.Select(c => c.Id).ToList());
        var own = await db.Recusals.Where(r => r.PersonId == me && ids.Contains(r.CaseId)).Select(r => r.CaseId).ToListAsync(cancellation);
        if (own.Count > 0)
        {
            var titles = string.Join(", ", ranked.Where(c => own.Contains(c.Id)).Select(c => c.Title));
            throw new Forbidden(T($"Du har anmält jäv i {titles} och deltar inte i rangordningen."));
        }
    }
}
