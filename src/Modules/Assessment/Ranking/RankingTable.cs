using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
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
internal sealed record RankingTableView(
    string? Fund,
    IReadOnlyList<FundName> Funds,
    bool Ranks,
    string? Rule,
    IReadOnlyList<RankingCriterion> Criteria,
    IReadOnlyList<RankingCase> Cases
);

/// <summary>The comparison as it stands.</summary>
/// <param name="Fund">Key of the fund; null for the only or the first one.</param>
[Requires(Permission.ReadCases)]
internal sealed record RankingTable(string? Fund = null) : IQuery<RankingTableView>, IAboutFund;

internal sealed class RankingTableHandler(AssessmentDb db, CurrentSetup setup, Rankable rankable, TimeProvider time)
    : IRequestHandler<RankingTable, RankingTableView>
{
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
            return new RankingTableView(fund?.Key, known.Funds, false, profile?.Ranking.Rule, [], []);
        }

        var latest = (await db.Rankings.AsNoTracking().Where(r => r.Fund == fund!.Key).ToListAsync(cancellationToken))
            .GroupBy(r => r.Criterion)
            .ToDictionary(g => g.Key, g => g.MaxBy(r => r.At)!);
        var criteria = profile.Criteria.Where(c => c.Set == "ranking").ToList();
        var cases = await rankable.NowAsync(profile, cancellationToken);
        return new RankingTableView(
            fund!.Key,
            known.Funds,
            true,
            profile.Ranking.Rule,
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

    private static RankingCriterion CriterionOf(Criterion criterion, CriterionRanking? latest) =>
        new(criterion.Key, criterion.Rule, criterion.Name, criterion.Text, latest?.Id, latest?.Reason, latest?.Who);
}
