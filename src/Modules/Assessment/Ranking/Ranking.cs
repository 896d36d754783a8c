using FluentValidation;
using Fund.Assessment.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Conditions;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Ranking;

/// <summary>Applications in order on one ranking criterion, with the reasons. An order, never a score (U-48, W-13).</summary>
internal sealed class CriterionRanking
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Criterion { get; init; } = "";
    public List<string> Order { get; init; } = [];
    public string Reason { get; init; } = "";
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>
/// Puts the applications that meet every base criterion in order on one ranking criterion, relative to each other (U-46…U-54).
/// </summary>
[Requires(Permission.Assess)]
[LoggedAs("Ansökningar rangordnades")]
internal sealed record RankRound(string Criterion, IReadOnlyList<string> Order, string Reason) : ICommand, IOperation
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
            .WithMessage("Varje ansökan ska stå en gång i ordningen.");
        RuleFor(r => r.Reason)
            .NotEmpty()
            .WithMessage("Motivera ordningen.")
            .MaximumLength(4000)
            .WithMessage("Texten är för lång, högst 4 000 tecken.");
    }
}

internal sealed class RankRoundHandler(AssessmentDb db, ProcessContext process, Rankable rankable, Actor actor, TimeProvider time)
    : IRequestHandler<RankRound, Unit>
{
    public async Task<Unit> Handle(RankRound request, CancellationToken cancellationToken)
    {
        if (process.Profile.Ranking.Method == RankingMethod.None)
        {
            throw new Refused("Kommunens riktlinje rangordnar inte ansökningar.");
        }

        if (process.Profile.Criteria.All(c => c.Set != "ranking" || c.Key != request.Criterion))
        {
            throw new NotFound("Urvalskriteriet finns inte.");
        }

        var allowed = (await rankable.NowAsync(process.Profile, cancellationToken)).Select(c => c.Number).ToHashSet();
        if (!allowed.SetEquals(request.Order))
        {
            throw new Refused(
                "Ordningen ska innehålla precis de ansökningar som uppfyller alla grundkriterier.",
                process.Profile.Ranking.EligibleRule,
                "order"
            );
        }

        db.Rankings.Add(
            new CriterionRanking
            {
                Criterion = request.Criterion,
                Order = [.. request.Order],
                Reason = request.Reason,
                Who = actor.Name,
                At = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}

/// <summary>The applications that can be compared now: being handled, and every base criterion met (U-47).</summary>
internal sealed class Rankable(AssessmentDb db, CaseProcess process, IMediator mediator)
{
    public async Task<IReadOnlyList<CaseHeaderView>> NowAsync(Profile profile, CancellationToken cancellation)
    {
        var handled = (await mediator.Send(new CasesIn([StageKind.Handling]), cancellation))
            .Where(c => c.RuleVersion == profile.Code)
            .ToList();
        var ids = handled.Select(c => c.Id).ToList();
        var assessed = (
            await db
                .Assessments.AsNoTracking()
                .Where(a => ids.Contains(a.CaseId))
                .Select(a => a.CaseId)
                .Distinct()
                .ToListAsync(cancellation)
        ).ToHashSet();
        var met = new List<CaseHeaderView>();
        foreach (var header in handled.Where(c => assessed.Contains(c.Id)))
        {
            if (new CriteriaMet("base").Holds(await process.FactsAsync(header.Id, cancellation), profile))
            {
                met.Add(header);
            }
        }

        return met;
    }
}

/// <summary>A case's place on a criterion; null where it has not been ranked since it came in.</summary>
internal sealed record RankingCell(string Criterion, int? Place);

/// <summary>A case in the comparison.</summary>
internal sealed record RankingCase(string CaseNumber, string Title, string LeadUnit, IReadOnlyList<RankingCell> Places);

/// <summary>A ranking criterion with the latest order's reason.</summary>
internal sealed record RankingCriterion(string Key, string Rule, string Name, string Text, string? Reason, string? Who);

/// <summary>The comparison side by side. No sum and no score.</summary>
internal sealed record RankingTableView(
    bool Ranks,
    string? Rule,
    IReadOnlyList<RankingCriterion> Criteria,
    IReadOnlyList<RankingCase> Cases
);

/// <summary>The comparison as it stands.</summary>
[Requires(Permission.ReadCases)]
internal sealed record RankingTable : IQuery<RankingTableView>;

internal sealed class RankingTableHandler(AssessmentDb db, CurrentSetup setup, Rankable rankable, TimeProvider time)
    : IRequestHandler<RankingTable, RankingTableView>
{
    public async Task<RankingTableView> Handle(RankingTable request, CancellationToken cancellationToken)
    {
        var profile = (await setup.GetAsync(cancellationToken)).ProfileOn(StockholmTime.Today(time));
        if (profile is null || profile.Ranking.Method == RankingMethod.None)
        {
            return new RankingTableView(false, profile?.Ranking.Rule, [], []);
        }

        var latest = (await db.Rankings.AsNoTracking().ToListAsync(cancellationToken))
            .GroupBy(r => r.Criterion)
            .ToDictionary(g => g.Key, g => g.MaxBy(r => r.At)!);
        var criteria = profile.Criteria.Where(c => c.Set == "ranking").ToList();
        var cases = await rankable.NowAsync(profile, cancellationToken);
        return new RankingTableView(
            true,
            profile.Ranking.Rule,
            [
                .. criteria.Select(c => new RankingCriterion(
                    c.Key,
                    c.Rule,
                    c.Name,
                    c.Text,
                    latest.GetValueOrDefault(c.Key)?.Reason,
                    latest.GetValueOrDefault(c.Key)?.Who
                )),
            ],
            [
                .. cases.Select(c => new RankingCase(
                    c.Number,
                    c.Title,
                    c.LeadUnitName,
                    [.. criteria.Select(k => new RankingCell(k.Key, Place(latest.GetValueOrDefault(k.Key), c.Number)))]
                )),
            ]
        );
    }

    private static int? Place(CriterionRanking? ranking, string caseNumber) =>
        ranking?.Order.IndexOf(caseNumber) is >= 0 and var place ? place + 1 : null;
}
