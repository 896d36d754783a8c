using Fund.Assessment.Criteria;
using Fund.Assessment.Decisions;
using Fund.Assessment.Persistence;
using Fund.Assessment.Recommendations;
using Fund.Assessment.Recusals;
using Fund.Contracts.Messages;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Ranking;

/// <summary>A case's place on a criterion; null where it has not been ranked since it came in.</summary>
internal sealed record RankingCell(string Criterion, int? Place);

/// <summary>A case in the comparison.</summary>
internal sealed record RankingCase(string CaseNumber, string Title, string LeadUnit, IReadOnlyList<RankingCell> Places);

/// <summary>A ranking criterion with the latest order's reason, and its id for the one who makes another.</summary>
internal sealed record RankingCriterion(string Key, string Rule, string Name, string Text, Guid? Latest, string? Reason, string? Who);

/// <summary>The comparison side by side. No sum and no score.</summary>
/// <param name="Fund">Key of the fund.</param>
/// <param name="Funds">The funds to choose from.</param>
/// <param name="Ranks">Does the guideline rank?</param>
/// <param name="Rule">The guideline's rule.</param>
/// <param name="MayRank">May the person who reads put them in order?</param>
/// <param name="Recused">
/// Titles of those in which the reader has declared a conflict of interest, and therefore reads no order at all (W-22).
/// </param>
/// <param name="Criteria">The criteria with their latest orders' reasons.</param>
/// <param name="Cases">What is compared.</param>
internal sealed record RankingTableView(
    string? Fund,
    IReadOnlyList<FundName> Funds,
    bool Ranks,
    string? Rule,
    bool MayRank,
    IReadOnlyList<string> Recused,
    IReadOnlyList<RankingCriterion> Criteria,
    IReadOnlyList<RankingCase> Cases
);

/// <summary>
/// The comparison as it stands: working material until the decision, so that none but those who assess, rank or decide, and the auditor,
/// read it.
/// </summary>
/// <param name="Fund">Key of the fund; null for the only or the first one.</param>
[Requires(Permission.ReadRanking)]
internal sealed record RankingTable(string? Fund = null) : IQuery<RankingTableView>, IAboutFund;

internal sealed class RankingTableHandler(
    AssessmentDb db,
    CurrentSetup setup,
    Rankable rankable,
    OperationDoers doers,
    Actor actor,
    TimeProvider time
) : IRequestHandler<RankingTable, RankingTableView>
{
    // The auditor reads by what they are; the system does what anybody may.
    private static readonly Role[] Always = [Role.Auditor, Role.System];

    private static readonly string[] Readers =
    [
        nameof(AssessCriterion),
        nameof(RankRound),
        nameof(RecommendApplication),
        nameof(RecordDecision),
    ];

    public async Task<RankingTableView> Handle(RankingTable request, CancellationToken cancellationToken)
    {
        var known = await setup.GetAsync(cancellationToken);
        var fund =
            request.Fund is not null ? known.FundOf(request.Fund)
            : known.Funds is [var first, ..] ? first
            : null;
        var profile = fund is null ? null : known.ProfileOn(StockholmTime.Today(time), fund.Key);
        if (profile is null || profile.Ranking.Method == RankingMethod.None)
        {
            return new RankingTableView(fund?.Key, known.Funds, false, profile?.Ranking.Rule, false, [], [], []);
        }

        RequireReader(profile);
        var cases = await rankable.NowAsync(profile, cancellationToken);
        if (await RecusedInAsync(cases, cancellationToken) is { Count: > 0 } recused)
        {
            return new RankingTableView(fund!.Key, known.Funds, true, profile.Ranking.Rule, false, recused, [], []);
        }

        var latest = (await db.Rankings.AsNoTracking().Where(r => r.Fund == fund!.Key).ToListAsync(cancellationToken))
            .GroupBy(r => r.Criterion)
            .ToDictionary(g => g.Key, g => g.MaxBy(r => r.At)!);
        var criteria = profile.Criteria.Where(c => c.Set == "ranking").ToList();
        return new RankingTableView(
            fund!.Key,
            known.Funds,
            true,
            profile.Ranking.Rule,
            actor.May(Permission.Assess) && doers.Of(profile, nameof(RankRound)).Any(actor.Roles.Contains),
            [],
            [.. criteria.Select(c => CriterionOf(c, latest.GetValueOrDefault(c.Key)))],
            [
                .. cases.Select(c => new RankingCase(
                    c.Header.Number,
                    c.Header.Title,
                    c.Header.LeadUnitName,
                    [.. criteria.Select(k => new RankingCell(k.Key, latest.GetValueOrDefault(k.Key)?.PlaceOf(c.Header.Number, c.Content)))]
                )),
            ]
        );
    }

    private void RequireReader(Profile profile)
    {
        if (
            !actor.Roles.Any(role => Always.Contains(role))
            && !Readers.Any(operation => doers.Of(profile, operation).Any(actor.Roles.Contains))
        )
        {
            throw new Forbidden(T("I kommunens process är det andra som läser jämförelsen innan beslutet är fattat."));
        }
    }

    private async Task<IReadOnlyList<string>> RecusedInAsync(IReadOnlyList<RankableCase> cases, CancellationToken cancellation)
    {
        var (me, ids) = (actor.Person, cases.Select(c => c.Header.Id).ToList());
        var own = await db
            .Recusals.AsNoTracking()
            .Where(r => r.PersonId == me && ids.Contains(r.CaseId))
            .Select(r => r.CaseId)
            .ToListAsync(cancellation);
        return [.. cases.Where(c => own.Contains(c.Header.Id)).Select(c => c.Header.Title)];
    }

    private static RankingCriterion CriterionOf(Criterion criterion, CriterionRanking? latest) =>
        new(criterion.Key, criterion.Rule, criterion.Name, criterion.Text, latest?.Id, latest?.Reason, latest?.Who);
}
